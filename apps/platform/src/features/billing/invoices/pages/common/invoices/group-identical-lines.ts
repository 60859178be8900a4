import { type CivilDate, formatPlainDate } from "../../../../../../kernel/civil-date.ts";
import type { Language } from "../../../../../../kernel/errors.ts";
import type { InvoiceLine } from "../../../index.ts";
import { formatLineSubject } from "./group-lines-by-member.ts";

/** Lines of one subject, at one price: thirteen meals of a month are one row. */
export interface IdenticalLines {
  readonly key: string;
  readonly subject: string;
  /** In order, each once. */
  readonly days: readonly CivilDate[];
  readonly quantity: number;
  readonly unitCents: number;
  readonly cents: number;
}

/** In the order in which each subject first comes; a service of two names in one language stays two rows. */
export function groupIdenticalLines(
  lines: readonly InvoiceLine[],
  language: Language,
): readonly IdenticalLines[] {
  const groups = Map.groupBy(lines, ({ counterId, service, label, unitCents, why }) =>
    JSON.stringify([counterId, service.fr, label, unitCents, why]),
  );
  return [...groups.values()].flatMap((own) => {
    const [first] = own;
    if (!first) return [];
    return [
      {
        key: first.transferId,
        subject: formatLineSubject(first, language),
        days: [...new Set(own.map(({ day }) => day))].toSorted(),
        quantity: own.reduce((sum, { quantity }) => sum + quantity, 0),
        unitCents: first.unitCents,
        cents: own.reduce((sum, { cents }) => sum + cents, 0),
      },
    ];
  });
}

/** "2, 3 et 5 mars 2026": the month once, after the last of its days. */
export function formatLineDays(days: readonly CivilDate[], language: Language): string {
  const months = Map.groupBy(days, (day) => day.slice(0, 7));
  return [...months.values()].map((own) => formatDaysOfMonth(own, language)).join(", ");
}

function formatDaysOfMonth(days: readonly CivilDate[], language: Language): string {
  const last = days.at(-1);
  if (last === undefined) return "";
  const numbers = days.slice(0, -1).map((day) => formatDayNumber(day, language));
  return new Intl.ListFormat(language === "fr" ? "fr-FR" : "en-GB").format([
    ...numbers,
    formatPlainDate(last, language),
  ]);
}

function formatDayNumber(day: CivilDate, language: Language): string {
  const number = Number(day.slice(8));
  return language === "fr" && number === 1 ? "1er" : String(number);
}
