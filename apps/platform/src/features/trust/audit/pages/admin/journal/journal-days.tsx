import type { TimelineDay } from "@ardeco/ui";
import { formatTimeOfDay } from "../../../../../../frames/common/dates/dates.ts";
import { formatLongDate, toCivilDate } from "../../../../../../kernel/civil-date.ts";
import type { Language, Sentence } from "../../../../../../kernel/errors.ts";
import type { EntryActor, JournalEntry } from "../../../index.ts";
import { logWords } from "./journal-words.ts";

/** How a line reads; filled by the composition root from what every module says of its own lines. */
export type TellLogEntry = (entry: JournalEntry) => Sentence;

/** Lines by civil day in Paris, newest first. */
export function renderLogDays(
  entries: readonly JournalEntry[],
  tell: TellLogEntry,
  language: Language,
): readonly TimelineDay[] {
  const words = logWords(language);
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
          <p>{formatLogLine(entry, tell(entry)[language], language)}</p>
          {entry.personId && <p class="ar-hint">{words.about(formatPersonReference(entry.personId))}</p>}
          <p class="ar-hint">{formatLogAuthor(entry.actor, language)}</p>
        </>
      ),
    })),
  }));
}

/** A line about a person was written to be read by them; the auditor reads it as a quotation. */
const formatLogLine = ({ personId }: JournalEntry, line: string, language: Language): string =>
  personId === undefined ? line : logWords(language).toPerson(line);

/** Tells two people apart on the page, and names nobody. */
const formatPersonReference = (personId: string): string =>
  personId.replaceAll("-", "").slice(-8).toUpperCase();

function formatLogAuthor({ kind, label = "", delegationId }: EntryActor, language: Language): string {
  const { by } = logWords(language);
  if (kind !== "staff") return by[kind];
  return delegationId === undefined ? by.staff(label) : by.delegated(label);
}
