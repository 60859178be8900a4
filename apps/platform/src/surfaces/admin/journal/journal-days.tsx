import type { TimelineDay } from "@ardeco/ui";
import { civilDate, longDate } from "../../../kernel/civil-date.ts";
import type { Language, Sentence } from "../../../kernel/errors.ts";
import type { EntryActor, JournalEntry } from "../../../modules/audit/index.ts";
import { journalWords } from "./journal-words.ts";

/** How a line reads; filled by the composition root from what every module says of its own lines. */
export type TellEntry = (entry: JournalEntry) => Sentence;

/** Lines by civil day in Paris, newest first. */
export function journalDays(
  entries: readonly JournalEntry[],
  tell: TellEntry,
  language: Language,
): readonly TimelineDay[] {
  const days = Map.groupBy(entries, ({ at }) => civilDate(at));
  return [...days].map(([date, lines]) => ({
    date,
    label: longDate(date, language),
    entries: lines.map((entry) => ({
      key: entry.id,
      time: timeOfDay(entry.at, language),
      icon: "history" as const,
      text: (
        <>
          <p>{tell(entry)[language]}</p>
          <p class="ar-hint">{byLine(entry.actor, language)}</p>
        </>
      ),
    })),
  }));
}

function byLine({ kind, label = "", delegationId }: EntryActor, language: Language): string {
  const { by } = journalWords(language);
  if (kind !== "staff") return by[kind];
  return delegationId === undefined ? by.staff(label) : by.delegated(label);
}

/** "9 h 12", or "09:12". */
function timeOfDay(at: Date, language: Language): string {
  const text = new Intl.DateTimeFormat("fr-FR", {
    hour: "2-digit",
    minute: "2-digit",
    timeZone: "Europe/Paris",
  }).format(at);
  return language === "fr" ? text.replace(/^0?(\d+):/, "$1 h ") : text;
}
