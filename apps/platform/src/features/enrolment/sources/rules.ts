import type { ElementName } from "@ardeco/contracts";
import type { CivilDate } from "../../../kernel/civil-date.ts";
import type { AnsweredPerson, FoundQuotient, StateSourceKind } from "../../../kernel/state-sources.ts";
import { removeAccents } from "../../../kernel/text.ts";

/** Luhn over fourteen digits; the establishments of La Poste are the known exception: a multiple of five. */
export function isSiret(text: string): boolean {
  if (!/^\d{14}$/.test(text)) return false;
  const digits = [...text].map(Number);
  if (text.startsWith("356000000")) return digits.reduce((sum, digit) => sum + digit, 0) % 5 === 0;
  const sum = digits.reduce((total, digit, index) => {
    const doubled = index % 2 === 0 ? digit * 2 : digit;
    return total + (doubled > 9 ? doubled - 9 : doubled);
  }, 0);
  return sum % 10 === 0;
}

/** The element that each source proves. */
export const sourceElements = {
  quotient: "family_quotient",
  student: "student_status",
  scholarship: "scholarship",
  schooling: "school",
  job_seeker: "job_seeker",
} as const satisfies Record<StateSourceKind, ElementName>;

/** Who the platform knows somebody to be, by validated elements. */
export interface KnownPerson {
  readonly familyName: string;
  readonly nameOfUse?: string;
  readonly givenName: string;
  readonly birthdate: CivilDate;
}

const toPlainName = (text: string): string =>
  removeAccents(text)
    .replace(/[^\p{L}]+/gu, " ")
    .trim()
    .toUpperCase();

/**
 * Whether an answer speaks of this person: one of the names equal, the first given name first, the birth date
 * equal. Equality after normalisation, never a resemblance: registers answer by likeness, and have answered
 * about another.
 */
export function isSamePerson(known: KnownPerson, answered: AnsweredPerson): boolean {
  const ours = [known.familyName, known.nameOfUse].filter((name) => name !== undefined).map(toPlainName);
  const theirs = [answered.familyName, answered.nameOfUse]
    .filter((name) => name !== undefined)
    .map(toPlainName);
  const given = toPlainName(known.givenName);
  const named = `${toPlainName(answered.givenNames)} `.startsWith(`${given} `);
  const sameDay = answered.birthdate === known.birthdate;
  return given !== "" && named && sameDay && theirs.some((name) => name !== "" && ours.includes(name));
}

/** Euros, and share of the former one, beyond which an agent looks before it counts. */
const FAR_EUROS = 200;
const FAR_SHARE = 0.5;

export function isFar(former: number | undefined, value: number): boolean {
  if (former === undefined) return false;
  return Math.abs(value - former) > Math.max(FAR_EUROS, former * FAR_SHARE);
}

export interface KnownQuotient {
  readonly value: number;
  /** Month that it counts for, when a register said it. */
  readonly month?: string;
}

export type QuotientVerdict = "found" | "same" | "older" | "other_identity" | "far" | "family_changed";

/** What a quotient found is worth. `children`: those whose price here follows this quotient today. */
export function compareQuotient(
  found: FoundQuotient,
  about: {
    readonly person: KnownPerson;
    readonly former: KnownQuotient | undefined;
    readonly children: readonly KnownPerson[];
  },
): QuotientVerdict {
  const { person, former, children } = about;
  if (!found.recipients.some((one) => isSamePerson(person, one))) return "other_identity";
  if (former?.month !== undefined && found.month < former.month) return "older";
  if (!children.every((child) => found.children.some((one) => isSamePerson(child, one))))
    return "family_changed";
  if (isFar(former?.value, found.value)) return "far";
  return former?.value === found.value ? "same" : "found";
}

/** Attempts of a source that is down before it is said so: the last one some ten hours after the first. */
export const MOST_ATTEMPTS = 6;
const FIRST_WAIT_SECONDS = 60;

/**
 * Waits grow fourfold: one, four, sixteen minutes, an hour, four hours; never less than the source asked for.
 */
export function retryDelaySeconds(attempts: number, asked: number | undefined): number {
  return Math.max(FIRST_WAIT_SECONDS * 4 ** Math.max(0, attempts - 1), asked ?? 0);
}

/** First civil year of the school year under way: it begins in August, when schools enrol. */
export function computeSchoolYear(today: CivilDate): number {
  const [year = 0, month = 1] = today.split("-").map(Number);
  return month >= 8 ? year : year - 1;
}

interface Asked {
  readonly state: string;
  readonly outcome?: string | null | undefined;
  readonly answeredOn?: CivilDate | null | undefined;
}

/**
 * Whether it waits, or was answered today: asked again, it would say no more. A register that was down or
 * refused said nothing.
 */
export function isAskedLately({ state, outcome, answeredOn }: Asked, today: CivilDate): boolean {
  if (state === "waiting") return true;
  return answeredOn === today && outcome !== "down" && outcome !== "refused";
}

/**
 * Verdicts that an agent looks at, whoever asked; in a refresh, all that brings no quotient is looked at too.
 */
const doubtful: ReadonlySet<string> = new Set(["other_identity", "far", "family_changed", "twice"]);
const unanswered: ReadonlySet<string> = new Set([
  "not_found",
  "several",
  "not_enough",
  "refused",
  "down",
  "older",
  "no_quotient",
  "silent",
]);

export function isToSettle(outcome: string, { inRefresh }: { readonly inRefresh: boolean }): boolean {
  return doubtful.has(outcome) || (inRefresh && unanswered.has(outcome));
}
