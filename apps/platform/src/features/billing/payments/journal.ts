import type { JournalTeller } from "../../../kernel/contributions.ts";
import { formatPaymentEuros as eurosIn } from "./format-payment-euros.ts";

const formatPaymentJournalEuros = (amount: unknown, language: "fr-FR" | "en-GB"): string =>
  eurosIn(Number(amount), language);

const formatJournalMeans = (means: unknown) =>
  means === "cheque"
    ? { fr: "par chèque", en: "by cheque" }
    : means === "online"
      ? { fr: "en ligne", en: "online" }
      : { fr: "en espèces", en: "in cash" };

const formatJournalMode = (mode: unknown) =>
  mode === "production"
    ? { fr: "production", en: "production" }
    : mode === "activation"
      ? { fr: "activation", en: "activation" }
      : { fr: "essai, sans argent", en: "test, without money" };

const formatOnlineOutcome = (state: unknown) =>
  state === "mismatch"
    ? {
        fr: "le service de paiement a répondu autre chose que ce qui était demandé",
        en: "the payment service answered something else than what was asked",
      }
    : state === "held"
      ? { fr: "payé, mais le compteur ne peut pas le recevoir", en: "paid, but the counter cannot take it" }
      : state === "refused"
        ? { fr: "refusé", en: "refused" }
        : { fr: "abandonné", en: "given up" };

export const paymentsJournal: Readonly<Record<string, JournalTeller>> = {
  "payments.regie_set": ({ name, act }) => ({
    fr: `La régie « ${String(name)} » a été créée (arrêté ${String(act)}).`,
    en: `The régie “${String(name)}” was set (order ${String(act)}).`,
  }),
  "payments.agent_named": ({ name, part, act }) => ({
    fr:
      `Un ${part === "regisseur" ? "régisseur" : "mandataire"} de la ` +
      `régie « ${String(name)} » a été nommé (arrêté ${String(act)}).`,
    en:
      `A ${part === "regisseur" ? "régisseur" : "mandataire"} of ` +
      `the régie “${String(name)}” was named (order ${String(act)}).`,
  }),
  "payments.naming_ended": () => ({
    fr: "Une nomination dans une régie a pris fin.",
    en: "A naming in a régie has ended.",
  }),
  "payments.taken": ({ number, means, amount, name }) => ({
    fr:
      `Le compteur « ${String(name)} » a reçu ${formatPaymentJournalEuros(amount, "fr-FR")} ` +
      `${formatJournalMeans(means).fr} (reçu ${String(number)}).`,
    en:
      `The counter “${String(name)}” received ${formatPaymentJournalEuros(amount, "en-GB")} ` +
      `${formatJournalMeans(means).en} (receipt ${String(number)}).`,
  }),
  "payments.refunded": ({ number, about, means, amount }) => ({
    fr:
      `${formatPaymentJournalEuros(amount, "fr-FR")} ont été rendus ` +
      `${formatJournalMeans(means).fr} (reçu ${String(number)}, sur le reçu ${String(about)}).`,
    en:
      `${formatPaymentJournalEuros(amount, "en-GB")} were given back ` +
      `${formatJournalMeans(means).en} (receipt ${String(number)}, of receipt ${String(about)}).`,
  }),
  "payments.debited": ({ number, amount }) => ({
    fr:
      `${formatPaymentJournalEuros(amount, "fr-FR")} ont ` +
      `été reçus par prélèvement (reçu ${String(number)}).`,
    en:
      `${formatPaymentJournalEuros(amount, "en-GB")} were ` +
      `received by direct debit (receipt ${String(number)}).`,
  }),
  "payments.debit_returned": ({ number, about, amount }) => ({
    fr:
      `La banque a repris un prélèvement de ${formatPaymentJournalEuros(amount, "fr-FR")} ` +
      `(reçu ${String(number)}, sur le reçu ${String(about)}).`,
    en:
      `The bank took back a direct debit of ${formatPaymentJournalEuros(amount, "en-GB")} ` +
      `(receipt ${String(number)}, of receipt ${String(about)}).`,
  }),
  "payments.online_set": ({ name, provider, mode }) => ({
    fr:
      `La régie « ${String(name)} » est payée en ligne par ` +
      `${provider === "payfip" ? `PayFiP (mode : ${formatJournalMode(mode).fr})` : "le simulateur"}.`,
    en:
      `The régie “${String(name)}” is paid online by ` +
      `${provider === "payfip" ? `PayFiP (mode: ${formatJournalMode(mode).en})` : "the simulator"}.`,
  }),
  "payments.online_begun": ({ amount, machine, guest }) => ({
    fr:
      `Un paiement en ligne de ${formatPaymentJournalEuros(amount, "fr-FR")} a été ` +
      `demandé${guest === true ? " par une personne invitée à recharger" : ""}` +
      `${machine === undefined ? "" : `, avec une carte ou un téléphone, à « ${String(machine)} »`}.`,
    en:
      `An online payment of ${formatPaymentJournalEuros(amount, "en-GB")} was asked ` +
      `for${guest === true ? " by somebody invited to top up" : ""}` +
      `${machine === undefined ? "" : `, with a card or a phone, at “${String(machine)}”`}.`,
  }),
  "payments.paid_online": ({ number, amount, machine }) => ({
    fr:
      `${formatPaymentJournalEuros(amount, "fr-FR")} ont été payés ` +
      `${machine === undefined ? "en ligne" : `à « ${String(machine)} »`} (reçu ${String(number)}).`,
    en:
      `${formatPaymentJournalEuros(amount, "en-GB")} were paid ` +
      `${machine === undefined ? "online" : `at “${String(machine)}”`} (receipt ${String(number)}).`,
  }),
  "payments.online_over": ({ state, reference }) => ({
    fr: `Le paiement en ligne ${String(reference)} n’a rien crédité : ${formatOnlineOutcome(state).fr}.`,
    en: `The online payment ${String(reference)} credited nothing: ${formatOnlineOutcome(state).en}.`,
  }),
  "payments.given_back_by_treasury": ({ reference, transfer, amount }) => ({
    fr:
      `La Trésorerie a rendu le paiement en ligne ${String(reference)} ` +
      `(${formatPaymentJournalEuros(amount, "fr-FR")}), par le virement ${String(transfer)}.`,
    en:
      `The Treasury gave back the online payment ${String(reference)} ` +
      `(${formatPaymentJournalEuros(amount, "en-GB")}), by transfer ${String(transfer)}.`,
  }),
  "payments.till_closed": ({ number, difference, head }) => ({
    fr:
      `Une caisse a été clôturée (n° ${String(number)}, ` +
      `${difference === 0 ? "sans écart" : `écart ${formatPaymentJournalEuros(difference, "fr-FR")}`}) ; ` +
      `son sceau est ${String(head).slice(0, 16)}…`,
    en:
      `A till was closed (no. ${String(number)}, ` +
      (difference === 0 ? "no difference" : `difference ${formatPaymentJournalEuros(difference, "en-GB")}`) +
      `); its seal is ${String(head).slice(0, 16)}…`,
  }),
  "payments.closings_verified": ({ number, faults }) => ({
    fr:
      Number(faults) === 0
        ? `Les ${String(number)} clôtures d’une régie ont été refaites, et concordent.`
        : `Les ${String(number)} clôtures d’une régie ont été ` +
          `refaites : ${String(faults)} ne concordent pas.`,
    en:
      Number(faults) === 0
        ? `The ${String(number)} closings of a régie were made again, and agree.`
        : `The ${String(number)} closings of a régie were made again: ${String(faults)} do not agree.`,
  }),
  "payments.closing_read": ({ number }) => ({
    fr: `La clôture de caisse n° ${String(number)} a été lue.`,
    en: `Till closing no. ${String(number)} was read.`,
  }),
};
