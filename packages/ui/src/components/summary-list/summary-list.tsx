import type { ComponentChildren } from "preact";
import { useMessages } from "../../messages.ts";

export interface SummaryRow {
  label: string;
  value: ComponentChildren;
  /** Back to the question, which comes back filled. */
  changeHref?: string | undefined;
  /** Another verb than "Modifier". */
  changeLabel?: string | undefined;
}

export interface SummaryListProps {
  rows: readonly SummaryRow[];
}

export function SummaryList({ rows }: SummaryListProps) {
  const words = useMessages();
  return (
    <dl class="ar-summary">
      {rows.map(({ label, value, changeHref, changeLabel }) => (
        <div key={label} class="ar-summary__row">
          <dt>{label}</dt>
          <dd>{value}</dd>
          {changeHref && (
            <dd class="ar-summary__change">
              <a href={changeHref}>
                {changeLabel ?? words.change}
                <span class="ds-sr-only"> {label}</span>
              </a>
            </dd>
          )}
        </div>
      ))}
    </dl>
  );
}
