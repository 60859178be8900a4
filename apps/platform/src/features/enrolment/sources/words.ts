import type { Sentence } from "../../../kernel/errors.ts";
import type { StateSourceKind } from "../../../kernel/state-sources.ts";
import type { QuestionOutcome } from "./question.ts";

/** As it is kept in provenance and said on pages; the quotient's says CAF or MSA by itself. */
export const registerNames: Readonly<Record<Exclude<StateSourceKind, "quotient">, string>> = {
  student: "Ministère de l’Enseignement supérieur",
  scholarship: "CROUS",
  schooling: "Éducation nationale",
  job_seeker: "France Travail",
};

export const kindNames: Readonly<Record<StateSourceKind, Sentence>> = {
  quotient: { fr: "Quotient familial", en: "Family quotient" },
  student: { fr: "Situation d’étudiant", en: "Student status" },
  scholarship: { fr: "Bourse d’études", en: "Scholarship" },
  schooling: { fr: "Scolarité", en: "Schooling" },
  job_seeker: { fr: "Recherche d’emploi", en: "Looking for work" },
};

/**
 * What came of a question, in one sentence, and what to do next. The same words for the person and for the
 * agent.
 */
export const outcomeWords: Readonly<Record<QuestionOutcome, Sentence>> = {
  found: {
    fr: "Réponse reçue : elle est dans vos informations.",
    en: "Answered: it is in your information.",
  },
  same: { fr: "Réponse reçue : rien n’a changé.", en: "Answered: nothing changed." },
  older: {
    fr: "La réponse est plus ancienne que ce que nous savons déjà : rien n’a changé.",
    en: "The answer is older than what we know already: nothing changed.",
  },
  not_current: {
    fr: "Vous y êtes connu, mais pas inscrit aujourd’hui. Si c’est une erreur, apportez un justificatif.",
    en: "You are known there, but not registered today. If that is a mistake, bring a document.",
  },
  not_found: {
    fr: "Elle ne vous a pas trouvé sous cette identité. Apportez votre attestation à l’accueil, ou déposez-la ici.",
    en: "It did not find you under this identity. Bring your statement to the desk, or deposit it here.",
  },
  several: {
    fr: "Plusieurs personnes répondent à cette identité : elle ne peut pas dire laquelle. Apportez votre attestation à l’accueil.",
    en: "Several people answer to this identity: it cannot say which. Bring your statement to the desk.",
  },
  not_enough: {
    fr: "Votre identité ne suffit pas pour être reconnu. Apportez votre attestation à l’accueil.",
    en: "Your identity is not enough to be recognised. Bring your statement to the desk.",
  },
  refused: {
    fr: "Votre collectivité n’a pas pu poser la question. Ce n’est pas de votre fait : apportez votre attestation.",
    en: "Your authority could not ask. It is not your doing: bring your statement.",
  },
  down: {
    fr: "Elle ne répond pas depuis plusieurs heures. Redemandez demain, ou apportez votre attestation.",
    en: "It has not answered for several hours. Ask again tomorrow, or bring your statement.",
  },
  other_identity: {
    fr: "La réponse ne parle pas de vous avec certitude. Un agent compare, et rien ne change d’ici là.",
    en: "It is not certain that the answer is about you. An agent compares; nothing changes until then.",
  },
  far: {
    fr: "Le nouveau montant est très différent de l’ancien. Un agent vérifie, et rien ne change d’ici là.",
    en: "The new amount is very different from the former one. An agent checks; nothing changes until then.",
  },
  no_quotient: {
    fr: "La famille y est connue, mais sans quotient. Une attestation, ou le dernier avis d’impôt, permet de le calculer.",
    en: "The family is known there, without a quotient. A statement, or the last tax notice, lets us work it out.",
  },
  twice: {
    fr: "La réponse dit deux montants différents. Un agent demande lequel est le bon, et rien ne change d’ici là.",
    en: "The answer says two different amounts. An agent asks which is right; nothing changes until then.",
  },
  silent: {
    fr: "La réponse reçue ne dit rien de cette famille. Une attestation suffit.",
    en: "The answer received says nothing of this family. A statement is enough.",
  },
  family_changed: {
    fr: "La réponse ne compte pas tous les enfants de votre foyer. Un agent vérifie, et rien ne change d’ici là.",
    en: "The answer does not count all the children of your household. An agent checks; nothing changes until then.",
  },
};
