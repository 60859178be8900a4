import { AsyncLocalStorage } from "node:async_hooks";
import { randomBytes } from "node:crypto";
import {
  type Attributes,
  type Link,
  ROOT_CONTEXT,
  type Span,
  type SpanContext,
  SpanStatusCode,
  TraceFlags,
  trace,
} from "@opentelemetry/api";
import { OTLPTraceExporter } from "@opentelemetry/exporter-trace-otlp-http";
import { resourceFromAttributes } from "@opentelemetry/resources";
import {
  BatchSpanProcessor,
  ParentBasedSampler,
  TraceIdRatioBasedSampler,
  TracerProvider,
} from "@opentelemetry/sdk-trace";
import { type AllowedFields, filterAllowedFields, filterAllowedMessage } from "../log/allowed-fields.ts";
import type { OpenSpan, TraceHeaders, Tracing, TracingSettings } from "./tracing.ts";

/** version-trace-parent-flags: W3C Trace Context, section 3.2. */
const MARK = /^00-([0-9a-f]{32})-([0-9a-f]{16})-(0[01])$/;

/**
 * What a span says passes the allowlist of the log: the collector is one more place where erasure does not
 * follow.
 */
export function openOtlp({ endpoint, headers, share }: TracingSettings): Tracing {
  const provider = new TracerProvider({
    resource: resourceFromAttributes({ "service.name": "ardeco" }),
    sampler: new ParentBasedSampler({ root: new TraceIdRatioBasedSampler(share) }),
    spanProcessors: [
      new BatchSpanProcessor({
        exporter: new OTLPTraceExporter({ url: `${endpoint.replace(/\/$/, "")}/v1/traces`, headers }),
      }),
    ],
  });
  const tracer = provider.getTracer("ardeco");
  const underWay = new AsyncLocalStorage<SpanContext>();
  const start = (
    name: string,
    facts: AllowedFields,
    parent = underWay.getStore(),
    links: Link[] = [],
  ): Span =>
    tracer.startSpan(
      filterAllowedMessage(name),
      { attributes: toSpanAttributes(facts), links },
      parent ? trace.setSpanContext(ROOT_CONTEXT, parent) : ROOT_CONTEXT,
    );
  const within = async <T>(span: Span, work: () => Promise<T>): Promise<T> => {
    try {
      return await underWay.run(span.spanContext(), work);
    } catch (error) {
      recordSpanFailure(span, error);
      throw error;
    } finally {
      span.end();
    }
  };
  return {
    span: (name, facts, work) => within(start(name, facts), work),
    begin: (name) => openSpan(underWay, start(name, {}, undefined)),
    mark: () => {
      const current = underWay.getStore();
      return current && formatTraceMark(current);
    },
    continue: (mark, name, facts, work) => within(start(name, facts, parseTraceMark(mark)), work),
    call: (name, facts, work) => {
      const theirs = createForeignContext();
      const span = start(name, facts, underWay.getStore(), [{ context: theirs }]);
      const sent: TraceHeaders = { traceparent: formatTraceMark(theirs) };
      return within(span, () => work(sent));
    },
    close: () => provider.shutdown().catch(() => {}),
  };
}

function openSpan(underWay: AsyncLocalStorage<SpanContext>, span: Span): OpenSpan {
  return {
    run: (work) => underWay.run(span.spanContext(), work),
    end: (name, facts) => {
      span.updateName(filterAllowedMessage(name));
      span.setAttributes(toSpanAttributes(facts));
      if (typeof facts.status === "number" && facts.status >= 500)
        span.setStatus({ code: SpanStatusCode.ERROR });
      span.end();
    },
  };
}

/** Class and code; never the sentence, in which PostgreSQL quotes a row. */
function recordSpanFailure(span: Span, error: unknown): void {
  span.setStatus({ code: SpanStatusCode.ERROR });
  if (!(error instanceof Error)) return;
  const code = "code" in error ? error.code : error.name;
  span.setAttributes(toSpanAttributes({ code }));
}

function toSpanAttributes(facts: AllowedFields): Attributes {
  const plain = Object.entries(filterAllowedFields(facts)).filter(
    (entry): entry is [string, string | number | boolean] =>
      ["string", "number", "boolean"].includes(typeof entry[1]),
  );
  return Object.fromEntries(plain);
}

const formatTraceMark = ({ traceId, spanId, traceFlags }: SpanContext): string =>
  `00-${traceId}-${spanId}-0${traceFlags & TraceFlags.SAMPLED}`;

function parseTraceMark(mark: string | undefined): SpanContext | undefined {
  const [, traceId, spanId, flags] = MARK.exec(mark ?? "") ?? [];
  if (!traceId || !spanId) return undefined;
  return { traceId, spanId, traceFlags: Number(flags), isRemote: true };
}

/**
 * For a business application a trace of its own, which ours links to: told the same number, two services
 * could join what they know of one person, whom each knows by another name.
 */
const createForeignContext = (): SpanContext => ({
  traceId: randomBytes(16).toString("hex"),
  spanId: randomBytes(8).toString("hex"),
  traceFlags: TraceFlags.SAMPLED,
});
