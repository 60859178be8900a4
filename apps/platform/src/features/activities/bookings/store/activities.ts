import { sql } from "kysely";
import type { CivilDate } from "../../../../kernel/civil-date.ts";
import type { Tx } from "../../../../kernel/context.ts";
import type { AuthorityId } from "../../../../kernel/ids.ts";
import { parseId } from "../../../../kernel/ids.ts";
import { toPlannedIds } from "../../../../kernel/to-planned-ids.ts";
import type { Activity, ActivityId, ActivitySession, ActivitySessionId, ActivityTerms } from "../booking.ts";
import { type ActivityRow, openBookingTables, type SessionRow } from "./tables.ts";

const toActivity = (row: ActivityRow): Activity => ({
  id: parseId<"activity">(row.id),
  serviceId: parseId<"service">(row.service_id),
  counterId: parseId<"counter">(row.counter_id),
  name: { fr: row.name_fr, en: row.name_en },
  place: row.place,
  price:
    row.tariff_id === null ? { cents: row.price_cents ?? 0 } : { tariffId: parseId<"tariff">(row.tariff_id) },
  capacity: row.capacity,
  cancelHours: row.cancel_hours,
  aheadDays: row.ahead_days,
  ...(row.min_age === null && row.max_age === null ? {} : { ages: { from: row.min_age, to: row.max_age } }),
  closedOn: row.closed_on,
  revision: row.revision,
});

export const toTermsRow = ({
  name,
  place,
  price,
  capacity,
  cancelHours,
  aheadDays,
  ages,
}: ActivityTerms) => ({
  name_fr: name.fr,
  name_en: name.en,
  place,
  tariff_id: "tariffId" in price ? price.tariffId : null,
  price_cents: "cents" in price ? price.cents : null,
  capacity,
  cancel_hours: cancelHours,
  ahead_days: aheadDays,
  min_age: ages?.from ?? null,
  max_age: ages?.to ?? null,
});

const toActivitySession = (row: SessionRow): ActivitySession => ({
  id: parseId<"activitySession">(row.id),
  activityId: parseId<"activity">(row.activity_id),
  day: row.day,
  startsAt: row.starts_at,
  endsAt: row.ends_at,
  capacity: row.capacity,
  state: row.state,
  closedBy: row.closed_by,
});

/** Open ones first, by name. */
export async function listActivityRows(tx: Tx, authorityId: AuthorityId): Promise<readonly Activity[]> {
  const rows = await openBookingTables(tx)
    .selectFrom("activity")
    .selectAll()
    .where("authority_id", "=", authorityId)
    .orderBy("closed_on", (order) => order.desc().nullsFirst())
    .orderBy("name_fr")
    .orderBy("id")
    .execute();
  return rows.map(toActivity);
}

export async function findActivity(
  tx: Tx,
  authorityId: AuthorityId,
  id: ActivityId,
): Promise<Activity | undefined> {
  const row = await openBookingTables(tx)
    .selectFrom("activity")
    .selectAll()
    .where("authority_id", "=", authorityId)
    .where("id", "=", id)
    .executeTakeFirst();
  return row && toActivity(row);
}

/** False when it is there already. */
export async function createActivityRow(
  tx: Tx,
  authorityId: AuthorityId,
  activity: Omit<Activity, "closedOn" | "revision">,
): Promise<boolean> {
  const { numInsertedOrUpdatedRows } = await openBookingTables(tx)
    .insertInto("activity")
    .values({
      authority_id: authorityId,
      id: activity.id,
      service_id: activity.serviceId,
      counter_id: activity.counterId,
      ...toTermsRow(activity),
      closed_on: null,
      revision: 1,
    })
    .onConflict((conflict) => conflict.columns(["authority_id", "id"]).doNothing())
    .executeTakeFirstOrThrow();
  return numInsertedOrUpdatedRows === 1n;
}

/** False when somebody else changed it since that revision. */
export async function updateActivity(
  tx: Tx,
  { authorityId, id, revision }: { authorityId: AuthorityId; id: ActivityId; revision: number },
  change: ReturnType<typeof toTermsRow> | Pick<ActivityRow, "closed_on">,
): Promise<boolean> {
  const { numUpdatedRows } = await openBookingTables(tx)
    .updateTable("activity")
    .set({ ...change, revision: revision + 1 })
    .where("authority_id", "=", authorityId)
    .where("id", "=", id)
    .where("revision", "=", revision)
    .executeTakeFirst();
  return numUpdatedRows === 1n;
}

/**
 * Those of an hour that is taken already are left out.
 * @returns how many are new
 */
export async function createSessionRows(
  tx: Tx,
  authorityId: AuthorityId,
  sessions: readonly Omit<ActivitySession, "state" | "closedBy">[],
): Promise<number> {
  const { numInsertedOrUpdatedRows } = await openBookingTables(tx)
    .insertInto("activity_session")
    .values(
      sessions.map((one) => ({
        authority_id: authorityId,
        id: one.id,
        activity_id: one.activityId,
        day: one.day,
        starts_at: one.startsAt,
        ends_at: one.endsAt,
        capacity: one.capacity,
        state: "open" as const,
        closed_by: null,
      })),
    )
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirstOrThrow();
  return Number(numInsertedOrUpdatedRows ?? 0);
}

/** Of some activities, in their order. */
export async function listSessionRows(
  tx: Tx,
  authorityId: AuthorityId,
  {
    activityIds,
    from,
    to,
  }: { readonly activityIds: readonly ActivityId[]; readonly from: CivilDate; readonly to: CivilDate },
): Promise<readonly ActivitySession[]> {
  if (activityIds.length === 0) return [];
  const rows = await openBookingTables(tx)
    .selectFrom("activity_session")
    .selectAll()
    .where("authority_id", "=", authorityId)
    .where(sql<boolean>`activity_id = any (${[...toPlannedIds(activityIds)]}::uuid[])`)
    .where("day", ">=", from)
    .where("day", "<=", to)
    .orderBy("starts_at")
    .orderBy("id")
    .execute();
  return rows.map(toActivitySession);
}

export async function findSessions(
  tx: Tx,
  authorityId: AuthorityId,
  ids: readonly ActivitySessionId[],
): Promise<readonly ActivitySession[]> {
  if (ids.length === 0) return [];
  const rows = await openBookingTables(tx)
    .selectFrom("activity_session")
    .selectAll()
    .where("authority_id", "=", authorityId)
    .where(sql<boolean>`id = any (${[...toPlannedIds(ids)]}::uuid[])`)
    .execute();
  return rows.map(toActivitySession);
}

/**
 * Held until the transaction ends: places are counted, given and taken back one change at a time. For the
 * system.
 */
export async function findLockedSession(
  tx: Tx,
  authorityId: AuthorityId,
  id: ActivitySessionId,
): Promise<ActivitySession | undefined> {
  const row = await openBookingTables(tx)
    .selectFrom("activity_session")
    .selectAll()
    .where("authority_id", "=", authorityId)
    .where("id", "=", id)
    .forNoKeyUpdate()
    .executeTakeFirst();
  return row && toActivitySession(row);
}

export async function endSession(
  tx: Tx,
  authorityId: AuthorityId,
  id: ActivitySessionId,
  end: Pick<SessionRow, "state" | "closed_by">,
): Promise<void> {
  await openBookingTables(tx)
    .updateTable("activity_session")
    .set(end)
    .where("authority_id", "=", authorityId)
    .where("id", "=", id)
    .execute();
}

/** Open ones that ended before this, the oldest first. */
export async function listToClose(
  tx: Tx,
  authorityId: AuthorityId,
  { before, after, limit }: { readonly before: Date; readonly after: string; readonly limit: number },
): Promise<readonly ActivitySessionId[]> {
  const rows = await openBookingTables(tx)
    .selectFrom("activity_session")
    .select("id")
    .where("authority_id", "=", authorityId)
    .where("state", "=", "open")
    .where("ends_at", "<=", before)
    .where("id", ">", after)
    .orderBy("id")
    .limit(limit)
    .execute();
  return rows.map(({ id }) => parseId<"activitySession">(id));
}

/** Open ones where somebody waits. */
export async function listWithWaiting(
  tx: Tx,
  authorityId: AuthorityId,
  { after, limit }: { readonly after: string; readonly limit: number },
): Promise<readonly ActivitySessionId[]> {
  const rows = await openBookingTables(tx)
    .selectFrom("activity_session")
    .select("id")
    .where("authority_id", "=", authorityId)
    .where("state", "=", "open")
    .where("id", ">", after)
    .where(sql<boolean>`exists (select from booking b where b.authority_id = activity_session.authority_id
      and b.session_id = activity_session.id and b.state = 'waiting')`)
    .orderBy("id")
    .limit(limit)
    .execute();
  return rows.map(({ id }) => parseId<"activitySession">(id));
}
