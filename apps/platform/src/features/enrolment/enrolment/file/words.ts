import { type CivilDate, formatLongDate } from "../../../../kernel/civil-date.ts";
import type { Sentence } from "../../../../kernel/errors.ts";
import type { FileState } from "./file.ts";

/** A state as the person and the agent read it, and what happens next. */
export const stateWords: Readonly<Record<FileState, { readonly name: Sentence; readonly next: Sentence }>> = {
  draft: {
    name: { fr: "À terminer", en: "To be finished" },
    next: {
      fr: "Vos réponses sont gardées. Terminez et envoyez votre demande quand vous voulez, dans les 30 jours.",
      en: "Your answers are kept. Finish and send your application whenever you like, within 30 days.",
    },
  },
  submitted: {
    name: { fr: "Reçue", en: "Received" },
    next: {
      fr: "Votre demande est vérifiée : par le cachet électronique de vos documents s’ils en ont un, sinon par un agent. Vous n’avez rien à faire.",
      en: "Your application is being checked: by the electronic seal of your documents where they have one, otherwise by an agent. There is nothing for you to do.",
    },
  },
  in_review: {
    name: { fr: "En cours d’examen", en: "Being examined" },
    next: {
      fr: "Un agent vérifie vos informations. Vous n’avez rien à faire.",
      en: "An agent is checking your information. There is nothing for you to do.",
    },
  },
  awaiting_person: {
    name: { fr: "En attente de votre part", en: "Waiting for you" },
    next: {
      fr: "Envoyez le document demandé, ou apportez-le au guichet. Le délai de réponse est suspendu d’ici là.",
      en: "Send the document asked for, or bring it to the desk. The time limit is suspended until then.",
    },
  },
  decided: {
    name: { fr: "Décision rendue", en: "Decided" },
    next: {
      fr: "La réponse est là : lisez-la.",
      en: "The answer is here: read it.",
    },
  },
  closed: {
    name: { fr: "Close", en: "Closed" },
    next: {
      fr: "Cette demande est terminée. Pour un changement, ouvrez une nouvelle demande.",
      en: "This application is finished. For a change, open a new one.",
    },
  },
  withdrawn: {
    name: { fr: "Retirée", en: "Withdrawn" },
    next: {
      fr: "Vous avez retiré cette demande. Vous pouvez en ouvrir une autre.",
      en: "You withdrew this application. You can open another one.",
    },
  },
  expired: {
    name: { fr: "Abandonnée", en: "Abandoned" },
    next: {
      fr: "Cette demande n’a pas été envoyée à temps. Vous pouvez en ouvrir une autre.",
      en: "This application was not sent in time. You can open another one.",
    },
  },
};

/** Of a decision that accepts all that was asked: nothing to contest. */
export const acceptedWords: Sentence = {
  fr: "Tout est accepté. Vous n’avez rien à faire.",
  en: "All is accepted. There is nothing for you to do.",
};

/** Ways and times of appeal (CRPA art. L410-1 and following, CJA art. R421-1). */
export const appealWords: Sentence = {
  fr: "Si une décision ne vous convient pas, vous avez deux mois pour demander à la collectivité de la revoir, ou pour saisir le tribunal administratif (www.telerecours.fr).",
  en: "If you disagree with a decision, you have two months to ask the authority to review it, or to go to the administrative court (www.telerecours.fr).",
};

/** What a receipt says besides its number, date and office. */
export function formatReceiptSentences(
  days: { decisionBefore: CivilDate; silenceOn: CivilDate },
  toBring: Sentence | undefined,
) {
  const { decisionBefore, silenceOn } = days;
  return {
    next: toBring ?? {
      fr: "Chaque information est vérifiée avec son justificatif : par son cachet électronique s’il en a un, sinon par un agent. S’il manque un document, nous vous le demanderons.",
      en: "Each piece of information is checked against its evidence: by its electronic seal where it has one, otherwise by an agent. If a document is missing, we will ask for it.",
    },
    delay: {
      fr: `Vous aurez une réponse au plus tard le ${formatLongDate(decisionBefore, "fr")}.`,
      en: `You will have an answer by ${formatLongDate(decisionBefore, "en")}.`,
    },
    silence: {
      fr: `Sans réponse le ${formatLongDate(silenceOn, "fr")}, votre demande est acceptée (code des relations entre le public et l’administration, article L231-1). Vous pouvez alors demander une attestation (article L232-3). Les informations non vérifiées restent « déclarées ».`,
      en: `Without an answer on ${formatLongDate(silenceOn, "en")}, your application is accepted (code des relations entre le public et l’administration, article L231-1). You may then ask for a certificate (article L232-3). Information not checked stays “declared”.`,
    },
    appeal: appealWords,
  } as const;
}
