import { addDays, type CivilDate } from "../../kernel/civil-date.ts";

/** A week: short enough to be believed, long enough for a desk that opens twice. */
const ANSWER_DAYS = 7;

/** Kept after the answer, so that both sides can come back to it; then nothing needs it. */
export const KEPT_MONTHS = 24;

export const dueFrom = (today: CivilDate): CivilDate => addDays(today, ANSWER_DAYS);

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

/** Compares what a caller says with what is known; the known value never comes out. */
export function compareCaller(known: KnownOfCaller, said: KnownOfCaller): CallerCheck {
  return {
    birthdate: compare(known.birthdate, said.birthdate, (text) => text),
    street: compare(known.street, said.street, words),
    phone: compare(known.phone, said.phone, digits),
  };
}

/** Two answers of which none is wrong: a birth date alone is on every school form. */
export function isRecognised(check: CallerCheck): boolean {
  const answers = Object.values(check);
  return answers.filter((one) => one === "same").length >= 2 && !answers.includes("different");
}

function compare(known: string | undefined, said: string | undefined, tidy: (text: string) => string) {
  if (said === undefined || tidy(said) === "") return "not_asked";
  if (known === undefined) return "unknown";
  return tidy(known) === tidy(said) ? "same" : "different";
}

/** "12 bis, rue Saint-Jean" and "12bis RUE SAINT JEAN" are one street. */
const words = (text: string): string =>
  text
    .normalize("NFD")
    .toLowerCase()
    .replaceAll(/[^a-z0-9]/g, "");

/** The last nine figures: "06 12…" and "+33 6 12…" are one number. */
const digits = (text: string): string => text.replaceAll(/\D/g, "").slice(-9);
