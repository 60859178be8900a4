import { formatLongDate } from "../../../kernel/civil-date.ts";
import type { Contribution } from "../../../kernel/contributions.ts";

const formatInvoiceJournalEuros = (amount: unknown, language: "fr-FR" | "en-GB"): string =>
  new Intl.NumberFormat(language, { style: "currency", currency: "EUR" }).format(Number(amount) / 100);

const formatJournalMonth = (month: unknown, language: "fr-FR" | "en-GB"): string =>
  new Intl.DateTimeFormat(language, { month: "long", year: "numeric", timeZone: "UTC" }).format(
    new Date(`${String(month)}-01T00:00:00Z`),
  );

/** What an agent saw of somebody before invoices leave. Lines of before do not say it. */
function formatLookReason(why: unknown): { readonly fr: string; readonly en: string } {
  const said: Readonly<Record<string, { readonly fr: string; readonly en: string }>> = {
    no_payer: {
      fr: "qu’aucun parent vérifié ne répond de ce qui est consommé ici : il le fait vérifier",
      en: "that no checked parent answers for what is consumed here: they have it checked",
    },
    two_homes: {
      fr: "que les parents ne vivent pas ensemble : il reste à dire qui paie",
      en: "that the parents do not live together: who pays is still to be said",
    },
    either: {
      fr: "que plusieurs personnes peuvent payer : il reste à dire laquelle",
      en: "that several people may pay: which of them is still to be said",
    },
    payer: { fr: "qui peut payer, pour dire qui paie", en: "who may pay, to say who does" },
    failed: { fr: "qu’une facture n’a pas pu être écrite", en: "that an invoice could not be written" },
    leaving: {
      fr: "qu’une consommation ancienne n’est encore sur aucune facture",
      en: "that something consumed long ago is on no invoice yet",
    },
    left: {
      fr: "qu’une consommation ancienne n’est sur aucune facture",
      en: "that something consumed long ago is on no invoice",
    },
  };
  return (
    (Object.hasOwn(said, String(why)) ? said[String(why)] : undefined) ?? {
      fr: "que le montant, ou qui le paie, reste à vérifier",
      en: "that the amount, or who pays it, is still to be checked",
    }
  );
}

export const invoicesJournal: Contribution["journal"] = {
  "invoices.series_set": ({ name, code }) => ({
    fr: `Les factures de « ${String(name)} » commencent par ${String(code)}.`,
    en: `The invoices of “${String(name)}” begin with ${String(code)}.`,
  }),
  "invoices.issued": ({ number, amount, month, due }) => ({
    fr:
      `La facture ${String(number)} (${formatJournalMonth(month, "fr-FR")}, ` +
      `${formatInvoiceJournalEuros(amount, "fr-FR")}) a été envoyée, à ` +
      `payer avant le ${formatLongDate(String(due), "fr")}.`,
    en:
      `Invoice ${String(number)} (${formatJournalMonth(month, "en-GB")}, ` +
      `${formatInvoiceJournalEuros(amount, "en-GB")}) was sent, to pay ` +
      `by ${formatLongDate(String(due), "en")}.`,
  }),
  "invoices.consumption_invoiced": ({ month }) => ({
    fr:
      `Ce qui a été consommé en ${formatJournalMonth(month, "fr-FR")} ` +
      "a été facturé à la personne qui paie.",
    en: `What was consumed in ${formatJournalMonth(month, "en-GB")} was invoiced to the person who pays.`,
  }),
  "invoices.payer_named": ({ issuer, from, pays }) => ({
    fr: pays
      ? `Un agent a dit que vous payez les factures de « ${String(issuer)} », ` +
        `pour ce qui est consommé depuis le ${formatLongDate(String(from), "fr")}.`
      : `Un agent a dit qu’une autre personne paie les factures de « ${String(issuer)} », ` +
        `pour ce qui est consommé depuis le ${formatLongDate(String(from), "fr")}.`,
    en: pays
      ? `An agent said that you pay the invoices of “${String(issuer)}”, ` +
        `for what is consumed since ${formatLongDate(String(from), "en")}.`
      : `An agent said that somebody else pays the invoices of “${String(issuer)}”, ` +
        `for what is consumed since ${formatLongDate(String(from), "en")}.`,
  }),
  "invoices.reminders_set": ({ name, days }) => ({
    fr: days
      ? `« ${String(name)} » rappelle ses factures ${String(days)} jours après la date.`
      : `« ${String(name)} » ne rappelle plus ses factures.`,
    en: days
      ? `“${String(name)}” reminds of its invoices ${String(days)} days after the date.`
      : `“${String(name)}” no longer reminds of its invoices.`,
  }),
  "invoices.reminded": ({ left, numbers }) => ({
    fr:
      `Un rappel vous a été écrit : ${formatInvoiceJournalEuros(left, "fr-FR")} ` +
      `restent à payer (${String(numbers)}).`,
    en:
      `A reminder was written to you: ${formatInvoiceJournalEuros(left, "en-GB")} ` +
      `is left to pay (${String(numbers)}).`,
  }),
  "invoices.help_asked": ({ issuer }) => ({
    fr: `Il a été dit à « ${String(issuer)} » que payer est difficile : aucun rappel ne part.`,
    en: `“${String(issuer)}” was told that paying is hard: no reminder leaves.`,
  }),
  "invoices.help_read": ({ issuer }) => ({
    fr: `Un agent a lu ce qui retient les rappels de « ${String(issuer)} ».`,
    en: `An agent read what holds the reminders of “${String(issuer)}”.`,
  }),
  "invoices.help_answered": ({ issuer, until }) => ({
    fr:
      "Un agent a répondu au sujet des factures de « " +
      `${String(issuer)} »${until ? ` : aucun rappel avant le ${formatLongDate(String(until), "fr")}` : ""}.`,
    en:
      "An agent answered about the invoices of " +
      `“${String(issuer)}”${until ? `: no reminder before ${formatLongDate(String(until), "en")}` : ""}.`,
  }),
  "invoices.run_asked": ({ month, issuer }) => ({
    fr:
      `L’envoi des factures de « ${String(issuer)} » a été ` +
      `demandé (${formatJournalMonth(month, "fr-FR")}).`,
    en: `Sending the invoices of “${String(issuer)}” was asked for (${formatJournalMonth(month, "en-GB")}).`,
  }),
  "invoices.run_changed": ({ month }) => ({
    fr:
      `Aucune facture n’a été envoyée (${formatJournalMonth(month, "fr-FR")}) : ` +
      "ce n’était plus ce que l’agent avait regardé.",
    en:
      `No invoice was sent (${formatJournalMonth(month, "en-GB")}): ` +
      "it was no longer what the agent had looked at.",
  }),
  "invoices.run_ended": ({ month, invoices, credits }) => ({
    fr:
      `L’envoi des factures est terminé (${formatJournalMonth(month, "fr-FR")}). ` +
      `Factures : ${String(invoices)}. Avoirs : ${String(credits)}.`,
    en:
      `Sending the invoices is over (${formatJournalMonth(month, "en-GB")}). ` +
      `Invoices: ${String(invoices)}. Credit notes: ${String(credits)}.`,
  }),
  "invoices.plan_agreed": ({ issuer, amount, times, first }) => ({
    fr:
      "Un échéancier a été convenu pour les factures de « " +
      `${String(issuer)} » : ${formatInvoiceJournalEuros(amount, "fr-FR")} en ` +
      `${String(times)} fois, dès le ${formatLongDate(String(first), "fr")}.`,
    en:
      `A plan was agreed for the invoices of “${String(issuer)}”: ` +
      `${formatInvoiceJournalEuros(amount, "en-GB")} in ${String(times)} ` +
      `times, from ${formatLongDate(String(first), "en")}.`,
  }),
  "invoices.plan_reminded": ({ issuer, left, on }) => ({
    fr:
      `L’échéance du ${formatLongDate(String(on), "fr")} ` +
      `(${formatInvoiceJournalEuros(left, "fr-FR")}, « ${String(issuer)} ») vous a été rappelée.`,
    en:
      `You were reminded of what is due on ${formatLongDate(String(on), "en")} ` +
      `(${formatInvoiceJournalEuros(left, "en-GB")}, “${String(issuer)}”).`,
  }),
  "invoices.plan_ended": ({ issuer, outcome, left }) => ({
    fr:
      outcome === "kept"
        ? `L’échéancier de « ${String(issuer)} » est terminé : tout est payé.`
        : `L’échéancier de « ${String(issuer)} » a pris fin : ` +
          `il reste ${formatInvoiceJournalEuros(left, "fr-FR")}.`,
    en:
      outcome === "kept"
        ? `The plan of “${String(issuer)}” is over: all is paid.`
        : `The plan of “${String(issuer)}” ended: ${formatInvoiceJournalEuros(left, "en-GB")} is left.`,
  }),
  "invoices.read": ({ number }) => ({
    fr: `Un agent a lu la pièce ${String(number)}.`,
    en: `An agent read document ${String(number)}.`,
  }),
  "invoices.looked_at": ({ month, why }) => ({
    fr:
      `En préparant les factures (${formatJournalMonth(month, "fr-FR")}), ` +
      `un agent a vu ${formatLookReason(why).fr}.`,
    en:
      `While preparing the invoices (${formatJournalMonth(month, "en-GB")}), ` +
      `an agent saw ${formatLookReason(why).en}.`,
  }),
  "invoices.exported": ({ month, pieces }) => ({
    fr:
      `Le fichier des factures (${formatJournalMonth(month, "fr-FR")}, ` +
      `${String(pieces)} pièces) a été téléchargé.`,
    en:
      `The file of invoices (${formatJournalMonth(month, "en-GB")}, ` +
      `${String(pieces)} documents) was downloaded.`,
  }),
  "invoices.credited": ({ number, about, amount }) => ({
    fr:
      `L’avoir ${String(number)} rend ${formatInvoiceJournalEuros(amount, "fr-FR")} ` +
      `sur la facture ${String(about)}.`,
    en:
      `Credit note ${String(number)} gives back ` +
      `${formatInvoiceJournalEuros(amount, "en-GB")} of invoice ${String(about)}.`,
  }),
};
