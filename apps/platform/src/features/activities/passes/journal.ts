import { formatLongDate } from "../../../kernel/civil-date.ts";
import type { Contribution } from "../../../kernel/contributions.ts";
import { isVoidReason } from "./pass.ts";
import { voidReasonWords } from "./words.ts";

const formatPassEuros = (cents: unknown, language: "fr-FR" | "en-GB"): string =>
  new Intl.NumberFormat(language, { style: "currency", currency: "EUR" }).format(Number(cents) / 100);

const formatOfferWorth = (cents: unknown, language: "fr-FR" | "en-GB"): string =>
  Number(cents) === 0 ? "" : `, ${formatPassEuros(cents, language)}`;

const formatVoidReason = (reason: unknown) => voidReasonWords[isVoidReason(reason) ? reason : "wrong"];

export const passesJournal: Contribution["journal"] = {
  "passes.defined": ({ name }) => ({
    fr: `Le pass « ${String(name)} » a été créé.`,
    en: `The pass “${String(name)}” was created.`,
  }),
  "passes.partner_agreed": ({ name }) => ({
    fr: `« ${String(name)} » est agréé comme partenaire.`,
    en: `“${String(name)}” is agreed as a partner.`,
  }),
  "passes.partner_ended": ({ name }) => ({
    fr: `L’agrément de « ${String(name)} » est terminé.`,
    en: `The agreement of “${String(name)}” has ended.`,
  }),
  "passes.partner_agent_named": ({ name }) => ({
    fr: `Quelqu’un peut désormais se connecter pour « ${String(name)} ».`,
    en: `Somebody may now sign in for “${String(name)}”.`,
  }),
  "passes.partner_agent_ended": ({ name }) => ({
    fr: `Quelqu’un ne se connecte plus pour « ${String(name)} ».`,
    en: `Somebody no longer signs in for “${String(name)}”.`,
  }),
  "passes.account_asked": ({ name, account }) => ({
    fr:
      `Un autre compte est demandé pour payer « ${String(name)} », ` +
      `finissant par ${String(account)} : un collègue doit l’accepter.`,
    en:
      `Another account is asked for to pay “${String(name)}”, ` +
      `ending in ${String(account)}: a colleague has to agree.`,
  }),
  "passes.account_served": ({ name, account }) => ({
    fr: `« ${String(name)} » est désormais payé sur le compte finissant par ${String(account)}.`,
    en: `“${String(name)}” is paid from now on to the account ending in ${String(account)}.`,
  }),
  "passes.account_withdrawn": ({ name, account }) => ({
    fr: `Le compte finissant par ${String(account)}, demandé pour « ${String(name)} », est abandonné.`,
    en: `The account ending in ${String(account)}, asked for “${String(name)}”, is given up.`,
  }),
  "passes.joined": ({ name }) => ({
    fr: `Le pass « ${String(name)} » a été demandé.`,
    en: `The pass “${String(name)}” was asked for.`,
  }),
  "passes.opened": ({ name, fee }) => ({
    fr:
      `Le pass « ${String(name)} » est ` +
      `ouvert${Number(fee) === 0 ? "" : ` : adhésion de ${formatPassEuros(fee, "fr-FR")} payée`}.`,
    en:
      `The pass “${String(name)}” is ` +
      `open${Number(fee) === 0 ? "" : `: fee of ${formatPassEuros(fee, "en-GB")} paid`}.`,
  }),
  "passes.shown": ({ partner }) => ({
    fr:
      `« ${String(partner)} » a lu votre pass : votre prénom, ` +
      "l’initiale de votre nom et les atouts acceptés là.",
    en:
      `“${String(partner)}” read your pass: your first name, the ` +
      "initial of your family name and the offers accepted there.",
  }),
  "passes.read_at_till": ({ partner }) => ({
    fr: `Un pass a été lu chez « ${String(partner)} ».`,
    en: `A pass was read at “${String(partner)}”.`,
  }),
  "passes.used_at_till": ({ partner, number }) => ({
    fr: `L’utilisation n° ${String(number)} de « ${String(partner)} » a été confirmée.`,
    en: `Use no. ${String(number)} of “${String(partner)}” was confirmed.`,
  }),
  "passes.used": ({ partner, offer, cents }) => ({
    fr: `Atout « ${String(offer)} » utilisé chez « ${String(partner)} »${formatOfferWorth(cents, "fr-FR")}.`,
    en: `Offer “${String(offer)}” used at “${String(partner)}”${formatOfferWorth(cents, "en-GB")}.`,
  }),
  "passes.use_cancelled": ({ partner, offer }) => ({
    fr:
      `« ${String(partner)} » a annulé une utilisation de l’atout ` +
      `« ${String(offer)} » : elle est rendue à la personne.`,
    en:
      `“${String(partner)}” cancelled a use of the offer ` +
      `“${String(offer)}”: it is given back to the person.`,
  }),
  "passes.code_given": () => ({
    fr: "Un code à dicter a été donné pour votre pass.",
    en: "A code to read out was given for your pass.",
  }),
  "passes.transfer_written": ({ partner, number }) => ({
    fr: `Le virement du relevé n° ${String(number)} de « ${String(partner)} » a été préparé.`,
    en: `The transfer of statement no. ${String(number)} of “${String(partner)}” was prepared.`,
  }),
  "passes.transfer_voided": ({ partner, number, reason }) => ({
    fr:
      `Le virement du relevé n° ${String(number)} de « ` +
      `${String(partner)} » a été annulé : ${formatVoidReason(reason).fr}.`,
    en:
      `The transfer of statement no. ${String(number)} of ` +
      `“${String(partner)}” was voided: ${formatVoidReason(reason).en}.`,
  }),
  "passes.agreement_taken_up": ({ name }) => ({
    fr: `L’agrément de « ${String(name)} », dont nul ne disait qui l’avait donné, a été repris.`,
    en: `The agreement of “${String(name)}”, of which nobody said who had given it, was taken up.`,
  }),
  "passes.statement_closed": ({ partner, number, until, cents }) => ({
    fr:
      `Le relevé n° ${String(number)} de « ${String(partner)} », jusqu’au ` +
      `${formatLongDate(String(until), "fr")}, est arrêté à ${formatPassEuros(cents, "fr-FR")}.`,
    en:
      `Statement no. ${String(number)} of “${String(partner)}”, until ` +
      `${formatLongDate(String(until), "en")}, is closed at ${formatPassEuros(cents, "en-GB")}.`,
  }),
};
