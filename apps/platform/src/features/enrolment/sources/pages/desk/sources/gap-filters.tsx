import { buildDeskAddresses } from "../../../../../../frames/desk/common/addresses.ts";
import type { Visit } from "../../../../../../web/index.ts";
import { gapNames, type ToSettle } from "../../../index.ts";
import { formatSettleHref, type SettleChoice } from "./settle-query.ts";
import { settleWords } from "./settle-words.ts";

interface FiltersProps {
  readonly visit: Visit;
  readonly choice: SettleChoice;
  readonly counts: ToSettle["counts"];
  /** Lines of files that are about nobody. */
  readonly lines: number;
}

/** How many of each kind, each a link to these alone. */
export function GapFilters({ visit: { brand, language }, choice, counts, lines }: FiltersProps) {
  const words = settleWords(language);
  const total = counts.reduce((sum, { count }) => sum + count, 0) + lines;
  const shown: readonly (readonly [SettleChoice["kind"], string, number])[] = [
    [undefined, words.all, total],
    ...counts.map(({ gap, count }) => [gap, gapNames[gap][language], count] as const),
    ...(lines > 0 ? [["lines", words.lines, lines] as const] : []),
  ];
  return (
    <nav aria-label={words.filters} class="ar-desk-filters">
      <ul class="ar-links">
        {shown.map(([kind, label, count]) => (
          <li key={kind ?? "all"}>
            <a
              href={formatSettleHref(buildDeskAddresses(brand).toSettle, { kind, page: 1 })}
              aria-current={kind === choice.kind ? "page" : undefined}
            >
              {label} ({count})
            </a>
          </li>
        ))}
      </ul>
    </nav>
  );
}
