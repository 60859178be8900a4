import type { JournalTeller } from "../../../kernel/contributions.ts";
import { formatJournalAmount } from "../../ledger/counters/index.ts";

type Words = { readonly fr: string; readonly en: string };

const application =
  ({ fr, en }: Words): JournalTeller =>
  ({ name }) => ({
    fr: `L’application de cartes « ${String(name)} » ${fr}.`,
    en: `The card application “${String(name)}” ${en}.`,
  });

/** A desk's, or a line of before kiosks were named. */
const none = { fr: "", en: "" };

export const terminalsJournal: Readonly<Record<string, JournalTeller>> = {
  "terminals.application_defined": application({ fr: "a été inscrite", en: "was registered" }),
  "terminals.application_changed": application({ fr: "a changé", en: "was changed" }),
  "terminals.application_closed": application({ fr: "a été fermée", en: "was closed" }),
  "terminals.making_asked": ({ number, equipment }) => ({
    fr: `Carte n° ${String(number)} : un agent a demandé à « ${String(equipment)} » de l’écrire.`,
    en: `Card no. ${String(number)}: an agent asked “${String(equipment)}” to write it.`,
  }),
  "terminals.card_credited": ({ application: name, amount, unit, equipment }) => {
    const at =
      typeof equipment === "string" ? { fr: `, par « ${equipment} »`, en: `, by “${equipment}”` } : none;
    return {
      fr:
        `Votre carte « ${String(name)} » a été rechargée de ` +
        `${formatJournalAmount(amount, unit, "fr")}${at.fr}.`,
      en: `Your card “${String(name)}” was credited with ${formatJournalAmount(amount, unit, "en")}${at.en}.`,
    };
  },
  "terminals.card_written": ({ application: name }) => ({
    fr: `« ${String(name)} » a été ajouté à votre carte.`,
    en: `“${String(name)}” was added to your card.`,
  }),
  "terminals.transaction_settled": ({ equipment, decision }) => ({
    fr:
      `Un écart du lecteur « ${String(equipment)} » a été ` +
      `${decision === "post" ? "passé au compte" : "écarté"}.`,
    en:
      `A gap of the reader “${String(equipment)}” was ` +
      `${decision === "post" ? "posted to the account" : "set aside"}.`,
  }),
  "terminals.missing_acknowledged": ({ count }) => ({
    fr:
      `Un agent a pris acte de ${count === 1 ? "l’opération" : `${String(count)} opérations`} ` +
      `d’une carte que personne n’a transmise${count === 1 ? "" : "s"}.`,
    en:
      `An agent acknowledged ${count === 1 ? "an operation" : `${String(count)} operations`} ` +
      "of a card that no reader told of.",
  }),
  "terminals.key_wrapped": ({ name, equipment, fingerprint }) => ({
    fr:
      `La clé qui débite l’application de cartes « ${String(name)} » a été chiffrée ` +
      `pour le jeton de « ${String(equipment)} » (empreinte ${String(fingerprint)}).`,
    en:
      `The key that debits the card application “${String(name)}” was wrapped for ` +
      `the token of “${String(equipment)}” (fingerprint ${String(fingerprint)}).`,
  }),
  "terminals.reader_key_kept": ({ name }) => ({
    fr: `Le lecteur « ${String(name)} » a donné sa clé publique.`,
    en: `The reader “${String(name)}” gave its public key.`,
  }),
};
