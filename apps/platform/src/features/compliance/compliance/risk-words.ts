import type { Sentence } from "../../../kernel/errors.ts";
import type { Level, RiskName } from "./rules/risks.ts";

export interface RiskWords {
  readonly title: Sentence;
  /** Who or what. */
  readonly sources: Sentence;
  readonly threats: Sentence;
  /** On people. */
  readonly impacts: Sentence;
}

export const levelNames: Readonly<Record<Level, Sentence>> = {
  1: { fr: "négligeable", en: "negligible" },
  2: { fr: "limitée", en: "limited" },
  3: { fr: "importante", en: "important" },
  4: { fr: "maximale", en: "maximal" },
};

export const riskWords: Readonly<Record<RiskName, RiskWords>> = {
  illegitimate_access: {
    title: { fr: "Accès illégitime à des données", en: "Illegitimate access to data" },
    sources: {
      fr: "Un agent curieux ou malveillant, un proche, un voleur de messagerie ou de sauvegarde, un attaquant extérieur",
      en: "A curious or malicious agent, a relative, a thief of a mailbox or of a backup, an outside attacker",
    },
    threats: {
      fr: "Lire au-delà de ses droits, copier la base ou les clés, entrer à la place de quelqu’un",
      en: "Read beyond one’s rights, copy the database or the keys, come in as somebody else",
    },
    impacts: {
      fr: "Adresse révélée à qui ne doit pas la connaître, usurpation d’identité, atteinte à la vie privée d’un enfant",
      en: "An address shown to who must not know it, identity theft, harm to a child’s privacy",
    },
  },
  unwanted_change: {
    title: { fr: "Modification non désirée de données", en: "Unwanted change of data" },
    sources: {
      fr: "Une erreur d’agent, un justificatif falsifié, un attaquant qui tient la session d’un agent",
      en: "An agent’s mistake, a forged document, an attacker who holds an agent’s session",
    },
    threats: {
      fr: "Valider une information fausse, changer une adresse ou un représentant, altérer la base",
      en: "Validate what is false, change an address or a representative, alter the database",
    },
    impacts: {
      fr: "Tarif faux, droit refusé, courrier perdu, compte pris",
      en: "A wrong price, a right refused, mail lost, an account taken",
    },
  },
  disappearance: {
    title: { fr: "Disparition de données", en: "Disappearance of data" },
    sources: {
      fr: "Une panne, un sinistre, une erreur d’exploitation, un effacement demandé par un autre que la personne",
      en: "A failure, a disaster, a mistake of operation, an erasure asked by somebody else",
    },
    threats: {
      fr: "Perdre le disque, perdre les clés, effacer trop tôt",
      en: "Lose the disk, lose the keys, erase too early",
    },
    impacts: {
      fr: "Démarches à refaire, abonnements interrompus",
      en: "Things to do again, subscriptions interrupted",
    },
  },
  agent_impersonated: {
    title: { fr: "Agent dont on prend la place", en: "An agent impersonated" },
    sources: { fr: "Un attaquant extérieur, un collègue", en: "An outside attacker, a colleague" },
    threats: {
      fr: "Lire la messagerie d’un agent, s’asseoir à un poste resté ouvert, hameçonner",
      en: "Read an agent’s mailbox, sit at a screen left open, phish",
    },
    impacts: {
      fr: "Dossiers lus ou décidés au nom de la collectivité",
      en: "Files read or decided in the authority’s name",
    },
  },
  vendor_misuse: {
    title: {
      fr: "Logiciel métier qui abuse de ce qu’il reçoit",
      en: "A business application that misuses what it receives",
    },
    sources: { fr: "Un éditeur malveillant ou compromis", en: "A malicious or compromised vendor" },
    threats: {
      fr: "Demander plus que sa version publiée, recouper deux services, rejouer un jeton volé",
      en: "Ask more than its published version, compare two services, replay a stolen token",
    },
    impacts: { fr: "Profil des personnes, démarchage", en: "Profiles of people, canvassing" },
  },
  past_rewritten: {
    title: { fr: "Passé réécrit", en: "The past rewritten" },
    sources: {
      fr: "Qui exploite la plateforme, ou tient sa base et ses clés",
      en: "Whoever operates the platform, or holds its database and keys",
    },
    threats: {
      fr: "Effacer une lecture du journal, en inventer une",
      en: "Erase a reading from the journal, make one up",
    },
    impacts: {
      fr: "Personne ne peut plus savoir qui a lu son dossier",
      en: "Nobody can know any more who read their file",
    },
  },
  unavailability: {
    title: { fr: "Service indisponible", en: "Service unavailable" },
    sources: { fr: "Une panne, un afflux, une attaque par saturation", en: "A failure, a rush, a flood" },
    threats: {
      fr: "Arrêter la machine, remplir le disque, saturer l’inscription",
      en: "Stop the machine, fill the disk, flood the enrolment",
    },
    impacts: {
      fr: "Inscriptions retardées ; le guichet reste ouvert",
      en: "Enrolments delayed; the desk stays open",
    },
  },
};
