import { type CivilDate, longDate } from "../../../kernel/civil-date.ts";
import type { Language } from "../../../kernel/errors.ts";
import { ofName } from "../../../kernel/text.ts";
import type { Invoice, Month, OwnInvoice } from "../../../modules/invoices/index.ts";
import { defineMessages } from "../../../web/index.ts";
import { amountText } from "../counters/amounts.ts";

export const invoiceWords = defineMessages({
  fr: {
    title: (month: string) => `Facture ${ofName(month)}`,
    creditTitle: (number: string) => `Avoir ${number}`,
    household: "Tout le foyer",
    unnamed: "Une personne sans nom",
    due: (left: string, day: string) => `${left} à payer avant le ${day}`,
    partly: (left: string, day: string) => `Payée en partie : il reste ${left}, avant le ${day}`,
    late: (left: string) => `La date est passée : il reste ${left}`,
    paid: "Payée",
    cancelled: "Annulée : un avoir la rend en entier",
    credit: (amount: string) => `${amount} vous sont rendus`,
    states: {
      due: "À payer",
      partly: "En partie payée",
      late: "Date passée",
      paid: "Payée",
      cancelled: "Annulée",
    },
    creditState: "Avoir",
    number: "Numéro",
    issued: "Envoyée le",
    dueOn: "À payer avant le",
    total: "Total",
    credited: "Rendu par avoir",
    settled: "Déjà payé",
    left: "Reste à payer",
    from: "Envoyée par",
    siret: "SIRET",
    payer: "Qui paie",
    about: "Sur la facture",
    reason: "Pourquoi",
    columns: { day: "Jour", what: "Quoi", quantity: "Nombre", price: "Prix", amount: "Montant" },
    table: (who: string) => `Consommé : ${who}`,
    subtotal: (amount: string) => `Soit ${amount}.`,
    back: (label: string) => `Rendu : ${label}`,
    why: "Pourquoi ces prix",
    whyLine: (title: string, price: string, from: string, decision: string) =>
      `${title}, ${price} : tarif en vigueur depuis le ${from} (délibération ${decision}).`,
    whyService: "Les autres prix sont ceux que le service a transmis.",
    notes: "Avoirs sur cette facture",
    noTax: "Montants en euros. TVA non applicable.",
  },
  en: {
    title: (month: string) => `Invoice for ${month}`,
    creditTitle: (number: string) => `Credit note ${number}`,
    household: "The whole household",
    unnamed: "Somebody without a name",
    due: (left: string, day: string) => `${left} to pay by ${day}`,
    partly: (left: string, day: string) => `Paid in part: ${left} left, by ${day}`,
    late: (left: string) => `The date has passed: ${left} left`,
    paid: "Paid",
    cancelled: "Cancelled: a credit note gives it all back",
    credit: (amount: string) => `${amount} given back to you`,
    states: {
      due: "To pay",
      partly: "Paid in part",
      late: "Date passed",
      paid: "Paid",
      cancelled: "Cancelled",
    },
    creditState: "Credit note",
    number: "Number",
    issued: "Sent on",
    dueOn: "To pay by",
    total: "Total",
    credited: "Given back by credit note",
    settled: "Paid already",
    left: "Left to pay",
    from: "Sent by",
    siret: "SIRET",
    payer: "Who pays",
    about: "Of invoice",
    reason: "Why",
    columns: { day: "Day", what: "What", quantity: "Number", price: "Price", amount: "Amount" },
    table: (who: string) => `Consumed: ${who}`,
    subtotal: (amount: string) => `That is ${amount}.`,
    back: (label: string) => `Given back: ${label}`,
    why: "Why these prices",
    whyLine: (title: string, price: string, from: string, decision: string) =>
      `${title}, ${price}: tariff in force since ${from} (decision ${decision}).`,
    whyService: "Other prices are those that the service gave.",
    notes: "Credit notes of this invoice",
    noTax: "Amounts in euros. VAT not applicable.",
  },
});

export const centsText = (cents: number, language: Language): string =>
  cents < 0 ? `−${amountText(-cents, "euro_cent", language)}` : amountText(cents, "euro_cent", language);

/** "octobre 2026". */
export const monthText = (month: Month, language: Language): string =>
  new Intl.DateTimeFormat(language === "fr" ? "fr-FR" : "en-GB", {
    month: "long",
    year: "numeric",
    timeZone: "UTC",
  }).format(new Date(`${month}-01T00:00:00Z`));

export function titleOf({ month, number }: Pick<Invoice, "month" | "number">, language: Language): string {
  const words = invoiceWords(language);
  return month === null ? words.creditTitle(number) : words.title(monthText(month, language));
}

/** How it stands, in one sentence. */
export function standingText({ invoice, standing }: OwnInvoice, language: Language): string {
  const words = invoiceWords(language);
  if (!standing) return words.credit(centsText(invoice.totalCents, language));
  const left = centsText(standing.left, language);
  const day = dayText(invoice.dueOn, language);
  switch (standing.state) {
    case "due":
      return words.due(left, day);
    case "partly":
      return words.partly(left, day);
    case "late":
      return words.late(left);
    case "paid":
      return words.paid;
    case "cancelled":
      return words.cancelled;
  }
}

export const dayText = (day: CivilDate | null, language: Language): string =>
  day === null ? "" : longDate(day, language);
