/** One figure as OpenMetrics text says it (openmetrics.io, version 1.0.0, section 4). */
export interface Gauge {
  readonly name: string;
  readonly help: string;
  readonly value: number;
}

export interface Sample {
  readonly suffix: string;
  readonly labels?: Readonly<Record<string, string>>;
  readonly value: number;
}

/** What only grows, or how a duration is spread: several lines under one name. */
export interface Metric {
  readonly name: string;
  readonly type: "counter" | "histogram";
  readonly help: string;
  readonly samples: readonly Sample[];
}

export const OPEN_METRICS = "application/openmetrics-text; version=1.0.0; charset=utf-8";

/** Names, labels and help are literals of ours; a figure that is not known is left out. */
export function openMetrics(figures: readonly (Gauge | Metric)[]): string {
  const blocks = figures
    .map((figure) => ("samples" in figure ? figure : formatMetric(figure)))
    .filter(({ samples }) => samples.every(({ value }) => Number.isFinite(value)))
    .map(
      ({ name, type, help, samples }) =>
        `# TYPE ardeco_${name} ${type}\n# HELP ardeco_${name} ` +
        `${help}\n${samples.map((one) => formatMetricLine(name, one)).join("")}`,
    );
  return `${blocks.join("")}# EOF\n`;
}

const formatMetric = ({ name, help, value }: Gauge) => ({
  name,
  type: "gauge",
  help,
  samples: [{ suffix: "", value } as Sample],
});

function formatMetricLine(name: string, { suffix, labels = {}, value }: Sample): string {
  const pairs = Object.entries(labels).map(([label, text]) => `${label}="${text}"`);
  return `ardeco_${name}${suffix}${pairs.length > 0 ? `{${pairs.join(",")}}` : ""} ${value}\n`;
}
