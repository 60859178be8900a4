import { formatPlainDate } from "../../../../../../kernel/civil-date.ts";
import type { Language } from "../../../../../../kernel/errors.ts";
import type { InvoiceContent, InvoiceLine } from "../../../index.ts";
import { formatInvoiceCents, invoiceWords } from "./words.ts";

export interface MemberLines {
  readonly key: string;
  readonly name: string;
  readonly lines: readonly InvoiceLine[];
  readonly cents: number;
}

/** The lines of each one, in the order of the invoice: two children of one first name stay two. */
export function groupLinesByMember(
  { lines }: Pick<InvoiceContent, "lines">,
  language: Language,
): readonly MemberLines[] {
  const words = invoiceWords(language);
  const groups = Map.groupBy(lines, ({ memberId }) => memberId ?? "household");
  return [...groups].map(([key, own]) => ({
    key,
    name: key === "household" ? words.household : own[0]?.member || words.unnamed,
    lines: own,
    cents: own.reduce((sum, { cents }) => sum + cents, 0),
  }));
}

/** "Cantine : repas du 12 mars"; what was given back says so. */
export function formatLineSubject({ service, label, unitCents }: InvoiceLine, language: Language): string {
  const name = service[language];
  const said = label === null ? name : `${name}, ${label}`;
  return unitCents < 0 ? invoiceWords(language).back(said) : said;
}

/** Each reason once, however many lines have it. */
export function listPriceReasons(
  { lines }: Pick<InvoiceContent, "lines">,
  language: Language,
): readonly string[] {
  const words = invoiceWords(language);
  const told = lines.flatMap(({ why, unitCents }) =>
    why === null
      ? []
      : [
          [
            words.whyLine(
              why.title[language],
              formatInvoiceCents(unitCents, language),
              formatPlainDate(why.from, language),
              why.decision,
            ),
            why.reason[language],
          ].join(" "),
        ],
  );
  const reasons = [...new Set(told)];
  const bare = lines.some(({ why, unitCents }) => why === null && unitCents > 0);
  return reasons.length > 0 && bare ? [...reasons, words.whyService] : reasons;
}
