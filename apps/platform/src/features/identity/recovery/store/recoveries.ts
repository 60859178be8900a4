import { sql } from "kysely";
import type { Tx } from "../../../../kernel/context.ts";
import { type AuthorityId, type PersonId, parseId, type StaffId } from "../../../../kernel/ids.ts";
import { lockAccountEntries } from "../../../access/access/index.ts";
import type { RecoveryRow, RecoveryState, RecoveryTables } from "./tables.ts";

const toRecoveryTables = (tx: Tx) => tx.withTables<RecoveryTables>();
const live: readonly RecoveryState[] = ["colleague", "code", "open"];

export async function createRecoveryRow(tx: Tx, row: RecoveryRow): Promise<void> {
  await toRecoveryTables(tx).insertInto("recovery").values(row).execute();
}

/** A new one takes the place of the one under way. */
export async function endLiveRecoveries(tx: Tx, authorityId: AuthorityId, personId: PersonId): Promise<void> {
  await toRecoveryTables(tx)
    .updateTable("recovery")
    .set({ state: "replaced", code_hash: null })
    .where("authority_id", "=", authorityId)
    .where("person_id", "=", personId)
    .where("state", "in", live)
    .execute();
}

/** The newest of a person, once what goes on about the same account is over. */
export async function findNewestLocked(
  tx: Tx,
  authorityId: AuthorityId,
  personId: PersonId,
): Promise<RecoveryRow | undefined> {
  await lockAccountEntries(tx, personId);
  return toRecoveryTables(tx)
    .selectFrom("recovery")
    .selectAll()
    .where("authority_id", "=", authorityId)
    .where("person_id", "=", personId)
    .orderBy("opened_at", "desc")
    .limit(1)
    .forUpdate()
    .executeTakeFirst();
}

/** Those that wait until a colleague sees the original too, the first opened first. */
export async function listAwaitingColleague(
  tx: Tx,
  authorityId: AuthorityId,
  now: Date,
): Promise<readonly RecoveryRow[]> {
  return toRecoveryTables(tx)
    .selectFrom("recovery")
    .selectAll()
    .where("authority_id", "=", authorityId)
    .where("state", "=", "colleague")
    .where("expires_at", ">", now)
    .orderBy("opened_at")
    .execute();
}

/** Takes the code: two at once open one session. One that is stopped meanwhile opens none. */
export async function applyCodeUse(
  tx: Tx,
  authorityId: AuthorityId,
  hash: Buffer,
  { at, until }: { at: Date; until: Date },
): Promise<RecoveryRow | undefined> {
  return toRecoveryTables(tx)
    .updateTable("recovery")
    .set({ state: "open", code_hash: null, expires_at: until })
    .where("authority_id", "=", authorityId)
    .where("code_hash", "=", hash)
    .where("state", "=", "code")
    .where("expires_at", ">", at)
    .returningAll()
    .executeTakeFirst();
}

/** The one that this link stops, once what goes on about the same account is over. */
export async function findStoppableLocked(
  tx: Tx,
  authorityId: AuthorityId,
  hash: Buffer,
): Promise<RecoveryRow | undefined> {
  const find = () =>
    toRecoveryTables(tx)
      .selectFrom("recovery")
      .selectAll()
      .where("authority_id", "=", authorityId)
      .where("stop_hash", "=", hash)
      .executeTakeFirst();
  const seen = await find();
  if (!seen) return undefined;
  await lockAccountEntries(tx, parseId<"person">(seen.person_id));
  return find();
}

/** Those opened at that moment or after open nothing any more, whatever they had given. */
export async function cancelRecentRecoveries(
  tx: Tx,
  authorityId: AuthorityId,
  personId: PersonId,
  since: Date,
): Promise<void> {
  await toRecoveryTables(tx)
    .updateTable("recovery")
    .set({ state: "stopped", code_hash: null })
    .where("authority_id", "=", authorityId)
    .where("person_id", "=", personId)
    .where("opened_at", ">=", since)
    .where("state", "in", [...live, "done"])
    .execute();
}

/** One opened since that gave a way in, and that nobody stopped. */
export async function findUsedSince(
  tx: Tx,
  authorityId: AuthorityId,
  personId: PersonId,
  since: Date,
): Promise<RecoveryRow | undefined> {
  return toRecoveryTables(tx)
    .selectFrom("recovery")
    .selectAll()
    .where("authority_id", "=", authorityId)
    .where("person_id", "=", personId)
    .where("opened_at", ">=", since)
    .where("state", "=", "done")
    .limit(1)
    .executeTakeFirst();
}

/** A code or a session under way opens nothing any more. */
export async function cancelLiveRecoveries(
  tx: Tx,
  authorityId: AuthorityId,
  personId: PersonId,
): Promise<void> {
  await toRecoveryTables(tx)
    .updateTable("recovery")
    .set({ state: "stopped", code_hash: null })
    .where("authority_id", "=", authorityId)
    .where("person_id", "=", personId)
    .where("state", "in", live)
    .execute();
}

export async function updateRecovery(
  tx: Tx,
  { authority_id, id }: Pick<RecoveryRow, "authority_id" | "id">,
  changes: Partial<Pick<RecoveryRow, "state" | "code_hash" | "confirmed_by" | "expires_at">>,
): Promise<void> {
  await toRecoveryTables(tx)
    .updateTable("recovery")
    .set(changes)
    .where("authority_id", "=", authority_id)
    .where("id", "=", id)
    .execute();
}

/** What one agent opens comes one after the other: those that count together wait for each other. */
export async function lockAgentRecoveries(tx: Tx, staffId: StaffId): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtextextended(${`recoveries:${staffId}`}, 0))`.execute(tx);
}

/** How many since then, of this person or by this agent. */
export async function countRecoveries(
  tx: Tx,
  authorityId: AuthorityId,
  whose: { readonly personId: PersonId } | { readonly staffId: StaffId },
  since: Date,
): Promise<number> {
  const query = toRecoveryTables(tx)
    .selectFrom("recovery")
    .select((select) => select.fn.countAll<string>().as("count"))
    .where("authority_id", "=", authorityId)
    .where("opened_at", ">", since);
  const bounded =
    "personId" in whose
      ? query.where("person_id", "=", whose.personId)
      : query.where("opened_by", "=", whose.staffId);
  return Number((await bounded.executeTakeFirstOrThrow()).count);
}

export async function listRecoveryRows(
  tx: Tx,
  authorityId: AuthorityId,
  personId: PersonId,
): Promise<readonly RecoveryRow[]> {
  return toRecoveryTables(tx)
    .selectFrom("recovery")
    .selectAll()
    .where("authority_id", "=", authorityId)
    .where("person_id", "=", personId)
    .orderBy("opened_at", "desc")
    .execute();
}

export async function deleteRecoveries(
  tx: Tx,
  authorityId: AuthorityId,
  which: { readonly personId: PersonId } | { readonly before: Date },
): Promise<number> {
  let removed = 0;
  for (const [table, since] of [
    ["address_change", "asked_at"],
    ["recovery", "opened_at"],
  ] as const) {
    const query = toRecoveryTables(tx).deleteFrom(table).where("authority_id", "=", authorityId);
    const bounded =
      "personId" in which
        ? query.where("person_id", "=", which.personId)
        : query
            .where(since, "<", which.before)
            // Kept for claims while a restriction holds (GDPR art. 18.2).
            .where(sql<boolean>`not ardeco_is_restricted(person_id, false)`);
    removed += Number((await bounded.executeTakeFirst()).numDeletedRows);
  }
  return removed;
}
