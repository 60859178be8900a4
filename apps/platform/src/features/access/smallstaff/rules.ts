import type { Sentence } from "../../../kernel/errors.ts";
import type { Capability } from "../access/index.ts";

/** Beside the data-protection officer, who is no agent of the work itself (GDPR art. 38.6). */
export const MOST_AGENTS = 2;
/** Long enough for a colleague, or the data-protection officer, to read their messages. */
export const LEAST_DAYS = 3;
export const MOST_DAYS = 30;
export const REASON_LENGTH = { least: 10, most: 500 } as const;

/**
 * What who asked may approve alone after the delay, and the right to answer it: all of it is published,
 * applies to everybody alike, and is taken back by another version or the end of the offer.
 */
export const aloneKinds = {
  "catalogue.version": "service.approve",
  "couplings.coupling": "service.approve",
  "tariffs.version": "service.approve",
} as const satisfies Readonly<Record<string, Capability>>;

export type AloneKind = keyof typeof aloneKinds;
export const isAloneKind = (kind: string): kind is AloneKind => Object.hasOwn(aloneKinds, kind);

const money: Sentence = {
  fr: "Où va l’argent n’est jamais le fait d’une seule personne : un IBAN détourné ne se rattrape pas.",
  en: "Where money goes is never one person’s word: nothing calls back an IBAN that was turned aside.",
};

/** What stays with a second agent in every mode, and why. Every kind is here or above: a test looks. */
export const neverAloneKinds: Readonly<Record<string, Sentence>> = {
  "debits.creditor_change": money,
  "debits.first_creditor": money,
  "passes.account": money,
  "oldcards.file": {
    fr:
      "Un fichier d’anciennes cartes crée ce qui vaut de l’argent : qui " +
      "le donne ne l’accepte pas (séparation des tâches d’une régie).",
    en:
      "A file of former cards creates what is worth money: who " +
      "gives it does not accept it (duties of a régie are separate).",
  },
  "sources.fingerprint": {
    fr:
      "Ce qui part sous une fausse empreinte ne revient " +
      "pas : une seconde personne la compare (RGPD, art. 32).",
    en:
      "What leaves under a false fingerprint does not come " +
      "back: a second person compares it (GDPR art. 32).",
  },
  "recovery.recovery": {
    fr: "Rouvrir un compte que nul message ne prévient, c’est pouvoir prendre la place de quelqu’un.",
    en: "To open again an account that no message warns is to be able to take somebody’s place.",
  },
  "merges.merge": {
    fr:
      "Réunir deux personnes montre à l’une ce que tient l’autre : " +
      "une violation de données si l’on se trompe (RGPD, art. 4.12).",
    en: "A merge of two people shows one what the other holds: a breach if it is wrong (GDPR art. 4.12).",
  },
  "rights.erasure": {
    fr: "Un effacement détruit aussi les preuves, et ne se défait pas.",
    en: "An erasure destroys evidence too, and is not undone.",
  },
  "compliance.decision": {
    fr: "Qui donne l’avis n’accepte pas le risque (RGPD, art. 35.2 et 38.6).",
    en: "Who gives the opinion does not accept the risk (GDPR art. 35.2 and 38.6).",
  },
};
