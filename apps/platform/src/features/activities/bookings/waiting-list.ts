import type { Context, Tx } from "../../../kernel/context.ts";
import { FIRST_ID } from "../../../kernel/ids.ts";
import { runPageByPage } from "../../../kernel/page-by-page.ts";
import { listCodes, recoverRefusal } from "../../../kernel/recover-refusal.ts";
import { runEachInTurn } from "../../../kernel/run-each-in-turn.ts";
import { record } from "../../trust/audit/index.ts";
import type { ActivitySessionId, Booking } from "./booking.ts";
import { findCarriedAmount } from "./create-booking.ts";
import { bookingsErrors } from "./errors.ts";
import { type Place, reservePrice } from "./ledger.ts";
import { notifyBookingNews } from "./notify-booking-news.ts";
import { getLockedPlace, toBookingsSystem } from "./place.ts";
import { openBookings } from "./sealed-words.ts";
import { listWithWaiting } from "./store/activities.ts";
import { countBookings, listBookingRows, updateBooking } from "./store/bookings.ts";

/**
 * Places that are free go to those who wait, first come first served, until the hour when it is no longer
 * cancelled for nothing: nobody is bound to pay by a place that they did not know of. One transaction each.
 * By the system; idempotent.
 */
export async function assignWaitingPlaces(system: Context, sessionId: ActivitySessionId): Promise<void> {
  while (await system.transaction((tx) => assignFirstPlace(tx, system, sessionId)));
}

const PAGE = 200;

/**
 * For the job: a server that stopped between a place given back and its next holder leaves nobody waiting.
 */
export async function assignAllWaitingPlaces(context: Context): Promise<void> {
  const system = toBookingsSystem(context);
  const failures: unknown[] = [];
  await runPageByPage<string>({ first: FIRST_ID, size: PAGE }, async (after) => {
    const ids = await system.transaction((tx) =>
      listWithWaiting(tx, system.authorityId, { after, limit: PAGE }),
    );
    await runEachInTurn(ids, (id) => assignWaitingPlaces(system, id)).catch((error) => failures.push(error));
    return ids;
  });
  if (failures.length > 0) throw new AggregateError(failures, "waiting lists that could not be served");
}

/** @returns whether somebody was served, or passed: there may be another */
async function assignFirstPlace(tx: Tx, system: Context, sessionId: ActivitySessionId): Promise<boolean> {
  const place = await getLockedPlace(tx, system, sessionId);
  const { session } = place;
  if (session.state !== "open") return false;
  const { taken } = (await countBookings(tx, system.authorityId, [sessionId])).get(sessionId) ?? { taken: 0 };
  if (taken >= session.capacity) return false;
  const waiting = (await listBookingRows(tx, system.authorityId, sessionId)).filter(
    ({ state }) => state === "waiting",
  );
  const now = system.now();
  const first = (await openBookings(tx, system, waiting)).find(({ words }) => now < words.freeUntil);
  if (!first) return false;
  await assignBookingPlace(tx, system, place, first);
  return true;
}

/** Not enough on the counter: the place goes to the next, and they are told what to do. */
async function assignBookingPlace(tx: Tx, system: Context, place: Place, booking: Booking): Promise<void> {
  const { id, personId, words } = booking;
  const row = { authority_id: system.authorityId, id };
  const carried = await findCarriedAmount(tx, system, place, personId);
  const outcome = await reserveWaitingPrice(() =>
    reservePrice(tx, system, place, { id, personId, cents: words.cents, carried }),
  );
  await updateBooking(tx, row, { state: outcome.state, held: outcome.held });
  await record(tx, system, {
    action: outcome.state === "booked" ? "bookings.served" : "bookings.passed",
    personId,
    data: { booking: id, name: place.activity.name.fr, day: place.session.day, cents: words.cents },
  });
  await notifyBookingNews(tx, system, {
    place,
    booking,
    news: outcome.news,
  });
}

const reserveWaitingPrice = (hold: () => Promise<boolean>) =>
  recoverRefusal(
    listCodes(bookingsErrors, "bookings.not_enough", "bookings.counter_refuses"),
    async () => ({ state: "booked", held: await hold(), news: "served" }) as const,
    ({ code }) => {
      const isShort = code === bookingsErrors.codes["bookings.not_enough"];
      return { state: "unserved", held: false, news: isShort ? "passed" : "refused" } as const;
    },
  );
