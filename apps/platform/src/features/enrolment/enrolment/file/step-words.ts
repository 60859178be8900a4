import { documentKinds, elementDefinition, isDocumentKind, isElementName } from "@ardeco/contracts";
import type { Language, Sentence } from "../../../../kernel/errors.ts";
import { formatInnerLabel } from "../../../../kernel/text.ts";
import type { DecisionOutcome } from "../deciding/decision.ts";
import type { StepName } from "./step.ts";

/** What a step or a journal line carries, before anybody checked it: both are read back from JSON. */
export type StepDetails = Readonly<Record<string, unknown>>;

const outcomes: Readonly<Record<Exclude<DecisionOutcome, "exception">, Sentence>> = {
  validated: { fr: "information validée", en: "validated" },
  corrected: { fr: "information corrigée", en: "corrected" },
  refused: { fr: "information refusée", en: "refused" },
};

/**
 * Each step in one sentence, in both languages: the tracking page, the journal and the take-out say the same.
 */
export const stepTellers: Readonly<Record<StepName, (told: StepDetails) => Sentence>> = {
  opened: () => ({ fr: "Le dossier a été ouvert.", en: "The file was opened." }),
  submitted: ({ number }) => ({
    fr: `La demande a été envoyée sous le numéro ${number}.`,
    en: `The application was sent under number ${number}.`,
  }),
  assigned: ({ agent }) =>
    agent === undefined
      ? { fr: "Le dossier n’est plus confié à un agent.", en: "The file is no longer assigned to an agent." }
      : { fr: `Le dossier est confié à ${agent}.`, en: `The file is assigned to ${agent}.` },
  sent_to_desk: ({ desk, ...told }) => ({
    fr: `Le dossier est transmis au guichet « ${desk} ».${formatStepReason(told, "Motif :")}`,
    en: `The file was passed to the desk “${desk}”.${formatStepReason(told, "Reason:")}`,
  }),
  sent_by_exception: ({ desk, ...told }) => ({
    fr: `Par exception, le dossier est transmis au guichet « ${desk} ».${formatStepReason(told, "Motif :")}`,
    en: `As an exception, the file was passed to the desk “${desk}”.${formatStepReason(told, "Reason:")}`,
  }),
  document_attached: (told) => ({
    fr: `Document ajouté au dossier : ${formatDocumentLabel(told, "fr")}.`,
    en: `Document added to the file: ${formatDocumentLabel(told, "en")}.`,
  }),
  document_asked: (told) => ({
    fr: `Document demandé : ${formatDocumentLabel(told, "fr")}.${formatStepReason(told, "Motif :")}`,
    en: `Document asked for: ${formatDocumentLabel(told, "en")}.${formatStepReason(told, "Reason:")}`,
  }),
  answered: (told) => ({
    fr: `Réponse reçue à la demande de document : ${formatDocumentLabel(told, "fr")}.`,
    en: `Answer received to the request for: ${formatDocumentLabel(told, "en")}.`,
  }),
  resumed: () => ({
    fr: "L’examen reprend sans attendre d’autre document.",
    en: "The examination goes on without waiting for another document.",
  }),
  element_decided: (told) => ({
    fr: `${formatElementLabel(told, "fr")} : ${formatStepOutcome(told, "fr")}.${formatStepReason(told, "Motif :")}`,
    en: `${formatElementLabel(told, "en")}: ${formatStepOutcome(told, "en")}.${formatStepReason(told, "Reason:")}`,
  }),
  decided_by_document: (told) => ({
    fr: `${formatElementLabel(told, "fr")} : information validée sans attendre un agent, par le cachet électronique du document (${formatInnerLabel(formatDocumentLabel(told, "fr"))}).`,
    en: `${formatElementLabel(told, "en")}: validated without waiting for an agent, by the electronic seal of the document (${formatInnerLabel(formatDocumentLabel(told, "en"))}).`,
  }),
  exception_granted: (told) => ({
    fr: `${formatElementLabel(told, "fr")} : information acceptée par exception, sans le justificatif habituel.${formatStepReason(told, "Motif :")}`,
    en: `${formatElementLabel(told, "en")}: accepted as an exception, without the usual evidence.${formatStepReason(told, "Reason:")}`,
  }),
  decided: () => ({ fr: "La décision est rendue.", en: "The decision was made." }),
  closed: () => ({ fr: "Le dossier est clos.", en: "The file was closed." }),
  withdrawn: ({ because }) =>
    because === "death"
      ? {
          fr: "La demande est close : un décès a été enregistré.",
          en: "The application is closed: a death was recorded.",
        }
      : { fr: "La demande a été retirée.", en: "The application was withdrawn." },
  expired: () => ({
    fr: "La demande, non envoyée, est abandonnée.",
    en: "The application, never sent, was abandoned.",
  }),
  note_added: () => ({
    fr: "Un agent a ajouté une note au dossier.",
    en: "An agent added a note to the file.",
  }),
  another_person: () => ({
    fr: "Un agent a vérifié que cette personne n’a pas déjà un compte.",
    en: "An agent checked that this person has no account already.",
  }),
  resume_code_issued: () => ({
    fr: "Un code de reprise a été remis.",
    en: "A resume code was handed over.",
  }),
};

export function formatStep(step: { readonly what: StepName }): Sentence {
  return stepTellers[step.what]({ ...step });
}

function formatElementLabel({ element }: StepDetails, language: Language): string {
  return typeof element === "string" && isElementName(element)
    ? elementDefinition(element).label[language]
    : String(element);
}

function formatDocumentLabel({ document }: StepDetails, language: Language): string {
  return typeof document === "string" && isDocumentKind(document)
    ? documentKinds[document][language]
    : String(document);
}

function formatStepOutcome({ outcome: code }: StepDetails, language: Language): string {
  const words: Readonly<Record<string, Sentence>> = outcomes;
  return words[String(code)]?.[language] ?? String(code);
}

function formatStepReason({ reason: why }: StepDetails, label: string): string {
  if (why === undefined) return "";
  const sentence = String(why).trim();
  return ` ${label} ${/[.!?…]$/u.test(sentence) ? sentence : `${sentence}.`}`;
}
