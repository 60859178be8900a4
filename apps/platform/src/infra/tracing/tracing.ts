import type { AllowedFields } from "../log/allowed-fields.ts";

/** Where time goes: spans, one inside another, from a request to its statements. */
export interface Tracing {
  /** `work` as a span of the one under way; what may be said of it is what may be logged. */
  span<T>(name: string, facts: AllowedFields, work: () => Promise<T>): Promise<T>;
  /** Begins a span that `run` puts under way and `end` closes, where no promise tells the end: a request. */
  begin(name: string): OpenSpan;
  /** The span under way, to be kept with a job; undefined without any. */
  mark(): string | undefined;
  /** `work` as a span that continues the one marked, in another process or later. */
  continue<T>(
    mark: string | undefined,
    name: string,
    facts: AllowedFields,
    work: () => Promise<T>,
  ): Promise<T>;
  /**
   * As `span`, for a call to somebody else: `work` receives the header to send, which tells them nothing of
   * ours.
   */
  call<T>(name: string, facts: AllowedFields, work: (headers: TraceHeaders) => Promise<T>): Promise<T>;
  /** Sends what waits. */
  close(): Promise<void>;
}

export interface OpenSpan {
  run(work: () => void): void;
  end(name: string, facts: AllowedFields): void;
}

/** `traceparent` of W3C Trace Context, or nothing. */
export type TraceHeaders = Readonly<Record<string, string>>;

export interface TracingSettings {
  /** Base address of an OTLP/HTTP collector: "http://collector.ville.internal:4318". */
  readonly endpoint: string;
  readonly headers: Readonly<Record<string, string>>;
  /** Share of traces kept, from 0 to 1. */
  readonly share: number;
}

/** Off: nothing is measured, nothing is loaded. */
export const noTracing: Tracing = {
  span: (_name, _facts, work) => work(),
  begin: () => ({ run: (work) => work(), end: () => {} }),
  mark: () => undefined,
  continue: (_mark, _name, _facts, work) => work(),
  call: (_name, _facts, work) => work({}),
  close: async () => {},
};
