import { Section, Table } from "@ardeco/ui";
import { formatLongDay } from "../../../../../../frames/common/dates/dates.ts";
import { buildDeskAddresses } from "../../../../../../frames/desk/common/addresses.ts";
import { deskCommonWords } from "../../../../../../frames/desk/common/common-words.ts";
import { formatLongDate } from "../../../../../../kernel/civil-date.ts";
import type { Language } from "../../../../../../kernel/errors.ts";
import { removeFinalStop } from "../../../../../../kernel/text.ts";
import type { Visit } from "../../../../../../web/index.ts";
import type { PersonMerge } from "../../../../../identity/identity/index.ts";
import type { MergeLine } from "../../../index.ts";
import { mergeWords } from "./merge-words.ts";

interface Props {
  readonly id: string;
  readonly lines: readonly MergeLine[];
  readonly title: string;
  readonly lead: string;
  readonly visit: Pick<Visit, "brand" | "language">;
}

/** Nothing when there is none: the page says first what waits for an answer. */
export function MergeList({ id, lines, title, lead, visit: { brand, language } }: Props) {
  if (lines.length === 0) return null;
  const words = mergeWords(language);
  const { unnamed } = deskCommonWords(language);
  return (
    <Section id={id} title={title} lead={lead}>
      <Table
        id={`${id}-liste`}
        caption={title}
        isTitled
        columns={[words.people, words.where].map((label) => ({ label }))}
        rows={lines.map(({ merge, names: [one, other] }) => ({
          key: merge.id,
          cells: [
            <a key="open" href={buildDeskAddresses(brand).merge(merge.id)}>
              {one || unnamed} {words.and} {other || unnamed}
              <span class="ds-sr-only"> ({formatMergeWhereabouts(merge, language)})</span>
            </a>,
            formatMergeWhereabouts(merge, language),
          ],
        }))}
      />
    </Section>
  );
}

function formatMergeWhereabouts(merge: PersonMerge, language: Language): string {
  const { state, askedBy, merged, undoing, undone, apart } = merge;
  const { states } = mergeWords(language);
  if (apart) return states.apart(formatLongDate(apart.on, language), apart.by);
  if (state === "asked") return states.asked(askedBy?.label ?? "");
  if (state === "active" && undoing) return states.undoing(undoing.label);
  if (state === "active" && merged) return states.active(formatLongDay(merged.at, language), merged.by);
  return undone
    ? states.undone(formatLongDay(undone.at, language), undone.by, removeFinalStop(undone.reason))
    : states.waiting;
}
