import { type CivilDate, formatLongDate } from "../../../../../../kernel/civil-date.ts";
import type { Language } from "../../../../../../kernel/errors.ts";
import { formatOfName } from "../../../../../../kernel/text.ts";
import { defineMessages } from "../../../../../../web/index.ts";
import { formatCounterAmount } from "../../../../../ledger/counters/pages/common/counters/amounts.ts";
import type { ComingDebit } from "../../../../debits/index.ts";
import { fromAccount } from "../../../../debits/pages/common/from-account.ts";
import type { Invoice, Month, OwnInvoice, Standing } from "../../../index.ts";

export const invoiceWords = defineMessages({
  fr: {
    title: (month: string) => `Facture ${formatOfName(month)}`,
    creditTitle: (number: string) => `Avoir ${number}`,
    household: "Tout le foyer",
    unnamed: "Une personne sans nom",
    due: (left: string, day: string) => `${left} à payer avant le ${day}`,
    partly: (left: string, day: string) => `Payée en partie : il reste ${left}, avant le ${day}`,
    late: (left: string) => `La date est passée : il reste ${left}`,
    debited: (left: string, day: string, account: string | null) =>
      `Elle sera prélevée le ${day}${fromAccount.fr(account)} ; rien à faire. Montant : ${left}`,
    paidAndDebited: (cents: string, day: string) =>
      `Payée. Un prélèvement de ${cents} était déjà parti à la banque : il a lieu le ${day}. Ce qui est en trop paie la facture suivante ; pour qu’on vous le rende, écrivez-nous.`,
    paidNotDebited: (day: string) => `Payée. Le prélèvement prévu le ${day} ne sera pas fait : rien à faire`,
    willBeDebited: "Sera prélevée",
    planned: "En plusieurs fois",
    plannedText: (cents: string, day: string) => `Payée en plusieurs fois : ${cents} avant le ${day}`,
    plannedLate: (cents: string, day: string) =>
      `Payée en plusieurs fois : ${cents} attendent depuis le ${day}`,
    nextInstalment: "Prochaine échéance",
    instalment: (cents: string, day: string) => `${cents}, avant le ${day}`,
    debitedOn: "Sera prélevée le",
    paidTotal: (total: string) => `Payée : ${total}`,
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
    debited: (left: string, day: string, account: string | null) =>
      `${left}: taken by direct debit on ${day}${fromAccount.en(account)}; nothing to do`,
    paidAndDebited: (cents: string, day: string) =>
      `Paid. A direct debit of ${cents} had left for the bank: it takes place on ${day}. What is too much pays the next invoice; to have it back, write to us.`,
    paidNotDebited: (day: string) => `Paid. The direct debit of ${day} will not be made: nothing to do`,
    willBeDebited: "To be debited",
    planned: "In several times",
    plannedText: (cents: string, day: string) => `Paid in several times: ${cents} by ${day}`,
    plannedLate: (cents: string, day: string) => `Paid in several times: ${cents} has waited since ${day}`,
    nextInstalment: "Next instalment",
    instalment: (cents: string, day: string) => `${cents}, by ${day}`,
    debitedOn: "Direct debit on",
    paidTotal: (total: string) => `Paid: ${total}`,
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

export const formatInvoiceCents = (cents: number, language: Language): string =>
  formatCounterAmount(cents, "euro_cent", language);

/** "octobre 2026". */
export const formatInvoiceMonth = (month: Month, language: Language): string =>
  new Intl.DateTimeFormat(language === "fr" ? "fr-FR" : "en-GB", {
    month: "long",
    year: "numeric",
    timeZone: "UTC",
  }).format(new Date(`${month}-01T00:00:00Z`));

export function formatInvoiceTitle(
  { month, number }: Pick<Invoice, "month" | "number">,
  language: Language,
): string {
  const words = invoiceWords(language);
  return month === null ? words.creditTitle(number) : words.title(formatInvoiceMonth(month, language));
}

/**
 * How it stands, in one sentence.
 * @param coming the direct debit that takes it, when one does
 */
export function formatInvoiceStanding(
  { invoice, standing }: OwnInvoice,
  language: Language,
  coming?: ComingDebit,
): string {
  const words = invoiceWords(language);
  if (!standing) return words.credit(formatInvoiceCents(invoice.totalCents, language));
  const debited = coming && debitText({ standing, coming }, language);
  if (debited !== undefined) return debited;
  const left = formatInvoiceCents(standing.left, language);
  const day = formatInvoiceDay(invoice.dueOn, language);
  switch (standing.state) {
    case "due":
      return words.due(left, day);
    case "partly":
      return words.partly(left, day);
    case "late":
      return words.late(left);
    case "paid":
      return words.paidTotal(formatInvoiceCents(invoice.totalCents, language));
    case "cancelled":
      return words.cancelled;
  }
}

/** The file takes what is left when it is made; once it is made, the bank takes what it says. */
function debitText(
  { standing: { state, left }, coming }: { readonly standing: Standing; readonly coming: ComingDebit },
  language: Language,
): string | undefined {
  const words = invoiceWords(language);
  const { on, isSent, cents, lastFour } = coming;
  const day = formatLongDate(on, language);
  if (isDebited(left, coming))
    return words.debited(formatInvoiceCents(isSent ? cents : left, language), day, lastFour);
  if (state !== "paid" && state !== "cancelled") return undefined;
  return isSent ? words.paidAndDebited(formatInvoiceCents(cents, language), day) : words.paidNotDebited(day);
}

/** A direct debit pays all that is left: nothing is to be done. */
export const isDebited = (left: number, coming: ComingDebit | undefined): boolean =>
  coming !== undefined && left > 0 && left <= coming.cents;

export const formatInvoiceDay = (day: CivilDate | null, language: Language): string =>
  day === null ? "" : formatLongDate(day, language);
