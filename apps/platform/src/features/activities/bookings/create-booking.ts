import type { CivilDate } from "../../../kernel/civil-date.ts";
import type { Context, Tx } from "../../../kernel/context.ts";
import type { PersonId } from "../../../kernel/ids.ts";
import { computeCarriedByCards } from "../../cards/terminals/index.ts";
import type { FactsOfPerson } from "../../catalogue/tariffs/index.ts";
import { requireRepresentative } from "../../identity/households/index.ts";
import { listFolded } from "../../identity/identity/index.ts";
import { findAccount, openAccount } from "../../ledger/counters/index.ts";
import { record } from "../../trust/audit/index.ts";
import { computePairwiseSubject, getPersonKey } from "../../trust/keys/index.ts";
import type { ActivitySessionId, Booking, BookingId, BookingWords } from "./booking.ts";
import { bookingsErrors } from "./errors.ts";
import { type Place, reservePrice } from "./ledger.ts";
import { getLockedPlace, getPlace, toBookingsSystem } from "./place.ts";
import { buildSessionPricer, findBirthdate, type Quoted, readPriceFacts } from "./price.ts";
import { computeFreeCancelEnd, computeLastBookableDay, hasAge } from "./rules.ts";
import { openBookings, sealBooking, unsealBooking } from "./sealed-words.ts";
import { countBookings, createBookingRow, findBookingRow, listBookingRows } from "./store/bookings.ts";
import type { StoredBookingRow } from "./store/tables.ts";

export interface BookingRequest {
  /** From the form: sent twice, it is one booking. */
  readonly id: BookingId;
  readonly sessionId: ActivitySessionId;
  readonly personId: PersonId;
  /** The price that was read, in cents: another one is refused, never taken. */
  readonly seenCents: number;
}

/**
 * Use case: a place at a session for a person, by themselves, who may act for them, or an agent at the desk;
 * their turn on the waiting list when it is full. The price is held on the counter that pays, and is the
 * house's to compute. Throws households.cannot_act_for, access.capability_missing, bookings.unknown_session,
 * session_over, too_early, already, price_changed, no_price, full, not_enough, counter_refuses, not_of_age,
 * id_reused.
 */
export async function createBooking(context: Context, asked: BookingRequest): Promise<Booking> {
  const { sessionId, personId } = asked;
  const place = await context.transaction(async (tx) => {
    const found = await getPlace(tx, context, sessionId);
    const { serviceId } = found.activity;
    await requireRepresentative(tx, context, { forPersonId: personId, act: "usual", serviceId });
    return found;
  });
  const system = toBookingsSystem(context);
  const facts = await readPriceFacts(context, personId);
  const birthdate = await findBirthdate(context, personId);
  const asking: Asking = { context, system, asked, facts, birthdate };
  await requireAccount(asking, place);
  return system.transaction(async (tx) => {
    const locked = await getLockedPlace(tx, system, sessionId);
    const known = await findBookingRow(tx, system.authorityId, asked.id);
    if (known) return requireSameBooking(tx, system, known, asked);
    const { price, state } = await requireValidBooking(tx, asking, locked);
    const { actor } = context;
    const words: BookingWords = {
      ...price,
      bookedAt: context.now(),
      freeUntil: computeFreeCancelEnd(locked.session, locked.activity),
      ...(actor.kind === "staff" ? { by: actor.label } : {}),
      ...(actor.kind === "person" ? { byId: actor.personId } : {}),
    };
    return reservePlace(tx, asking, { place: locked, words, state });
  });
}

interface Asking {
  readonly context: Context;
  readonly system: Context;
  readonly asked: BookingRequest;
  readonly facts: FactsOfPerson;
  readonly birthdate: CivilDate | undefined;
}

/** Everything that may refuse a booking, but money. Throws as `createBooking`. */
async function requireValidBooking(
  tx: Tx,
  { context, system, asked, facts, birthdate }: Asking,
  place: Place,
): Promise<{ readonly price: Quoted; readonly state: "waiting" | "booked" }> {
  const { session, activity } = place;
  requireBookable(context, place);
  if (!hasAge(activity, birthdate, session.day)) throw bookingsErrors.error("bookings.not_of_age");
  await requireNone(tx, system, asked);
  const price = await buildSessionPricer(system, facts)(activity, session.day);
  if (price.cents !== asked.seenCents) throw bookingsErrors.error("bookings.price_changed");
  const counted = (await countBookings(tx, system.authorityId, [session.id])).get(session.id);
  const { taken, waiting } = counted ?? { taken: 0, waiting: 0 };
  const isServed = context.now() < computeFreeCancelEnd(session, activity);
  const waits = taken >= session.capacity || (waiting > 0 && isServed);
  if (waits && !isServed) throw bookingsErrors.error("bookings.full");
  return { price, state: waits ? "waiting" : "booked" };
}

/**
 * So that something can be held: opened at the first booking, by who books, once nothing but money may refuse
 * it, and kept then, to be topped up.
 */
async function requireAccount(asking: Asking, place: Place): Promise<void> {
  const { context, system, asked } = asking;
  const { personId } = asked;
  const { counterId, serviceId } = place.activity;
  const service = { providerId: system.authorityId, serviceId };
  const opens = await system.transaction(async (tx) => {
    const subject = computePairwiseSubject(system, service, personId);
    if (await findAccount(tx, system, { service, counterId, subject })) return false;
    if (await findBookingRow(tx, system.authorityId, asked.id)) return false;
    await requireValidBooking(tx, asking, place);
    return true;
  });
  if (opens) await openAccount(context, { personId, counterId });
}

function requireBookable(context: Context, { activity, session }: Place): void {
  const now = context.now();
  if (session.state !== "open" || session.startsAt <= now || activity.closedOn !== null)
    throw bookingsErrors.error("bookings.session_over");
  if (session.day > computeLastBookableDay(activity, now)) throw bookingsErrors.error("bookings.too_early");
}

/** One that was left in time may be taken again. */
async function requireNone(tx: Tx, system: Context, { sessionId, personId }: BookingRequest): Promise<void> {
  const ended: readonly string[] = ["left", "unserved", "cancelled", "called_off"];
  const rows = await listBookingRows(tx, system.authorityId, sessionId);
  const people: readonly string[] = [personId, ...(await listFolded(tx, system, personId))];
  if (rows.some((row) => people.includes(row.person_id) && !ended.includes(row.state)))
    throw bookingsErrors.error("bookings.already");
}

interface Taking {
  readonly place: Place;
  readonly words: BookingWords;
  readonly state: "waiting" | "booked";
}

/** Under the lock of the session: whoever waits comes before, as long as the list is served. */
async function reservePlace(
  tx: Tx,
  { context, system, asked: { id, personId } }: Asking,
  { place, words, state }: Taking,
): Promise<Booking> {
  const { session, activity } = place;
  const waits = state === "waiting";
  const key = await getPersonKey(tx, system, personId);
  const row: StoredBookingRow = {
    authority_id: system.authorityId,
    id,
    session_id: session.id,
    person_id: personId,
    state,
    mark: null,
    held: !waits && words.cents > 0,
    excused: false,
    sealed: sealBooking(key, id, words),
  };
  // The same form, for two sessions at once: the second finds the first here.
  if (!(await createBookingRow(tx, row))) throw bookingsErrors.error("bookings.id_reused");
  await record(tx, context, {
    action: waits ? "bookings.waiting" : "bookings.booked",
    personId,
    data: { booking: id, name: activity.name.fr, day: session.day, cents: words.cents },
  });
  if (!waits)
    await reservePrice(tx, system, place, {
      id,
      personId,
      cents: words.cents,
      carried: await findCarriedAmount(tx, system, place, personId),
    });
  return unsealBooking(key, row);
}

/** What cards carry of the account that pays: read before anything is held. Null where no card may. */
export async function findCarriedAmount(
  tx: Tx,
  system: Context,
  { activity: { counterId, serviceId } }: Place,
  personId: PersonId,
): Promise<number | null> {
  const service = { providerId: system.authorityId, serviceId };
  const subject = computePairwiseSubject(system, service, personId);
  const found = await findAccount(tx, system, { service, counterId, subject });
  return found ? computeCarriedByCards(tx, system, found.accountId) : null;
}

async function requireSameBooking(
  tx: Tx,
  system: Context,
  row: StoredBookingRow,
  asked: BookingRequest,
): Promise<Booking> {
  const isOther = row.session_id !== asked.sessionId || row.person_id !== asked.personId;
  // Cancelled since: the form of a page left open holds no place.
  if (isOther || !(row.state === "booked" || row.state === "waiting"))
    throw bookingsErrors.error("bookings.id_reused");
  const [booking] = await openBookings(tx, system, [row]);
  if (!booking) throw bookingsErrors.error("bookings.unknown");
  return booking;
}
