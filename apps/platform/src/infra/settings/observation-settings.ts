import type { Setting } from "./setting.ts";

/** What is told of a platform that runs: metrics, traces, log. */
export const observationSettings = [
  {
    name: "METRICS_TOKEN",
    default: "",
    secret: true,
    description: "Opens /metrics (OpenMetrics text) to who sends it as a bearer token. Absent: no such page.",
    change: "A supervisor reads figures.",
    refused: "fewer than 32 letters and digits",
  },
  {
    name: "OTEL_EXPORTER_OTLP_ENDPOINT",
    default: "",
    secret: false,
    description: "Base address of an OpenTelemetry collector (OTLP over HTTP). Absent: no trace is made.",
    change: "Something is slow and the town has a collector. No personal data leaves.",
    refused: "another scheme than http: or https:",
  },
  {
    name: "OTEL_EXPORTER_OTLP_HEADERS",
    default: "",
    secret: true,
    description: "What the collector asks for: name=value, separated by commas.",
    change: "The collector wants a token.",
    refused: "not name=value",
  },
  {
    name: "OTEL_TRACES_SAMPLER_ARG",
    default: "1",
    secret: false,
    description: "Share of traces kept, from 0 to 1.",
    change: "Traces are many: 0.1.",
    refused: "not a number from 0 to 1",
  },
  {
    name: "LOG_LEVEL",
    default: "info",
    secret: false,
    description: "debug, info, warn, error or silent.",
    change: "An incident: debug, for the time it takes. No level holds personal data.",
    refused: "any other word",
  },
  {
    name: "LOG_FILE",
    default: "<DATA_DIR>/ardeco.log",
    secret: false,
    description: "Where log lines go. Standard output in production, unless set.",
    change: "Nothing collects standard output.",
    refused: "",
  },
] as const satisfies readonly Setting[];
