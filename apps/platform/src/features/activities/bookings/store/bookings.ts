import { sql } from "kysely";
import type { CivilDate } from "../../../../kernel/civil-date.ts";
import type { Tx } from "../../../../kernel/context.ts";
import { type AuthorityId, type PersonId, parseId } from "../../../../kernel/ids.ts";
import { toPlannedIds } from "../../../../kernel/to-planned-ids.ts";
import type { ActivitySessionId, BookingId } from "../booking.ts";
import { ofBooking, openBookingTables, type StoredBookingRow } from "./tables.ts";

/** False when this id is another booking already. */
export async function createBookingRow(tx: Tx, row: StoredBookingRow): Promise<boolean> {
  const { numInsertedOrUpdatedRows } = await openBookingTables(tx)
    .insertInto("booking")
    .values(row)
    .onConflict((conflict) => conflict.columns(["authority_id", "id"]).doNothing())
    .executeTakeFirst();
  return numInsertedOrUpdatedRows === 1n;
}

export async function findBookingRow(
  tx: Tx,
  authorityId: AuthorityId,
  id: BookingId,
): Promise<StoredBookingRow | undefined> {
  return openBookingTables(tx)
    .selectFrom("booking")
    .select(ofBooking)
    .where("authority_id", "=", authorityId)
    .where("id", "=", id)
    .executeTakeFirst();
}

/** Of one session, first come first. */
export async function listBookingRows(
  tx: Tx,
  authorityId: AuthorityId,
  sessionId: ActivitySessionId,
): Promise<readonly StoredBookingRow[]> {
  return openBookingTables(tx)
    .selectFrom("booking")
    .select(ofBooking)
    .where("authority_id", "=", authorityId)
    .where("session_id", "=", sessionId)
    .orderBy("queued")
    .execute();
}

export async function listPeopleBookingRows(
  tx: Tx,
  authorityId: AuthorityId,
  personIds: readonly PersonId[],
): Promise<readonly StoredBookingRow[]> {
  if (personIds.length === 0) return [];
  return openBookingTables(tx)
    .selectFrom("booking")
    .select(ofBooking)
    .where("authority_id", "=", authorityId)
    .where(sql<boolean>`person_id = any (${[...toPlannedIds(personIds)]}::uuid[])`)
    .orderBy("queued", "desc")
    .execute();
}

export async function updateBooking(
  tx: Tx,
  { authority_id, id }: Pick<StoredBookingRow, "authority_id" | "id">,
  change: Partial<Pick<StoredBookingRow, "state" | "mark" | "held" | "excused" | "sealed">>,
): Promise<void> {
  await openBookingTables(tx)
    .updateTable("booking")
    .set(change)
    .where("authority_id", "=", authority_id)
    .where("id", "=", id)
    .execute();
}

/** Sessions that begin in these hours, with places of whom nobody was reminded. */
export async function listToRemind(
  tx: Tx,
  authorityId: AuthorityId,
  {
    from,
    until,
    after,
    limit,
  }: { readonly from: Date; readonly until: Date; readonly after: string; readonly limit: number },
): Promise<readonly ActivitySessionId[]> {
  const rows = await openBookingTables(tx)
    .selectFrom("activity_session as s")
    .select("s.id")
    .where("s.authority_id", "=", authorityId)
    .where("s.state", "=", "open")
    .where("s.starts_at", ">", from)
    .where("s.starts_at", "<=", until)
    .where("s.id", ">", after)
    // A day before the hour until which it is cancelled for nothing; three days more, where the activity asks
    // for less since it was booked.
    .where(sql<boolean>`s.starts_at <= ${from}::timestamptz + make_interval(hours => 96 +
      (select a.cancel_hours from activity a
      where a.authority_id = s.authority_id and a.id = s.activity_id))`)
    .where(sql<boolean>`exists (select from booking b where b.authority_id = s.authority_id
      and b.session_id = s.id
      and b.state = 'booked' and not b.reminded)`)
    .orderBy("s.id")
    .limit(limit)
    .execute();
  return rows.map(({ id }) => parseId<"activitySession">(id));
}

/** Of one session: those of whom nobody was reminded, first come first. */
export async function listUnreminded(
  tx: Tx,
  authorityId: AuthorityId,
  sessionId: ActivitySessionId,
): Promise<readonly StoredBookingRow[]> {
  return openBookingTables(tx)
    .selectFrom("booking")
    .select(ofBooking)
    .where("authority_id", "=", authorityId)
    .where("session_id", "=", sessionId)
    .where("state", "=", "booked")
    .where("reminded", "=", false)
    .orderBy("queued")
    .execute();
}

export async function writeReminded(tx: Tx, authorityId: AuthorityId, id: BookingId): Promise<void> {
  await openBookingTables(tx)
    .updateTable("booking")
    .set({ reminded: true })
    .where("authority_id", "=", authorityId)
    .where("id", "=", id)
    .execute();
}

export interface Counted {
  readonly taken: number;
  readonly waiting: number;
}

/** How many places of each session are taken, and how many people wait: figures only. */
export async function countBookings(
  tx: Tx,
  authorityId: AuthorityId,
  ids: readonly ActivitySessionId[],
): Promise<ReadonlyMap<ActivitySessionId, Counted>> {
  if (ids.length === 0) return new Map();
  const rows = await openBookingTables(tx)
    .selectFrom("booking")
    .select("session_id")
    .select(
      sql<number>`count(*) filter (where state in ('booked', 'attended', 'missed', 'unmarked'))::integer`.as(
        "taken",
      ),
    )
    .select(sql<number>`count(*) filter (where state = 'waiting')::integer`.as("waiting"))
    .where("authority_id", "=", authorityId)
    .where(sql<boolean>`session_id = any (${[...toPlannedIds(ids)]}::uuid[])`)
    .groupBy("session_id")
    .execute();
  return new Map(
    rows.map(({ session_id, taken, waiting }) => [
      parseId<"activitySession">(session_id),
      { taken, waiting },
    ]),
  );
}

export async function deletePersonBookings(
  tx: Tx,
  authorityId: AuthorityId,
  personId: PersonId,
): Promise<void> {
  await openBookingTables(tx)
    .deleteFrom("booking")
    .where("authority_id", "=", authorityId)
    .where("person_id", "=", personId)
    .execute();
}

/**
 * Of sessions that took place before a day.
 * @returns how many
 */
export async function deleteOldBookings(tx: Tx, authorityId: AuthorityId, day: CivilDate): Promise<number> {
  const { numDeletedRows } = await openBookingTables(tx)
    .deleteFrom("booking")
    .where("authority_id", "=", authorityId)
    .where(sql<boolean>`exists (select from activity_session s where s.authority_id = booking.authority_id
      and s.id = booking.session_id and s.day < ${day})`)
    .executeTakeFirst();
  return Number(numDeletedRows);
}
