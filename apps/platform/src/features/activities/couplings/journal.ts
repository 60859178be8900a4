import { formatLongDate } from "../../../kernel/civil-date.ts";
import type { JournalTeller } from "../../../kernel/contributions.ts";
import { formatSpokenNote } from "../../consent/consent/index.ts";

const named =
  (fr: (name: string) => string, en: (name: string) => string): JournalTeller =>
  ({ name }) => ({ fr: fr(formatCouplingName(name, "fr")), en: en(formatCouplingName(name, "en")) });

export const couplingsJournal: Readonly<Record<string, JournalTeller>> = {
  "couplings.proposed": named(
    (name) => `L’offre couplée « ${name} » a été proposée.`,
    (name) => `The coupled offer “${name}” was proposed.`,
  ),
  "couplings.accepted": named(
    (name) => `Un service a accepté l’offre couplée « ${name} ».`,
    (name) => `A service accepted the coupled offer “${name}”.`,
  ),
  "couplings.approved": named(
    (name) => `L’offre couplée « ${name} » a été approuvée.`,
    (name) => `The coupled offer “${name}” was approved.`,
  ),
  "couplings.stopped": ({ name, lastDay }) => ({
    fr:
      `L’offre couplée « ${formatCouplingName(name, "fr")} » est arrêtée : plus personne ` +
      `ne la prend, et son dernier jour est le ${formatLongDate(String(lastDay), "fr")}.`,
    en:
      `The coupled offer “${formatCouplingName(name, "en")}” is stopped: nobody takes ` +
      `it any more, and its last day is ${formatLongDate(String(lastDay), "en")}.`,
  }),
  "couplings.declined": named(
    (name) => `L’offre couplée « ${name} » a été déclinée.`,
    (name) => `The coupled offer “${name}” was declined.`,
  ),
  "couplings.end_announced": ({ name, lastDay }) => ({
    fr:
      `Le dernier jour de l’offre couplée « ${formatCouplingName(name, "fr")} » ` +
      `est annoncé : ${formatLongDate(String(lastDay), "fr")}.`,
    en:
      `The last day of the coupled offer “${formatCouplingName(name, "en")}” ` +
      `is announced: ${formatLongDate(String(lastDay), "en")}.`,
  }),
  "couplings.end_told": ({ name, lastDay }) => ({
    fr:
      `Le dernier jour de l’offre couplée « ${formatCouplingName(name, "fr")} » ` +
      `vous est annoncé : ${formatLongDate(String(lastDay), "fr")}.`,
    en:
      "You are told the last day of the coupled offer " +
      `“${formatCouplingName(name, "en")}”: ${formatLongDate(String(lastDay), "en")}.`,
  }),
  "couplings.agreed": (data) => ({
    fr:
      `Oui à l’offre couplée « ${formatCouplingName(data.name, "fr")} » : le service qui ` +
      `la donne sait que vous y avez droit, et rien d’autre.${formatSpokenNote(data, "fr")}`,
    en:
      `Yes to the coupled offer “${formatCouplingName(data.name, "en")}”: the service that gives ` +
      `it knows that you are entitled to it, and nothing else.${formatSpokenNote(data, "en")}`,
  }),
  "couplings.withdrawn": (data) => ({
    fr:
      `Fin de l’offre couplée « ${formatCouplingName(data.name, "fr")} », ` +
      `à votre demande.${formatSpokenNote(data, "fr")}`,
    en:
      `End of the coupled offer “${formatCouplingName(data.name, "en")}”, ` +
      `as you asked.${formatSpokenNote(data, "en")}`,
  }),
  "couplings.read_beside": () => ({
    fr:
      "Un agent a regardé, avec vous ou avec qui vous représente, " +
      "les offres couplées que vous avez ou pouvez avoir.",
    en:
      "An agent looked, with you or with who represents " +
      "you, at the coupled offers that you have or may have.",
  }),
  "couplings.ended": named(
    (name) => `L’offre couplée « ${name} » prend fin : un des services qu’il faut n’est plus ouvert.`,
    (name) => `The coupled offer “${name}” ends: one of the services that it takes is no longer open.`,
  ),
  "couplings.entitled_read": ({ entitled, unread = 0 }) => ({
    fr:
      `L’application d’un service a lu qui a droit à une réduction : ${String(entitled)} ` +
      `dans cette page${unread === 0 ? "" : `, et ${String(unread)} qui ne s’ouvrent pas`}.`,
    en:
      `A service’s application read who is entitled to a reduction: ${String(entitled)} ` +
      `on that page${unread === 0 ? "" : `, and ${String(unread)} that do not open`}.`,
  }),
};

function formatCouplingName(name: unknown, language: "fr" | "en"): string {
  return typeof name === "object" && name !== null ? String(Reflect.get(name, language)) : "";
}
