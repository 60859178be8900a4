import { Details, Timeline } from "@ardeco/ui";
import type { JournalEntry, SittingEntry } from "../../../features/trust/audit/index.ts";
import { formatDuration } from "../../../features/trust/audit/pages/common/journal/format-duration.ts";
import { formatLongDate, toCivilDate } from "../../../kernel/civil-date.ts";
import type { Sentence } from "../../../kernel/errors.ts";
import type { Visit } from "../../../web/index.ts";
import { formatTimeOfDay } from "../../common/dates/dates.ts";
import { relationWords } from "./relation-words.ts";

/** How a line reads; filled by the composition root. */
export type DeskEntryFormatter = (entry: JournalEntry) => Sentence;

interface JournalSectionProps {
  readonly entries: readonly SittingEntry[];
  readonly tell: DeskEntryFormatter;
  readonly visit: Visit;
}

export function JournalSection({ entries, tell, visit: { language } }: JournalSectionProps) {
  const words = relationWords(language);
  if (entries.length === 0) return <p>{words.noJournal}</p>;
  const days = Map.groupBy(entries, ({ at }) => toCivilDate(at));
  return (
    <Details summary={words.lines(entries.length)}>
      <Timeline
        level={3}
        days={[...days].map(([date, ofDay]) => ({
          date,
          label: formatLongDate(date, language),
          entries: ofDay.map((entry) => ({
            key: entry.id,
            time: formatTimeOfDay(entry.at, language),
            icon: "history",
            text: (
              <>
                <p>{tell(entry)[language]}</p>
                {entry.actor.label && (
                  <p class="ar-hint">{entry.actor.label + formatDuration(entry, language)}</p>
                )}
              </>
            ),
          })),
        }))}
      />
      <p class="ar-hint">{words.journalHint}</p>
    </Details>
  );
}
