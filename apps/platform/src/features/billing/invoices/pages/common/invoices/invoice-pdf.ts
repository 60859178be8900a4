import { formatPlainDate } from "../../../../../../kernel/civil-date.ts";
import type { Language } from "../../../../../../kernel/errors.ts";
import { type PdfPart, writeTaggedPdf } from "../../../../../../web/index.ts";
import type { Coming } from "../../../../debits/index.ts";
import type { InvoiceLine, OwnInvoice } from "../../../index.ts";
import { byMember, reasonsOf, whatText } from "./by-member.ts";
import { helpWords } from "./help-words.ts";
import { centsText, dayText, invoiceWords, isDebited, titleOf } from "./invoice-words.ts";

/**
 * Tagged, in the reader's language: the invoice as it was sent, whatever was paid since; with the day of the
 * direct debit that takes it. @param at when its numbers were given
 */
export function invoicePdf(own: OwnInvoice, language: Language, coming?: Coming): Promise<Buffer> {
  const { invoice, content } = own;
  const reasons = reasonsOf(content, language);
  const words = invoiceWords(language);
  return writeTaggedPdf({
    title: titleOf(invoice, language),
    author: content.issuer.name,
    language,
    // Noon, so that every time zone reads the same day.
    at: new Date(`${invoice.issuedOn}T12:00:00Z`),
    parts: [
      facts(factsOf(own, language), language),
      ...byMember(content, language).flatMap(({ name, lines, cents }): PdfPart[] => [
        { kind: "heading", level: 2, text: name },
        { kind: "list", items: lines.map((line) => lineText(line, language)) },
        { kind: "paragraph", text: words.subtotal(centsText(cents, language)) },
      ]),
      { kind: "heading", level: 2, text: words.total },
      facts(totalsOf(own, language, coming), language),
      { kind: "paragraph", text: words.noTax },
      ...(reasons.length === 0
        ? []
        : ([
            { kind: "heading", level: 2, text: words.why },
            { kind: "list", items: reasons },
          ] satisfies PdfPart[])),
      ...closing(own, language, coming),
    ],
  });
}

type Pair = readonly [term: string, value: string];

const facts = (rows: readonly Pair[], language: Language): PdfPart => ({
  kind: "facts",
  rows: rows.map(([term, value]) => [`${term}${language === "fr" ? "\u00a0:" : ":"}`, value] as const),
});

function factsOf({ invoice, content, about }: OwnInvoice, language: Language): readonly Pair[] {
  const words = invoiceWords(language);
  const { issuer, payerName, payerAddress, reason } = content;
  return [
    [words.number, invoice.number],
    ...(about ? [[words.about, about.number] as const] : []),
    [words.issued, dayText(invoice.issuedOn, language)],
    [words.from, [issuer.name, issuer.address].filter(Boolean).join(", ")],
    ...(issuer.siret === null ? [] : [[words.siret, issuer.siret] as const]),
    [words.payer, [payerName, payerAddress].filter(Boolean).join(", ")],
    ...(reason === undefined ? [] : [[words.reason, reason] as const]),
  ];
}

function totalsOf(
  { invoice, standing }: OwnInvoice,
  language: Language,
  coming: Coming | undefined,
): readonly Pair[] {
  const words = invoiceWords(language);
  if (coming && isDebited(standing?.left ?? 0, coming))
    return [
      [words.total, centsText(invoice.totalCents, language)],
      [words.debitedOn, dayText(coming.on, language)],
    ];
  return [
    [words.total, centsText(invoice.totalCents, language)],
    ...(invoice.dueOn === null ? [] : [[words.dueOn, dayText(invoice.dueOn, language)] as const]),
  ];
}

/** "5 octobre 2026. Cantine, repas : 2 × 1,80 € = 3,60 €": heard as it is read. */
function lineText(line: InvoiceLine, language: Language): string {
  const { day, quantity, unitCents, cents } = line;
  const colon = language === "fr" ? " :" : ":";
  const times =
    quantity === 1
      ? centsText(cents, language)
      : `${quantity} × ${centsText(unitCents, language)} = ${centsText(cents, language)}`;
  return `${formatPlainDate(day, language)}. ${whatText(line, language)}${colon} ${times}`;
}

function closing(
  { invoice, content, standing }: OwnInvoice,
  language: Language,
  coming: Coming | undefined,
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
