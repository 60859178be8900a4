import { addMonths, type CivilDate } from "../../../kernel/civil-date.ts";

/**
 * How long a file stays after a death: heirs and services settle what is owed. Proofs of consents and
 * delivered acts live by their own clocks, without the person.
 */
export const KEPT_MONTHS = 24;

/** Last day on which a death recorded in error can be reversed: after it, the person is erased. */
export function reversibleUntil(recordedOn: CivilDate): CivilDate {
  return addMonths(recordedOn, KEPT_MONTHS);
}

/** A move is said once it is done, within the year. */
export function moveDateHolds(since: CivilDate, today: CivilDate): boolean {
  return since <= today && since >= addMonths(today, -12);
}

type Answer = "yes" | "no" | "missing";

/** What a service becomes when its rule answered so, and answers so with the new address. */
export function afterMove(now: Answer, then: Answer): "continues" | "stops" | "resumes" {
  if (then === "no") return now === "no" ? "continues" : "stops";
  return now === "no" && then === "yes" ? "resumes" : "continues";
}

/** A certificate tells of the past, and of somebody already born. */
export function deathDateHolds(
  diedOn: CivilDate,
  { today, birthdate }: { readonly today: CivilDate; readonly birthdate?: CivilDate | undefined },
): boolean {
  return diedOn <= today && (birthdate === undefined || diedOn >= birthdate);
}
