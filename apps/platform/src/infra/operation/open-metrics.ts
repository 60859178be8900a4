/** One figure as OpenMetrics text says it (openmetrics.io, version 1.0.0, section 4). */
export interface Gauge {
  readonly name: string;
  readonly help: string;
  readonly value: number;
}

export const OPEN_METRICS = "application/openmetrics-text; version=1.0.0; charset=utf-8";

/** Names and help are literals of ours; a figure that is not known is left out. */
export function openMetrics(gauges: readonly Gauge[]): string {
  const blocks = gauges
    .filter(({ value }) => Number.isFinite(value))
    .map(
      ({ name, help, value }) =>
        `# TYPE ardeco_${name} gauge\n# HELP ardeco_${name} ${help}\nardeco_${name} ${value}\n`,
    );
  return `${blocks.join("")}# EOF\n`;
}
