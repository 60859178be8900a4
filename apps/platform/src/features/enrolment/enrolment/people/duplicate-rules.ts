import { type Agreement, reasonsOf } from "@ardeco/duplicates";
import type { Sentence } from "../../../../kernel/errors.ts";

export type Reason =
  | "same_civil_status"
  | "swapped_names"
  | "alike"
  | "same_name_and_birthdate"
  | "same_email"
  | "same_phone_number"
  | "same_document";

export const duplicateWords: Readonly<Record<Reason, Sentence>> = {
  same_civil_status: {
    fr: "Mêmes nom, prénom et date de naissance : sans doute la même personne.",
    en: "Same name, given name and date of birth: most likely the same person.",
  },
  swapped_names: {
    fr: "Même date de naissance, nom et prénom inversés : sans doute la même personne.",
    en: "Same date of birth, family and given names swapped: most likely the same person.",
  },
  alike: {
    fr: "Beaucoup se ressemble : peut-être la même personne.",
    en: "Much is alike: perhaps the same person.",
  },
  same_name_and_birthdate: {
    fr: "Mêmes nom et date de naissance, autre prénom : jumeaux, ou prénom d’usage.",
    en: "Same name and date of birth, another given name: twins, or a name used.",
  },
  same_email: {
    fr: "Même adresse électronique : souvent un couple ou un parent. Une adresse n’est pas une identité.",
    en: "Same e-mail address: often a couple or a parent. An e-mail is not an identity.",
  },
  same_phone_number: {
    fr: "Même numéro de téléphone : souvent un couple ou un parent. Un numéro n’est pas une identité.",
    en: "Same telephone number: often a couple or a parent. A number is not an identity.",
  },
  same_document: {
    fr:
      "Le même fichier a été déposé : des proches qui partagent " +
      "un justificatif, ou un document qui a servi à un autre.",
    en:
      "The very same file was sent: people close who share " +
      "evidence, or a document that served somebody else.",
  },
};

export function isStrong(reason: Reason): boolean {
  return strong.has(reason);
}

const strong: ReadonlySet<Reason> = new Set(["same_civil_status", "swapped_names", "same_document"]);

/**
 * Another given name under the same name and birth date is a twin's: told, and nobody is asked to justify
 * twins.
 */
export function isReasonAsked(reason: Reason): boolean {
  return reason === "same_civil_status" || reason === "swapped_names" || reason === "alike";
}

/**
 * What a likeness says: the sure ones by their own names, twins aside; undefined when it is more likely
 * somebody else.
 * @param probability from 0 to 1
 */
export function computeLikenessReason(
  probability: number,
  agreements: readonly Agreement[],
): Reason | undefined {
  const isSame = (feature: Agreement["feature"]): boolean =>
    agreements.some((one) => one.feature === feature && one.level === one.top);
  const named = isSame("given_name") && isSame("family_name");
  if (isSame("birth_date") && named) return isSame("swapped_names") ? "swapped_names" : "same_civil_status";
  if (probability >= EVEN) return "alike";
  return isSame("birth_date") && isSame("family_name") && !isSame("swapped_names")
    ? "same_name_and_birthdate"
    : undefined;
}

/** More likely than not. */
const EVEN = 0.5;

/** "Sans doute la même personne : même date de naissance, noms proches." */
export function formatLikenessSentence(agreements: readonly Agreement[]): Sentence {
  const said = (language: "fr" | "en") => reasonsOf(agreements, language).join(", ");
  return {
    fr: `Peut-être la même personne : ${said("fr")}.`,
    en: `Perhaps the same person: ${said("en")}.`,
  };
}
