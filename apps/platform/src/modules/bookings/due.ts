import type { Context, Tx } from "../../kernel/context.ts";
import { couplingReductions } from "../couplings/index.ts";
import { getPersonKey } from "../keys/index.ts";
import type { Booking, BookingState, BookingWords } from "./booking.ts";
import type { Place } from "./ledger.ts";
import { sealBooking } from "./sealed-words.ts";
import { updateBooking } from "./store/bookings.ts";

/**
 * What is due of a price that was said far ahead: less what each coupled offer takes off that is under way on the day of the session. What was said within
 * thirty days is due as it was said. By the system, before the counter is held.
 */
export async function dueOf(
  tx: Tx,
  system: Context,
  { session: { day } }: Place,
  { personId, words }: Booking,
): Promise<BookingWords> {
  const { later = [] } = words;
  if (later.length === 0) return words;
  const reductions = await couplingReductions(tx, system, { personId, reached: new Set() });
  const kept = new Set(
    reductions
      .filter(({ from, before }) => from <= day && (before === null || day < before))
      .map(({ id }) => id as string),
  );
  const off = later.filter(({ id }) => kept.has(id));
  return {
    ...words,
    cents: off.reduce((left, { cents }) => left - cents, words.cents),
    off,
    later: later.filter(({ id }) => !kept.has(id)),
  };
}

/** The outcome, with what is due of it. */
export async function writeOutcome(
  tx: Tx,
  system: Context,
  {
    booking,
    outcome,
    due,
  }: { readonly booking: Booking; readonly outcome: BookingState; readonly due: BookingWords },
): Promise<void> {
  const { id, personId, words } = booking;
  const sealed =
    due === words ? {} : { sealed: sealBooking(await getPersonKey(tx, system, personId), id, due) };
  await updateBooking(tx, { authority_id: system.authorityId, id }, { state: outcome, ...sealed });
}
