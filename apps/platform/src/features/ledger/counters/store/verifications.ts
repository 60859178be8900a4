import type { Tx } from "../../../../kernel/context.ts";
import type { AuthorityId } from "../../../../kernel/ids.ts";
import type { CounterId } from "../counter.ts";
import type { CounterVerificationRow, Tables } from "./rows.ts";

export type VerificationRow = CounterVerificationRow;

type Begun = Omit<VerificationRow, "noted_at" | "noted_by" | "note_sealed">;

const openVerificationTables = (tx: Tx) => tx.withTables<Tables>();

/** False when one of this counter is under way. */
export async function createVerificationRow(tx: Tx, row: Begun): Promise<boolean> {
  const { numInsertedOrUpdatedRows } = await openVerificationTables(tx)
    .insertInto("counter_verification")
    .values({ ...row, noted_at: null, noted_by: null, note_sealed: null })
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirstOrThrow();
  return numInsertedOrUpdatedRows === 1n;
}

/** The latest first. */
export async function listVerificationRows(
  tx: Tx,
  authorityId: AuthorityId,
  { counterId, limit }: { readonly counterId: CounterId; readonly limit: number },
): Promise<readonly VerificationRow[]> {
  return openVerificationTables(tx)
    .selectFrom("counter_verification")
    .selectAll()
    .where("authority_id", "=", authorityId)
    .where("counter_id", "=", counterId)
    .orderBy("asked_at", "desc")
    .orderBy("id", "desc")
    .limit(limit)
    .execute();
}

export async function findVerification(
  tx: Tx,
  authorityId: AuthorityId,
  id: string,
): Promise<VerificationRow | undefined> {
  return openVerificationTables(tx)
    .selectFrom("counter_verification")
    .selectAll()
    .where("authority_id", "=", authorityId)
    .where("id", "=", id)
    .executeTakeFirst();
}

export async function findUnderWay(
  tx: Tx,
  authorityId: AuthorityId,
  counterId: CounterId,
): Promise<VerificationRow | undefined> {
  return openVerificationTables(tx)
    .selectFrom("counter_verification")
    .selectAll()
    .where("authority_id", "=", authorityId)
    .where("counter_id", "=", counterId)
    .where("ended_at", "is", null)
    .executeTakeFirst();
}

type Moved = Partial<Omit<VerificationRow, "authority_id" | "id" | "counter_id" | "asked_by">>;

/** Of one under way. False when it is over. */
export async function updateVerificationRow(
  tx: Tx,
  { authority_id, id }: Pick<VerificationRow, "authority_id" | "id">,
  moved: Moved,
): Promise<boolean> {
  const { numUpdatedRows } = await openVerificationTables(tx)
    .updateTable("counter_verification")
    .set(moved)
    .where("authority_id", "=", authority_id)
    .where("id", "=", id)
    .where("ended_at", "is", null)
    .executeTakeFirst();
  return numUpdatedRows === 1n;
}

/** The last of each counter that did not agree and that nobody noted, however many came since. */
export async function listToNote(
  tx: Tx,
  authorityId: AuthorityId,
  counterId?: CounterId,
): Promise<readonly VerificationRow[]> {
  let query = openVerificationTables(tx)
    .selectFrom("counter_verification")
    .selectAll()
    .distinctOn("counter_id")
    .where("authority_id", "=", authorityId)
    .where("fault_count", ">", 0)
    .where("noted_at", "is", null);
  if (counterId !== undefined) query = query.where("counter_id", "=", counterId);
  return query.orderBy("counter_id").orderBy("asked_at", "desc").orderBy("id", "desc").execute();
}

/**
 * With those before it that nobody noted.
 * @returns how many
 */
export async function setVerificationsNoted(
  tx: Tx,
  { authority_id, counter_id, asked_at }: Pick<VerificationRow, "authority_id" | "counter_id" | "asked_at">,
  note: { readonly noted_at: Date; readonly noted_by: string; readonly note_sealed: Buffer },
): Promise<number> {
  const { numUpdatedRows } = await openVerificationTables(tx)
    .updateTable("counter_verification")
    .set(note)
    .where("authority_id", "=", authority_id)
    .where("counter_id", "=", counter_id)
    .where("asked_at", "<=", asked_at)
    .where("fault_count", ">", 0)
    .where("noted_at", "is", null)
    .executeTakeFirst();
  return Number(numUpdatedRows);
}

/**
 * What did not agree stays until it is noted.
 * @returns how many
 */
export async function deleteOldVerifications(tx: Tx, authorityId: AuthorityId, at: Date): Promise<number> {
  const { numDeletedRows } = await openVerificationTables(tx)
    .deleteFrom("counter_verification")
    .where("authority_id", "=", authorityId)
    .where("asked_at", "<", at)
    .where((where) => where.or([where("fault_count", "=", 0), where("noted_at", "is not", null)]))
    .executeTakeFirst();
  return Number(numDeletedRows);
}
