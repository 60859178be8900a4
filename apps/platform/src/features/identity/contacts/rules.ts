import { addDays, type CivilDate } from "../../../kernel/civil-date.ts";
import { isStreetSaid } from "../../../kernel/postal-street.ts";

/** A week: short enough to be believed, long enough for a desk that opens twice. */
const ANSWER_DAYS = 7;

/** Kept after the answer, so that both sides can come back to it; then nothing needs it. */
export const KEPT_MONTHS = 24;

export const computeContactDue = (today: CivilDate): CivilDate => addDays(today, ANSWER_DAYS);

export const isLate = (
  contact: { readonly state: "waiting" | "answered"; readonly dueOn: CivilDate },
  today: CivilDate,
): boolean => contact.state === "waiting" && contact.dueOn < today;

/** What is known of somebody, for comparison. */
export interface KnownOfCaller {
  readonly birthdate?: string;
  readonly street?: string;
  readonly phone?: string;
}

/** By question: the caller's answer is the one known, is not, or nobody can tell. */
export type CallerAnswer = "same" | "different" | "unknown" | "not_asked";

export type CallerCheck = Readonly<Record<keyof KnownOfCaller, CallerAnswer>>;

/**
 * Compares what a caller says with what is known; the known value never comes out.
 * @param known `place`: postal code and locality, that a caller may say after the street
 */
export function compareCaller(
  { place = "", ...known }: KnownOfCaller & { readonly place?: string },
  said: KnownOfCaller,
): CallerCheck {
  const isDigitsSame = (one: string, other: string) => toDigits(one) === toDigits(other);
  return {
    birthdate: compare(known.birthdate, said.birthdate, (one, other) => one === other),
    street: compare(known.street, said.street, (street, spoken) => isStreetSaid({ street, place }, spoken)),
    phone: compare(known.phone, said.phone, isDigitsSame),
  };
}

/** Two answers of which none is wrong: a birth date alone is on every school form. */
export function isRecognised(check: CallerCheck): boolean {
  const answers = Object.values(check);
  return answers.filter((one) => one === "same").length >= 2 && !answers.includes("different");
}

type IsSame = (known: string, said: string) => boolean;

function compare(known: string | undefined, said: string | undefined, isSame: IsSame): CallerAnswer {
  if (said === undefined || !/[\p{L}\p{N}]/u.test(said)) return "not_asked";
  if (known === undefined) return "unknown";
  return isSame(known, said) ? "same" : "different";
}

/** The last nine figures: "06 12…" and "+33 6 12…" are one number. */
const toDigits = (text: string): string => text.replaceAll(/\D/g, "").slice(-9);
