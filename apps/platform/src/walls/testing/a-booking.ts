import { aPool } from "../../features/activities/bookings/testing/a-pool.ts";
import type { Newcomer } from "../../features/enrolment/enrolment/testing/a-file.ts";
import { addDays, toCivilDate } from "../../kernel/civil-date.ts";
import type { TestRuntime } from "../../testing/test-runtime.ts";

/** A place at the pool the week after. */
export async function aBooking(house: TestRuntime, person: Newcomer) {
  const today = toCivilDate(house.clock.now());
  const days = { first: addDays(today, 8), until: addDays(today, 15) };
  const pool = await aPool(house, person.authorityId, { counter: { paidAfter: true }, ...days });
  const { id, sessionId } = await pool.book(person, { personId: person.personId });
  return { activity: pool.activityId, activitySession: sessionId, booking: id };
}
