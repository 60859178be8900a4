import type { Context, Tx } from "../../../kernel/context.ts";
import { FIRST_ID } from "../../../kernel/ids.ts";
import { runPageByPage } from "../../../kernel/page-by-page.ts";
import { runEachInTurn } from "../../../kernel/run-each-in-turn.ts";
import { record } from "../../trust/audit/index.ts";
import { getManagedPlace } from "./attendance.ts";
import type { ActivitySessionId, Booking, BookingState, BookingWords } from "./booking.ts";
import { buildDueCalculator, writeOutcome } from "./due.ts";
import { bookingsErrors } from "./errors.ts";
import { cancelPriceHold, debitPrice, type Place } from "./ledger.ts";
import { requireBookingAgent, requireNoBookingInterest } from "./no-interest.ts";
import { notifyBookingNews } from "./notify-booking-news.ts";
import { getLockedPlace, toBookingsSystem } from "./place.ts";
import { computeCloseLimit } from "./rules.ts";
import { openBookings } from "./sealed-words.ts";
import { endSession, listToClose } from "./store/activities.ts";
import { listBookingRows, updateBooking } from "./store/bookings.ts";

/**
 * Use case: who manages the service closes the list of a session: each booking has its outcome, and what is
 * due is taken. Once: it is never rewritten. Throws bookings.unknown_session, not_over, unmarked_left,
 * session_over, access.capability_missing.
 */
export async function closeSession(context: Context, sessionId: ActivitySessionId): Promise<void> {
  const { session } = await getManagedPlace(context, sessionId);
  if (context.now() < session.startsAt) throw bookingsErrors.error("bookings.not_over");
  const system = toBookingsSystem(context);
  await system.transaction(async (tx) => {
    const place = await getLockedPlace(tx, system, sessionId);
    if (place.session.state === "closed") return;
    if (place.session.state !== "open") throw bookingsErrors.error("bookings.session_over");
    const bookings = await listLiveBookings(tx, system, sessionId);
    if (bookings.some(({ state, mark }) => state === "booked" && mark === null))
      throw bookingsErrors.error("bookings.unmarked_left");
    await closeList(tx, { context, system }, { place, bookings, by: "agent" });
  });
}

/**
 * Use case: the house calls a session off: nothing is due, and everybody is told. Once it has begun, only
 * when nobody was marked present, and by an agent whom it gains nothing. Throws bookings.unknown_session,
 * session_over, own_interest, access.capability_missing.
 */
export async function cancelSession(context: Context, sessionId: ActivitySessionId): Promise<void> {
  await getManagedPlace(context, sessionId);
  const system = toBookingsSystem(context);
  await system.transaction(async (tx) => {
    const place = await getLockedPlace(tx, system, sessionId);
    if (place.session.state === "cancelled") return;
    if (place.session.state !== "open") throw bookingsErrors.error("bookings.session_over");
    const bookings = await listLiveBookings(tx, system, sessionId);
    if (context.now() >= place.session.startsAt) await requireNeverHeld(tx, { context, system }, bookings);
    for (const booking of bookings) {
      await updateBooking(tx, toBookingKey(system, booking), { state: "called_off" });
      await recordOutcome(tx, { context, place, booking, outcome: "called_off" });
      await notifyBookingNews(tx, system, { place, booking, news: "called_off" });
    }
    await applySessionEnd(tx, { context, system }, place, { state: "cancelled", closed_by: null });
    // Last: the counter is held from here to the end.
    for (const booking of bookings) await cancelPriceHold(tx, system, place, booking);
  });
}

/** Called off afterwards, everybody's price is let go of: not of who came, nor by whoever would gain. */
async function requireNeverHeld(
  tx: Tx,
  { context, system }: Acting,
  bookings: readonly Booking[],
): Promise<void> {
  if (bookings.some(({ mark }) => mark === "present")) throw bookingsErrors.error("bookings.session_over");
  const agent = requireBookingAgent(context);
  for (const { personId } of bookings) await requireNoBookingInterest(tx, system, personId, agent);
}

const PAGE = 100;

/**
 * For the job: lists that nobody closed in time. What was booked is due, and says so; what was marked is as
 * it was marked. Idempotent.
 */
export async function closeLate(context: Context): Promise<void> {
  const system = toBookingsSystem(context);
  const before = computeCloseLimit(context.now());
  const failures: unknown[] = [];
  await runPageByPage<string>({ first: FIRST_ID, size: PAGE }, async (after) => {
    const ids = await system.transaction((tx) =>
      listToClose(tx, system.authorityId, { before, after, limit: PAGE }),
    );
    await runEachInTurn(ids, (id) => closeByJob(system, id)).catch((error) => failures.push(error));
    return ids;
  });
  if (failures.length > 0) throw new AggregateError(failures, "sessions that could not be closed");
}

/** One that fails holds back no other. */
const closeByJob = (system: Context, id: ActivitySessionId): Promise<void> =>
  system.transaction(async (tx) => {
    const place = await getLockedPlace(tx, system, id);
    if (place.session.state !== "open") return;
    const bookings = await listLiveBookings(tx, system, id);
    await closeList(tx, { context: system, system }, { place, bookings, by: "job" });
  });

interface Acting {
  readonly context: Context;
  readonly system: Context;
}

async function closeList(
  tx: Tx,
  acting: Acting,
  {
    place,
    bookings,
    by,
  }: { readonly place: Place; readonly bookings: readonly Booking[]; readonly by: "agent" | "job" },
): Promise<void> {
  const { context, system } = acting;
  const dueOf = buildDueCalculator(tx, system, place);
  const ends: (Ended & { readonly booking: Booking })[] = [];
  for (const booking of bookings) {
    const outcome = getBookingOutcome(booking);
    const due = outcome === "unserved" ? booking.words : await dueOf(booking);
    ends.push({ booking, outcome, due });
    await writeOutcome(tx, system, { booking, outcome, due });
    await recordOutcome(tx, { context, place, booking: { ...booking, words: due }, outcome });
  }
  await applySessionEnd(tx, acting, place, { state: "closed", closed_by: by });
  // Last: the counter is held from here to the end.
  for (const { booking, outcome, due } of ends)
    if (outcome !== "unserved") await debitPrice(tx, system, place, { ...booking, due, outcome });
}

interface Ended {
  readonly outcome: BookingState;
  readonly due: BookingWords;
}

function getBookingOutcome({ state, mark }: Booking): BookingState {
  if (state === "waiting") return "unserved";
  if (mark === null) return "unmarked";
  return mark === "present" ? "attended" : "missed";
}

async function listLiveBookings(
  tx: Tx,
  system: Context,
  sessionId: ActivitySessionId,
): Promise<readonly Booking[]> {
  const rows = await listBookingRows(tx, system.authorityId, sessionId);
  return openBookings(
    tx,
    system,
    rows.filter(({ state }) => state === "waiting" || state === "booked"),
  );
}

const toBookingKey = ({ authorityId }: Context, { id }: Booking) => ({ authority_id: authorityId, id });

async function recordOutcome(
  tx: Tx,
  {
    context,
    place: { activity, session },
    booking,
    outcome,
  }: {
    readonly context: Context;
    readonly place: Place;
    readonly booking: Booking;
    readonly outcome: BookingState;
  },
): Promise<void> {
  const { id, personId, words } = booking;
  const data = { booking: id, name: activity.name.fr, day: session.day, cents: words.cents };
  await record(tx, context, { action: `bookings.${outcome}`, personId, data });
}

async function applySessionEnd(
  tx: Tx,
  { context, system }: Acting,
  { activity, session }: Place,
  ended: { readonly state: "closed" | "cancelled"; readonly closed_by: "agent" | "job" | null },
): Promise<void> {
  await endSession(tx, system.authorityId, session.id, ended);
  const data = { session: session.id, name: activity.name.fr, day: session.day };
  await record(tx, context, { action: `bookings.session_${ended.state}`, data });
}
