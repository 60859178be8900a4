import { noTracing, type Tracing, type TracingSettings } from "./tracing.ts";

/** The libraries are loaded only where traces are wanted. */
export async function openTracing(settings: TracingSettings | null): Promise<Tracing> {
  if (settings === null) return noTracing;
  const { openOtlp } = await import("./otlp.ts");
  return openOtlp(settings);
}
