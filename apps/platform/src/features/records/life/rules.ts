import { addMonths, type CivilDate } from "../../../kernel/civil-date.ts";

/**
 * How long a file stays after a death: heirs and services settle what is owed. Proofs of consents and
 * delivered acts live by their own clocks, without the person.
 */
export const DEATH_RETENTION_MONTHS = 24;

/** Last day on which a death recorded in error can be reversed: after it, the person is erased. */
export function computeReversalLimit(recordedOn: CivilDate): CivilDate {
  return addMonths(recordedOn, DEATH_RETENTION_MONTHS);
}

/** A move is said once it is done, within the year. */
export function isMoveDateValid(since: CivilDate, today: CivilDate): boolean {
  return since <= today && since >= addMonths(today, -12);
}

type Answer = "yes" | "no" | "missing";

/** What a service becomes when its rule answered so, and answers so with the new address. */
export function compareMoveAnswers(now: Answer, then: Answer): "continues" | "stops" | "resumes" {
  if (then === "no") return now === "no" ? "continues" : "stops";
  return now === "no" && then === "yes" ? "resumes" : "continues";
}

/** A certificate tells of the past, and of somebody already born. */
export function isDeathDateValid(
  diedOn: CivilDate,
  { today, birthdate }: { readonly today: CivilDate; readonly birthdate?: CivilDate | undefined },
): boolean {
  return diedOn <= today && (birthdate === undefined || diedOn >= birthdate);
}
