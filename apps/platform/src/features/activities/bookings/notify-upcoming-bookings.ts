import type { Context, Tx } from "../../../kernel/context.ts";
import { FIRST_ID } from "../../../kernel/ids.ts";
import { runPageByPage } from "../../../kernel/page-by-page.ts";
import { type ItemFailed, runAllOrEach, runEachInTurn } from "../../../kernel/run-each-in-turn.ts";
import { record } from "../../trust/audit/index.ts";
import type { ActivitySessionId, Booking } from "./booking.ts";
import { notifyBookingNews } from "./notify-booking-news.ts";
import { getLockedPlace, toBookingsSystem } from "./place.ts";
import { computeReminderWindow, isNight, isToRemind } from "./rules.ts";
import { openBookings } from "./sealed-words.ts";
import { listToRemind, listUnreminded, writeReminded } from "./store/bookings.ts";

const PAGE = 100;

/**
 * For the job: a family pays for what it forgot. One message a booking, while it may still be cancelled for
 * nothing. Idempotent.
 */
export async function notifyUpcomingBookings(context: Context): Promise<void> {
  const system = toBookingsSystem(context);
  if (isNight(context.now())) return;
  const { from, until } = computeReminderWindow(context.now());
  const failures: unknown[] = [];
  await runPageByPage<string>({ first: FIRST_ID, size: PAGE }, async (after) => {
    const ids = await system.transaction((tx) =>
      listToRemind(tx, system.authorityId, { from, until, after, limit: PAGE }),
    );
    await runEachInTurn(ids, async (id) => {
      failures.push(...(await system.transaction((tx) => notifySessionBookings(tx, system, id))));
    }).catch((error) => failures.push(error));
    return ids;
  });
  if (failures.length > 0) throw new AggregateError(failures, "bookings that could not be reminded of");
}

/**
 * Holding the row of the session: what is cancelled meanwhile is reminded of no more.
 * @returns what does not open: it keeps back no other
 */
async function notifySessionBookings(
  tx: Tx,
  system: Context,
  id: ActivitySessionId,
): Promise<readonly ItemFailed[]> {
  const place = await getLockedPlace(tx, system, id);
  if (place.session.state !== "open") return [];
  const bookings: Booking[] = [];
  const rows = await listUnreminded(tx, system.authorityId, id);
  const { failures } = await runAllOrEach(rows, async (some) => {
    bookings.push(...(await openBookings(tx, system, some)));
    return some.length;
  });
  for (const booking of bookings) {
    if (!isToRemind(booking.words, system.now())) continue;
    const told = await notifyBookingNews(tx, system, { place, booking, news: "reminder" });
    await writeReminded(tx, system.authorityId, booking.id);
    // Nobody has an address: no line says that something was sent.
    if (told === 0) continue;
    await record(tx, system, {
      action: "bookings.reminded",
      personId: booking.personId,
      data: { booking: booking.id, name: place.activity.name.fr, day: place.session.day },
    });
  }
  return failures;
}
