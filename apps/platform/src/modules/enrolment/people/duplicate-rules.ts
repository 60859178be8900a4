import type { Sentence } from "../../../kernel/errors.ts";

export type Reason =
  | "same_civil_status"
  | "swapped_names"
  | "near_names"
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
  near_names: {
    fr: "Même date de naissance, noms presque pareils : peut-être une faute de frappe, un nom d’usage ou un autre prénom.",
    en: "Same date of birth, names almost alike: perhaps a typing mistake, a name used or another given name.",
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
  return strong.has(reason);
}

const strong: ReadonlySet<Reason> = new Set(["same_civil_status", "swapped_names", "same_document"]);

/** Another given name under the same name and birth date is a twin's: told, and nobody is asked to justify twins. */
export function isAsked(reason: Reason): boolean {
  return reason === "same_civil_status" || reason === "swapped_names" || reason === "near_names";
}

/** As written on a form, or known here. */
export interface Names {
  readonly given: string | undefined;
  readonly family: string | undefined;
  readonly use: string | undefined;
}

/** What the names of two people born the same day say. Compared opened: an index of given names would leak the most given ones. */
export function nameReason(one: Names, other: Names): Reason | undefined {
  const [given, otherGiven] = [plain(one.given), plain(other.given)];
  const [family, otherFamily] = [plain(one.family), plain(other.family)];
  if (!given || !otherGiven || !family || !otherFamily)
    return family && family === otherFamily ? "same_name_and_birthdate" : undefined;
  if (family === otherFamily && given === otherGiven) return "same_civil_status";
  if (family === otherGiven && given === otherFamily) return "swapped_names";
  const isFamilyAlike =
    isNear(family, otherFamily) || plain(one.use) === otherFamily || plain(other.use) === family;
  if (isFamilyAlike && isGivenAlike(given, otherGiven)) return "near_names";
  return family === otherFamily ? "same_name_and_birthdate" : undefined;
}

/** One is among the several of the other, or written almost so. */
function isGivenAlike(one: string, other: string): boolean {
  const [few = [], many = []] = [one.split(" "), other.split(" ")].toSorted((a, b) => a.length - b.length);
  return few.every((name) => many.includes(name)) || isNear(one, other);
}

/** Equal, or one letter changed, added, removed, or exchanged with the next, in a name of four letters or more. */
function isNear(one: string, other: string): boolean {
  if (one === other) return true;
  if (Math.min(one.length, other.length) < 4) return false;
  let start = 0;
  while (start < one.length && one[start] === other[start]) start += 1;
  const [left, right] = [one.slice(start), other.slice(start)];
  const [a = "", b = ""] = [left[0], right[0]];
  return (
    left.slice(1) === right.slice(1) ||
    left.slice(1) === right ||
    left === right.slice(1) ||
    (left.slice(0, 2) === a + b && right.slice(0, 2) === b + a && left.slice(2) === right.slice(2))
  );
}

function plain(text: string | undefined): string {
  return (text ?? "")
    .replace(/œ/gi, "oe")
    .replace(/æ/gi, "ae")
    .normalize("NFD")
    .replace(/\p{M}/gu, "")
    .replace(/[-'’. ]+/g, " ")
    .trim()
    .toLowerCase();
}
