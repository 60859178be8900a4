import type { Sentence } from "../../../kernel/errors.ts";

export type Reason =
  | "same_civil_status"
  | "same_name_and_birthdate"
  | "same_email"
  | "same_phone_number"
  | "same_document";

export const duplicateWords: Readonly<Record<Reason, Sentence>> = {
  same_civil_status: {
    fr: "Mêmes nom, prénom et date de naissance : sans doute la même personne.",
    en: "Same name, given name and date of birth: most likely the same person.",
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
    fr: "Le même fichier a été déposé : des proches qui partagent un justificatif, ou un document qui a servi à un autre.",
    en: "The very same file was sent: people close who share evidence, or a document that served somebody else.",
  },
};

export function isStrong(reason: Reason): boolean {
  return reason === "same_civil_status" || reason === "same_document";
}

/** Given names are compared here, opened: their index would leak the most given ones. */
export function nameReason(one: string | undefined, other: string | undefined): Reason {
  const same = one !== undefined && other !== undefined && plain(one) === plain(other);
  return same ? "same_civil_status" : "same_name_and_birthdate";
}

function plain(text: string): string {
  return text
    .normalize("NFD")
    .replace(/\p{M}/gu, "")
    .replace(/[-'’. ]+/g, " ")
    .toLowerCase();
}
