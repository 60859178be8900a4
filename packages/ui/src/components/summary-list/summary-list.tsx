import type { ComponentChildren } from "preact";
import { useMessages } from "../../messages.ts";

export interface SummaryRow {
  label: string;
  value: ComponentChildren;
  /** Back to the question, which comes back filled. */
  changeHref?: string | undefined;
}

export interface SummaryListProps {
  rows: readonly SummaryRow[];
}

export function SummaryList({ rows }: SummaryListProps) {
  const words = useMessages();
  return (
    <dl class="ar-summary">
      {rows.map(({ label, value, changeHref }) => (
        <div key={label} class="ar-summary__row">
          <dt>{label}</dt>
          <dd>{value}</dd>
          {changeHref && (
            <dd class="ar-summary__change">
              <a href={changeHref}>
                {words.change}
                <span class="ds-sr-only"> {label}</span>
              </a>
            </dd>
          )}
        </div>
      ))}
    </dl>
  );
}
