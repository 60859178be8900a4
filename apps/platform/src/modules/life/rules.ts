import { addMonths, type CivilDate } from "../../kernel/civil-date.ts";

/**
 * How long a file stays after a death: heirs and services settle what is owed. Proofs of consents and delivered acts live by their
 * own clocks, without the person.
 */
export const KEPT_MONTHS = 24;

/** Last day on which a death recorded in error can be reversed: after it, the person is erased. */
export function reversibleUntil(recordedOn: CivilDate): CivilDate {
  return addMonths(recordedOn, KEPT_MONTHS);
}

/** A certificate tells of the past, and of somebody already born. */
export function deathDateHolds(
  diedOn: CivilDate,
  { today, birthdate }: { readonly today: CivilDate; readonly birthdate?: CivilDate | undefined },
): boolean {
  return diedOn <= today && (birthdate === undefined || diedOn >= birthdate);
}
