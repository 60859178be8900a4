import type { IconName, TimelineDay } from "@ardeco/ui";
import { formatTimeOfDay } from "../../../../../../frames/common/dates/dates.ts";
import { formatLongDate, toCivilDate } from "../../../../../../kernel/civil-date.ts";
import type { Sentence } from "../../../../../../kernel/errors.ts";
import { groupSittings, type JournalEntry } from "../../../index.ts";
import { formatDuration } from "../../common/journal/format-duration.ts";
import { formatEntryAuthor, type Reading } from "./format-entry-author.ts";

/** Lines of the journal grouped by civil day in Paris, newest first, each told in a sentence. */
export function groupJournalDays(
  entries: readonly JournalEntry[],
  tell: (entry: JournalEntry) => Sentence,
  reading: Reading,
): readonly TimelineDay[] {
  const days = Map.groupBy(groupSittings(entries), ({ at }) => toCivilDate(at));
  return [...days].map(([date, lines]) => ({
    date,
    label: formatLongDate(date, reading.language),
    entries: lines.map((entry) => ({
      key: entry.id,
      time: formatTimeOfDay(entry.at, reading.language),
      icon: getActionIcon(entry.action),
      text: (
        <>
          <p>{tell(entry)[reading.language]}</p>
          <p class="ar-hint">{formatEntryAuthor(entry, reading) + formatDuration(entry, reading.language)}</p>
        </>
      ),
    })),
  }));
}

const icons: Readonly<Record<string, IconName>> = {
  identity: "id-card",
  consent: "handshake",
  contacts: "message-square",
  subscriptions: "ticket",
  clients: "send",
  openid: "key-round",
  access: "lock",
  evidence: "file-check",
  enrolment: "folder-open",
  households: "users",
  notifications: "mail",
};

function getActionIcon(action: string): IconName {
  return icons[action.split(".")[0] ?? ""] ?? "history";
}
