import { formatLongDate } from "../../../kernel/civil-date.ts";
import type { Contribution } from "../../../kernel/contributions.ts";

const formatDebitJournalEuros = (cents: unknown, language: "fr-FR" | "en-GB"): string =>
  new Intl.NumberFormat(language, { style: "currency", currency: "EUR" }).format(Number(cents) / 100);
const formatFrenchDebitEuros = (cents: unknown) => formatDebitJournalEuros(cents, "fr-FR");
const formatEnglishDebitEuros = (cents: unknown) => formatDebitJournalEuros(cents, "en-GB");
const formatFrenchDebitDay = (on: unknown) => formatLongDate(String(on), "fr");
const formatEnglishDebitDay = (on: unknown) => formatLongDate(String(on), "en");

/** Lines of before had none. */
const list = (words: unknown, before: string): string =>
  Array.isArray(words) && words.length > 0 ? `${before}${words.map(String).join(", ")}` : "";

const formatLeftOutReason = (reason: unknown) => {
  const said: Readonly<Record<string, { readonly fr: string; readonly en: string }>> = {
    revoked: { fr: "le mandat a pris fin", en: "the mandate has ended" },
    deceased: { fr: "la personne est décédée", en: "the person died" },
    to_look: { fr: "le compte vient de changer", en: "the account has just changed" },
    refused: { fr: "la banque refuse ce compte", en: "the bank refuses this account" },
    paid: { fr: "la facture est payée", en: "the invoice is paid" },
    paid_before: {
      fr: "un prélèvement l’a déjà payée, un agent regarde pourquoi il en reste",
      en: "a direct debit has paid it already, an agent looks at why some is left",
    },
    planned: { fr: "un échéancier a été convenu", en: "a plan was agreed" },
    erased: { fr: "la personne est effacée", en: "the person is erased" },
    fault: { fr: "la plateforme n’a pas pu tout lire", en: "the platform could not read all of it" },
  };
  return said[String(reason)] ?? { fr: "le prélèvement est annulé", en: "the collection is cancelled" };
};

export const debitsJournal: Contribution["journal"] = {
  "debits.first_creditor_given": ({ name, ics, account }) => ({
    fr:
      `Le compte qui finit par ${String(account)} a été donné pour prélever les factures de ` +
      `« ${String(name)} » (identifiant créancier ${String(ics)}). Il ne sert pas encore.`,
    en:
      `The account that ends with ${String(account)} was given to take the invoices of ` +
      `“${String(name)}” (creditor identifier ${String(ics)}). It does not serve yet.`,
  }),
  "debits.not_readable": ({ on, count, references, errors }) => ({
    fr:
      `Le prélèvement du ${formatFrenchDebitDay(on)} laisse de côté des ` +
      "mandats que la plateforme n’a pas pu lire, eux ou leurs factures : " +
      `${String(count)}${list(references, ", références ")}${list(errors, ", cause ")}.`,
    en:
      `The collection of ${formatEnglishDebitDay(on)} leaves out mandates ` +
      "that the platform could not read, themselves or their invoices: " +
      `${String(count)}${list(references, ", references ")}${list(errors, ", cause ")}.`,
  }),
  "debits.creditor_set": ({ name, ics, account, former, notice }) => ({
    fr:
      `Les factures de « ${String(name)} » se paient par prélèvement ` +
      `(identifiant créancier ${String(ics)}), sur le compte qui finit par ` +
      `${String(account)}${former === null || former === account ? "" : ` au lieu de ${String(former)}`}, ` +
      `annoncé ${String(notice)} jours avant.`,
    en:
      `The invoices of “${String(name)}” are paid by direct debit ` +
      `(creditor identifier ${String(ics)}), to the account that ends with ` +
      `${String(account)}${former === null || former === account ? "" : ` instead of ${String(former)}`}, ` +
      `announced ${String(notice)} days before.`,
  }),
  "debits.creditor_change_asked": ({ name, account, former, notice, servesOn }) => ({
    fr:
      `Un changement a été demandé pour les prélèvements de « ${String(name)} » : compte finissant ` +
      `par ${String(account)}, au lieu de ${String(former)}, annonce ${String(notice)} jours avant. ` +
      (servesOn === null
        ? "Un second administrateur le confirme."
        : `Sans second administrateur, il servira à partir du ${formatFrenchDebitDay(servesOn)}.`),
    en:
      `A change was asked for the direct debits of “${String(name)}”: account that ends with ` +
      `${String(account)}, instead of ${String(former)}, announced ${String(notice)} days before. ` +
      (servesOn === null
        ? "A second administrator confirms it."
        : `Without a second administrator, it serves from ${formatEnglishDebitDay(servesOn)}.`),
  }),
  "debits.creditor_change_withdrawn": ({ name, account }) => ({
    fr:
      `Le changement demandé pour les prélèvements de « ${String(name)} » ` +
      `(compte finissant par ${String(account)}) a été abandonné.`,
    en:
      `The change asked for the direct debits of “${String(name)}” ` +
      `(account that ends with ${String(account)}) was given up.`,
  }),
  "debits.mandate_signed": ({ reference, account, creditor }) => ({
    fr:
      `Un mandat de prélèvement a été signé pour ${String(creditor)} (référence ` +
      `${String(reference)}, compte finissant par ${String(account)}).`,
    en:
      `A direct debit mandate was signed for ${String(creditor)} (reference ` +
      `${String(reference)}, account ending in ${String(account)}).`,
  }),
  "debits.account_changed": ({ reference, account }) => ({
    fr: `Le compte du mandat ${String(reference)} a changé : il finit par ${String(account)}.`,
    en: `The account of mandate ${String(reference)} changed: it ends in ${String(account)}.`,
  }),
  "debits.account_seen": ({ reference }) => ({
    fr: `Un second agent a relu le compte du mandat ${String(reference)}.`,
    en: `A second agent looked at the account of mandate ${String(reference)}.`,
  }),
  "debits.mandate_printed": ({ reference }) => ({
    fr: `Le mandat de prélèvement ${String(reference)} a été imprimé, avec le numéro du compte.`,
    en: `The direct debit mandate ${String(reference)} was printed, with the number of the account.`,
  }),
  "debits.mandate_revoked": ({ reference, creditor }) => ({
    fr: `Le mandat de prélèvement ${String(reference)}, pour ${String(creditor)}, a pris fin.`,
    en: `The direct debit mandate ${String(reference)}, for ${String(creditor)}, has ended.`,
  }),
  "debits.prepared": ({ on, creditor }) => ({
    fr: `Un prélèvement a été préparé pour le ${formatFrenchDebitDay(on)} (${String(creditor)}).`,
    en: `A collection was prepared for ${formatEnglishDebitDay(on)} (${String(creditor)}).`,
  }),
  "debits.announced": ({ on, amount }) => ({
    fr:
      `Un prélèvement de ${formatFrenchDebitEuros(amount)} ` +
      `a été annoncé pour le ${formatFrenchDebitDay(on)}.`,
    en:
      `A direct debit of ${formatEnglishDebitEuros(amount)} ` +
      `was announced for ${formatEnglishDebitDay(on)}.`,
  }),
  "debits.left_out": ({ number, amount, why: reason }) => ({
    fr:
      `La facture ${String(number)} (${formatFrenchDebitEuros(amount)}) ` +
      `n’est pas prélevée : ${formatLeftOutReason(reason).fr}.`,
    en:
      `Invoice ${String(number)} (${formatEnglishDebitEuros(amount)}) ` +
      `is not debited: ${formatLeftOutReason(reason).en}.`,
  }),
  "debits.ended_by_erasure": ({ on, amount }) => ({
    fr:
      `Un prélèvement de ${formatFrenchDebitEuros(amount)}, préparé pour le ` +
      `${formatFrenchDebitDay(on)}, n’aura pas lieu : la personne est effacée.`,
    en:
      `A direct debit of ${formatEnglishDebitEuros(amount)}, prepared for ` +
      `${formatEnglishDebitDay(on)}, will not take place: the person is erased.`,
  }),
  "debits.made_smaller": ({ number, on, amount, announced }) => ({
    fr:
      `Pour la facture ${String(number)}, ${formatFrenchDebitEuros(amount)} seront prélevés le ` +
      `${formatFrenchDebitDay(on)}, au lieu de ${formatFrenchDebitEuros(announced)} : le reste est payé.`,
    en:
      `For invoice ${String(number)}, ${formatEnglishDebitEuros(amount)} will be taken on ` +
      `${formatEnglishDebitDay(on)}, instead of ${formatEnglishDebitEuros(announced)}: the rest is paid.`,
  }),
  "debits.cancelled": ({ on }) => ({
    fr: `Le prélèvement du ${formatFrenchDebitDay(on)} a été annulé.`,
    en: `The collection of ${formatEnglishDebitDay(on)} was cancelled.`,
  }),
  "debits.sent": ({ on, count, amount }) => ({
    fr:
      `Le fichier du prélèvement du ${formatFrenchDebitDay(on)} a été fait : ` +
      `${formatFrenchDebitEuros(amount)} (opérations : ${String(count)}).`,
    en:
      `The file of the collection of ${formatEnglishDebitDay(on)} was made: ` +
      `${formatEnglishDebitEuros(amount)} (operations: ${String(count)}).`,
  }),
  "debits.file_taken": ({ on, file }) => ({
    fr: `Le fichier ${String(file)} du prélèvement du ${formatFrenchDebitDay(on)} a été téléchargé.`,
    en: `File ${String(file)} of the collection of ${formatEnglishDebitDay(on)} was downloaded.`,
  }),
  "debits.settled": ({ on, count, amount }) => ({
    fr:
      `Le prélèvement du ${formatFrenchDebitDay(on)} a été encaissé : ` +
      `${formatFrenchDebitEuros(amount)} (opérations : ${String(count)}).`,
    en:
      `The collection of ${formatEnglishDebitDay(on)} was received: ` +
      `${formatEnglishDebitEuros(amount)} (operations: ${String(count)}).`,
  }),
  "debits.taken": ({ number, on, amount }) => ({
    fr:
      `La facture ${String(number)} a été payée par prélèvement le ` +
      `${formatFrenchDebitDay(on)} : ${formatFrenchDebitEuros(amount)}.`,
    en:
      `Invoice ${String(number)} was paid by direct debit on ` +
      `${formatEnglishDebitDay(on)}: ${formatEnglishDebitEuros(amount)}.`,
  }),
  "debits.returned": ({ number, on, amount, code, how }) => ({
    fr:
      `Le prélèvement du ${formatFrenchDebitDay(on)} pour la facture ${String(number)} ` +
      `(${formatFrenchDebitEuros(amount)}) ${how === "returned" ? "a été rendu" : "n’a pas été payé"} ` +
      `par la banque (motif ${String(code)}).`,
    en:
      `The direct debit of ${formatEnglishDebitDay(on)} for invoice ${String(number)} ` +
      `(${formatEnglishDebitEuros(amount)}) was ` +
      `${how === "returned" ? "given back" : "not paid"} by the bank (reason ${String(code)}).`,
  }),
  "debits.answer_read": ({ returned, anomalies, hash }) => ({
    fr:
      `Une réponse de la banque a été lue : retours ${String(returned)}, anomalies ` +
      `${String(anomalies)}${hash === undefined ? "" : `, empreinte SHA-256 du fichier ${String(hash)}`}.`,
    en:
      `An answer of the bank was read: returns ${String(returned)}, anomalies ` +
      `${String(anomalies)}${hash === undefined ? "" : `, SHA-256 fingerprint of the file ${String(hash)}`}.`,
  }),
};
