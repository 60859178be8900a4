import type { Metric } from "./open-metrics.ts";

/**
 * Upper bounds, in seconds: a page takes some tens of milliseconds, a photograph or a busy database seconds.
 */
const BOUNDS = [0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10];
const CLASSES = ["1xx", "2xx", "3xx", "4xx", "5xx"] as const;

export interface RequestFigures {
  /** One request answered. */
  count(status: number, milliseconds: number): void;
  /** How many since the start, by class of answer, and how long they took. No route, no address. */
  read(): readonly Metric[];
}

export function openRequestFigures(): RequestFigures {
  const answered = new Map<string, number>(CLASSES.map((name) => [name, 0]));
  const within = BOUNDS.map(() => 0);
  let [count, seconds] = [0, 0];
  return {
    count: (status, milliseconds) => {
      const name = `${Math.floor(status / 100)}xx`;
      answered.set(name, (answered.get(name) ?? 0) + 1);
      const taken = milliseconds / 1_000;
      count += 1;
      seconds += taken;
      for (const [at, bound] of BOUNDS.entries()) if (taken <= bound) within[at] = (within[at] ?? 0) + 1;
    },
    read: () => [
      {
        name: "http_requests",
        type: "counter",
        help: "Answered since the start, by class of status: 5xx are faults of the platform.",
        samples: [...answered].map(([status, value]) => ({ suffix: "_total", labels: { status }, value })),
      },
      {
        name: "http_request_duration_seconds",
        type: "histogram",
        help: "From the first byte received to the last one sent.",
        samples: [
          ...BOUNDS.map((bound, at) => ({
            suffix: "_bucket",
            labels: { le: String(bound) },
            value: within[at] ?? 0,
          })),
          { suffix: "_bucket", labels: { le: "+Inf" }, value: count },
          { suffix: "_count", value: count },
          { suffix: "_sum", value: seconds },
        ],
      },
    ],
  };
}
