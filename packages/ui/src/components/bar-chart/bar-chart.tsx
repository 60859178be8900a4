import { useMessages } from "../../messages.ts";
import { Details } from "../details/details.tsx";
import { Table } from "../table/table.tsx";

export interface Bar {
  label: string;
  value: number;
  /** The value in words; the number itself otherwise. */
  text?: string | undefined;
}

export interface BarChartProps {
  id: string;
  title: string;
  /** What the figures say, in a sentence. */
  description: string;
  bars: readonly Bar[];
  labelHeading: string;
  valueHeading: string;
}

const ROW_HEIGHT = 56;
const BAR_HEIGHT = 16;
const BAR_TOP = 28;

const share = (value: number, max: number): string =>
  `${max > 0 ? Math.round((value / max) * 1000) / 10 : 0}%`;

/** Widths in percent and texts in pixels: the bars stretch, the words never shrink. */
function Drawing({
  id,
  title,
  description,
  bars,
}: Pick<BarChartProps, "id" | "title" | "description" | "bars">) {
  const max = Math.max(0, ...bars.map((bar) => bar.value));
  return (
    <svg
      class="ar-chart__drawing"
      role="img"
      aria-labelledby={`${id}-title ${id}-desc`}
      width="100%"
      height={bars.length * ROW_HEIGHT}
    >
      <title id={`${id}-title`}>{title}</title>
      <desc id={`${id}-desc`}>{description}</desc>
      {bars.map((bar, index) => (
        <g key={bar.label} transform={`translate(0 ${index * ROW_HEIGHT})`}>
          <text x="0" y="18">
            {bar.label}
          </text>
          <text x="100%" y="18" text-anchor="end" class="ar-numbers">
            {bar.text ?? bar.value}
          </text>
          <rect class="ar-chart__rail" y={BAR_TOP} width="100%" height={BAR_HEIGHT} rx="4" />
          <rect class="ar-chart__bar" y={BAR_TOP} width={share(bar.value, max)} height={BAR_HEIGHT} rx="4" />
        </g>
      ))}
    </svg>
  );
}

export function BarChart({ id, title, description, bars, labelHeading, valueHeading }: BarChartProps) {
  const words = useMessages();
  return (
    <figure class="ar-chart">
      <figcaption>
        <strong>{title}</strong>
        <p class="ar-hint">{description}</p>
      </figcaption>
      <Drawing id={id} title={title} description={description} bars={bars} />
      <Details summary={words.chartData}>
        <Table
          id={`${id}-table`}
          caption={title}
          columns={[{ label: labelHeading }, { label: valueHeading, numeric: true }]}
          rows={bars.map((bar) => ({ key: bar.label, cells: [bar.label, bar.text ?? bar.value] }))}
        />
      </Details>
    </figure>
  );
}
