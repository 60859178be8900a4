import type { Context, Tx } from "../../../kernel/context.ts";
import { isUnreadable } from "../../../kernel/faults.ts";
import { applyDatedReductions } from "../../catalogue/tariffs/index.ts";
import { findKept } from "../../identity/identity/index.ts";
import { record } from "../../trust/audit/index.ts";
import { getPersonKey } from "../../trust/keys/index.ts";
import { buildReductionReader, type ReductionReader } from "../couplings/index.ts";
import type { Booking, BookingState, BookingWords } from "./booking.ts";
import type { Place } from "./ledger.ts";
import { formatPriceSteps, listOfferParts, mergeSentences } from "./price.ts";
import { sealBooking } from "./sealed-words.ts";
import { updateBooking } from "./store/bookings.ts";

/**
 * What is due of a booking: a price that was said far ahead, less what the coupled offers take off that are
 * under way on the day of the session, as it is known now; what was said within thirty days, as it was said;
 * where their offers do not open, the price that was said, and their journal tells it: one does not keep a
 * list open. Offers are read once for a list. By the system, before the counter is held.
 */
export function buildDueCalculator(tx: Tx, system: Context, { activity, session: { day } }: Place) {
  let reducer: Promise<ReductionReader> | undefined;
  return async (booking: Booking): Promise<BookingWords> => {
    const { personId, words } = booking;
    const { again, later: _, ...said } = words;
    if (!again) return words;
    reducer ??= buildReductionReader(tx, system);
    const reductionsFor = await reducer;
    const kept = await findKept(tx, system, personId);
    // As on an invoice: an offer is named to who booked for themselves alone.
    const reached = words.byId === kept ? "all" : new Set<never>();
    const reductions = await findReadableValue(reductionsFor({ personId: kept, reached }));
    if (reductions === undefined) {
      const data = { booking: booking.id, name: activity.name.fr, day, cents: said.cents };
      await record(tx, system, { action: "bookings.offers_unread", personId, data });
      return { ...said, why: again.why };
    }
    const { cents, steps } = applyDatedReductions(
      { tariffId: again.tariffId, cents: said.cents },
      { reductions, day },
    );
    if (steps.length === 0) return { ...said, why: again.why };
    return {
      ...said,
      cents,
      why: mergeSentences(again.why, formatPriceSteps(steps, reductions)),
      off: listOfferParts(steps),
    };
  };
}

async function findReadableValue<Value>(read: Promise<Value>): Promise<Value | undefined> {
  try {
    return await read;
  } catch (error) {
    if (!isUnreadable(error)) throw error;
    return undefined;
  }
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
