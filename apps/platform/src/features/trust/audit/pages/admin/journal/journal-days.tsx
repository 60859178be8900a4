import type { TimelineDay } from "@ardeco/ui";
import { formatTimeOfDay } from "../../../../../../frames/common/dates/dates.ts";
import { formatLongDate, toCivilDate } from "../../../../../../kernel/civil-date.ts";
import type { Language, Sentence } from "../../../../../../kernel/errors.ts";
import type { EntryActor, JournalEntry } from "../../../index.ts";
import { journalWords } from "./journal-words.ts";

/** How a line reads; filled by the composition root from what every module says of its own lines. */
export type TellEntry = (entry: JournalEntry) => Sentence;

/** Lines by civil day in Paris, newest first. */
export function journalDays(
  entries: readonly JournalEntry[],
  tell: TellEntry,
  language: Language,
): readonly TimelineDay[] {
  const words = journalWords(language);
  const days = Map.groupBy(entries, ({ at }) => toCivilDate(at));
  return [...days].map(([date, lines]) => ({
    date,
    label: formatLongDate(date, language),
    entries: lines.map((entry) => ({
      key: entry.id,
      time: formatTimeOfDay(entry.at, language),
      icon: "history" as const,
      text: (
        <>
          <p>{lineText(entry, tell(entry)[language], language)}</p>
          {entry.personId && <p class="ar-hint">{words.about(referenceOf(entry.personId))}</p>}
          <p class="ar-hint">{byLine(entry.actor, language)}</p>
        </>
      ),
    })),
  }));
}

/** A line about a person was written to be read by them; the auditor reads it as a quotation. */
const lineText = ({ personId }: JournalEntry, line: string, language: Language): string =>
  personId === undefined ? line : journalWords(language).toPerson(line);

/** Tells two people apart on the page, and names nobody. */
const referenceOf = (personId: string): string => personId.replaceAll("-", "").slice(-8).toUpperCase();

function byLine({ kind, label = "", delegationId }: EntryActor, language: Language): string {
  const { by } = journalWords(language);
  if (kind !== "staff") return by[kind];
  return delegationId === undefined ? by.staff(label) : by.delegated(label);
}
