import { formatPlainDate } from "../../../../../../kernel/civil-date.ts";
import type { Language } from "../../../../../../kernel/errors.ts";
import { type PdfPart, writeTaggedPdf } from "../../../../../../web/index.ts";
import type { ComingDebit } from "../../../../debits/index.ts";
import type { InvoiceLine, OwnInvoice } from "../../../index.ts";
import { formatLineSubject, groupLinesByMember, listPriceReasons } from "./group-lines-by-member.ts";
import { helpWords } from "./help-words.ts";
import {
  formatInvoiceCents,
  formatInvoiceDay,
  formatInvoiceTitle,
  invoiceWords,
  isDebited,
} from "./words.ts";

/**
 * Tagged, in the reader's language: the invoice as it was sent, whatever was paid since; with the day of the
 * direct debit that takes it.
 * @param at when its numbers were given
 */
export function printInvoicePdf(own: OwnInvoice, language: Language, coming?: ComingDebit): Promise<Buffer> {
  const { invoice, content } = own;
  const reasons = listPriceReasons(content, language);
  const words = invoiceWords(language);
  return writeTaggedPdf({
    title: formatInvoiceTitle(invoice, language),
    author: content.issuer.name,
    language,
    // Noon, so that every time zone reads the same day.
    at: new Date(`${invoice.issuedOn}T12:00:00Z`),
    parts: [
      buildFactsPart(listInvoicePdfFacts(own, language), language),
      ...groupLinesByMember(content, language).flatMap(({ name, lines, cents }): PdfPart[] => [
        { kind: "heading", level: 2, text: name },
        { kind: "list", items: lines.map((line) => formatPdfLine(line, language)) },
        { kind: "paragraph", text: words.subtotal(formatInvoiceCents(cents, language)) },
      ]),
      { kind: "heading", level: 2, text: words.total },
      buildFactsPart(listInvoicePdfTotals(own, language, coming), language),
      { kind: "paragraph", text: words.noTax },
      ...(reasons.length === 0
        ? []
        : ([
            { kind: "heading", level: 2, text: words.why },
            { kind: "list", items: reasons },
          ] satisfies PdfPart[])),
      ...buildClosingParts(own, language, coming),
    ],
  });
}

type Pair = readonly [term: string, value: string];

const buildFactsPart = (rows: readonly Pair[], language: Language): PdfPart => ({
  kind: "facts",
  rows: rows.map(([term, value]) => [`${term}${language === "fr" ? "\u00a0:" : ":"}`, value] as const),
});

function listInvoicePdfFacts({ invoice, content, about }: OwnInvoice, language: Language): readonly Pair[] {
  const words = invoiceWords(language);
  const { issuer, payerName, payerAddress, reason } = content;
  return [
    [words.number, invoice.number],
    ...(about ? [[words.about, about.number] as const] : []),
    [words.issued, formatInvoiceDay(invoice.issuedOn, language)],
    [words.from, [issuer.name, issuer.address].filter(Boolean).join(", ")],
    ...(issuer.siret === null ? [] : [[words.siret, issuer.siret] as const]),
    [words.payer, [payerName, payerAddress].filter(Boolean).join(", ")],
    ...(reason === undefined ? [] : [[words.reason, reason] as const]),
  ];
}

function listInvoicePdfTotals(
  { invoice, standing }: OwnInvoice,
  language: Language,
  coming: ComingDebit | undefined,
): readonly Pair[] {
  const words = invoiceWords(language);
  if (coming && isDebited(standing?.left ?? 0, coming))
    return [
      [words.total, formatInvoiceCents(invoice.totalCents, language)],
      [words.debitedOn, formatInvoiceDay(coming.on, language)],
    ];
  return [
    [words.total, formatInvoiceCents(invoice.totalCents, language)],
    ...(invoice.dueOn === null ? [] : [[words.dueOn, formatInvoiceDay(invoice.dueOn, language)] as const]),
  ];
}

/** "5 octobre 2026. Cantine, repas : 2 × 1,80 € = 3,60 €": heard as it is read. */
function formatPdfLine(line: InvoiceLine, language: Language): string {
  const { day, quantity, unitCents, cents } = line;
  const colon = language === "fr" ? " :" : ":";
  const times =
    quantity === 1
      ? formatInvoiceCents(cents, language)
      : `${quantity} × ${formatInvoiceCents(unitCents, language)} = ${formatInvoiceCents(cents, language)}`;
  return `${formatPlainDate(day, language)}. ${formatLineSubject(line, language)}${colon} ${times}`;
}

function buildClosingParts(
  { invoice, content, standing }: OwnInvoice,
  language: Language,
  coming: ComingDebit | undefined,
): readonly PdfPart[] {
  const words = helpWords(language);
  if (invoice.kind === "credit_note") return [{ kind: "paragraph", text: words.creditNext }];
  return [
    { kind: "heading", level: 2, text: words.pay },
    { kind: "paragraph", text: isDebited(standing?.left ?? 0, coming) ? words.debitedHow : words.payHow },
    { kind: "heading", level: 2, text: words.help },
    { kind: "paragraph", text: words.helpText },
    { kind: "paragraph", text: content.issuer.help },
    { kind: "paragraph", text: words.children },
  ];
}
