import { addMonths, toCivilDate } from "../../../kernel/civil-date.ts";
import type { Context, Tx } from "../../../kernel/context.ts";
import type { Contribution } from "../../../kernel/contributions.ts";
import { type PersonId, parseId } from "../../../kernel/ids.ts";
import { listFolded } from "../../identity/identity/index.ts";
import { bookingsJournal } from "./journal.ts";
import { cancelPriceHold, type Place } from "./ledger.ts";
import { listPersonBookings } from "./own-bookings.ts";
import { getLockedPlace } from "./place.ts";
import { getPriceReader, selectReadableWords } from "./price.ts";
import { BOOKING_KEPT_MONTHS } from "./rules.ts";
import { listActivityRows } from "./store/activities.ts";
import { deleteOldBookings, deletePersonBookings, listPeopleBookingRows } from "./store/bookings.ts";
import { stateWords } from "./words.ts";

export const bookingsContribution: Contribution = {
  module: "bookings",
  exportPerson: async (tx, context, personId) => ({
    reservations: await exportBookings(tx, context, personId),
  }),
  erasePerson: erasePersonBookings,
  purge: (tx, context) =>
    deleteOldBookings(tx, context.authorityId, addMonths(toCivilDate(context.now()), -BOOKING_KEPT_MONTHS)),
  journal: bookingsJournal,
};

async function exportBookings(tx: Tx, context: Context, personId: PersonId) {
  const people = [personId, ...(await listFolded(tx, context, personId))];
  const reader = await getPriceReader(tx, context, { actor: context.actor, of: people });
  const all = await listPersonBookings(
    tx,
    context,
    personId,
    await listActivityRows(tx, context.authorityId),
  );
  return all.map(({ booking, session, activity }) => ({
    activite: activity.name.fr,
    ou: activity.place,
    jour: session.day,
    debut: session.startsAt.toISOString(),
    etat: stateWords[booking.state].fr,
    excusee: booking.excused,
    motif: booking.words.excuse ?? null,
    prix_en_centimes: booking.words.cents,
    pourquoi_ce_prix: selectReadableWords(booking.words, reader).why.fr,
    reserve_le: booking.words.bookedAt.toISOString(),
    reserve_par: booking.words.by ?? null,
    sans_frais_jusqu_au: booking.words.freeUntil.toISOString(),
  }));
}

/**
 * Places to come are given back, with nothing due. Before counters, whose accounts it lets go of, and before
 * keys.
 */
async function erasePersonBookings(tx: Tx, context: Context, personId: PersonId): Promise<void> {
  const { authorityId } = context;
  const live = (await listPeopleBookingRows(tx, authorityId, [personId])).filter(
    ({ state }) => state === "booked" || state === "waiting",
  );
  // Sessions first, always in the same order, then the counter: whoever closes one of them waits, or is
  // waited for.
  const places = new Map<string, Place>();
  for (const id of [...new Set(live.map(({ session_id }) => session_id))].toSorted())
    places.set(id, await getLockedPlace(tx, context, parseId<"activitySession">(id)));
  // As they are now: one that was closed meanwhile has its outcome.
  for (const row of await listPeopleBookingRows(tx, authorityId, [personId])) {
    const place = places.get(row.session_id);
    // Nothing is opened: words that do not open keep nobody from being erased, nor money held.
    if (row.state === "booked" && place)
      await cancelPriceHold(tx, context, place, { id: parseId<"booking">(row.id), held: row.held });
  }
  await deletePersonBookings(tx, context.authorityId, personId);
}
