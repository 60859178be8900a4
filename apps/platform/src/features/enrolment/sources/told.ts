import type { Sentence } from "../../../kernel/errors.ts";
import type { StateSourceKind } from "../../../kernel/state-sources.ts";

/** Who answers, as people name them. */
export const sourceNames: Readonly<Record<StateSourceKind, Sentence>> = {
  quotient: { fr: "la CAF ou la MSA", en: "the CAF or the MSA (family benefits)" },
  student: { fr: "le ministère de l’Enseignement supérieur", en: "the Ministry of Higher Education" },
  scholarship: { fr: "le CROUS", en: "the CROUS (student welfare)" },
  schooling: { fr: "le ministère de l’Éducation nationale", en: "the Ministry of Education" },
  job_seeker: { fr: "France Travail", en: "France Travail (employment agency)" },
};

/** What is asked for. */
export const askedSentences: Readonly<Record<StateSourceKind, Sentence>> = {
  quotient: { fr: "votre quotient familial", en: "your family quotient" },
  student: { fr: "si vous êtes étudiant cette année", en: "whether you are a student this year" },
  scholarship: { fr: "si vous avez une bourse", en: "whether you have a scholarship" },
  schooling: { fr: "l’établissement scolaire et la bourse", en: "the school, and whether there is a grant" },
  job_seeker: { fr: "si vous êtes inscrit", en: "whether you are registered" },
};

const sent: Readonly<Record<"identity" | "number" | "school", Sentence>> = {
  identity: {
    fr: "votre nom, vos prénoms, votre date et votre lieu de naissance, votre sexe",
    en: "your name, given names, date and place of birth, and sex",
  },
  number: { fr: "votre identifiant France Travail", en: "your France Travail number" },
  school: {
    fr: "le nom, les prénoms, la date de naissance et le sexe de l’élève, et le code de l’établissement",
    en: "the pupil’s name, given names, date of birth and sex, and the code of the school",
  },
};

/** « le CROUS » → « au CROUS ». */
export const toSomebody = (name: string): string =>
  name.startsWith("le ") ? `au ${name.slice(3)}` : `à ${name}`;

/**
 * What is sent to whom, what comes back, and what does not: shown before anything is asked, and kept as it
 * was shown (CRPA, art. L114-8: the person is informed).
 */
export function formatQuestionNotice(
  kind: StateSourceKind,
  authorityName: string,
  legalBasis: string,
): Sentence {
  const what = kind === "job_seeker" ? "number" : kind === "schooling" ? "school" : "identity";
  const name = sourceNames[kind];
  const asked = askedSentences[kind];
  const isPupil = what === "school";
  return {
    fr:
      `${authorityName} envoie ${toSomebody(name.fr)} ${sent[what].fr}. En ` +
      `retour, elle apprend ${asked.fr}, et rien d’autre. La réponse va dans ` +
      `${isPupil ? "les informations de l’élève" : "vos informations"} : aucun ` +
      `service ne la reçoit sans votre accord. Texte qui le permet : ${legalBasis}`,
    en:
      `${authorityName} sends ${name.en} ${sent[what].en}. It learns ${asked.en}, and ` +
      `nothing else. The answer goes to ${isPupil ? "the pupil’s" : "your"} information: ` +
      `no service receives it without your agreement. Text that allows it: ${legalBasis}`,
  };
}

/** The same of a file sealed for one correspondent. */
export function formatFileNotice(
  register: "CAF" | "MSA",
  authorityName: string,
  legalBasis: string,
): Sentence {
  return {
    fr:
      `${authorityName} envoie à la ${register}, par fichier chiffré, votre numéro ` +
      "d’allocataire, votre nom, vos prénoms et votre date de naissance. En retour, elle " +
      "apprend votre quotient familial, et rien d’autre. La réponse va dans vos informations : " +
      `aucun service ne la reçoit sans votre accord. Texte qui le permet : ${legalBasis}`,
    en:
      `${authorityName} sends the ${register}, by encrypted file, your family ` +
      "benefits number, name, given names and date of birth. It learns your family " +
      "quotient, and nothing else. The answer goes to your information: no service " +
      `receives it without your agreement. Text that allows it: ${legalBasis}`,
  };
}
