import type { Tx } from "../../../kernel/context.ts";
import type { AuthorityId } from "../../../kernel/ids.ts";
import type { CounterId } from "../counter.ts";

export type VerificationRow = {
  authority_id: string;
  id: string;
  counter_id: string;
  asked_by: string | null;
  asked_by_sealed: Buffer | null;
  asked_at: Date;
  moved_at: Date;
  ended_at: Date | null;
  whole: boolean;
  seals: number;
  seal: number;
  lines: number;
  anchors: number;
  /** "seal_differs 12". */
  faults: readonly string[];
  fault_count: number;
};

type Tables = { counter_verification: VerificationRow };
const tables = (tx: Tx) => tx.withTables<Tables>();

/** False when one of this counter is under way. */
export async function insertVerification(tx: Tx, row: VerificationRow): Promise<boolean> {
  const { numInsertedOrUpdatedRows } = await tables(tx)
    .insertInto("counter_verification")
    .values(row)
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
  return tables(tx)
    .selectFrom("counter_verification")
    .selectAll()
    .where("authority_id", "=", authorityId)
    .where("counter_id", "=", counterId)
    .orderBy("asked_at", "desc")
    .orderBy("id", "desc")
    .limit(limit)
    .execute();
}

export async function findUnderWay(
  tx: Tx,
  authorityId: AuthorityId,
  counterId: CounterId,
): Promise<VerificationRow | undefined> {
  return tables(tx)
    .selectFrom("counter_verification")
    .selectAll()
    .where("authority_id", "=", authorityId)
    .where("counter_id", "=", counterId)
    .where("ended_at", "is", null)
    .executeTakeFirst();
}

type Moved = Partial<Omit<VerificationRow, "authority_id" | "id" | "counter_id" | "asked_by">>;

/** Of one under way. False when it is over. */
export async function moveVerification(
  tx: Tx,
  { authority_id, id }: Pick<VerificationRow, "authority_id" | "id">,
  moved: Moved,
): Promise<boolean> {
  const { numUpdatedRows } = await tables(tx)
    .updateTable("counter_verification")
    .set(moved)
    .where("authority_id", "=", authority_id)
    .where("id", "=", id)
    .where("ended_at", "is", null)
    .executeTakeFirst();
  return numUpdatedRows === 1n;
}

/** @returns how many */
export async function deleteVerificationsBefore(tx: Tx, authorityId: AuthorityId, at: Date): Promise<number> {
  const { numDeletedRows } = await tables(tx)
    .deleteFrom("counter_verification")
    .where("authority_id", "=", authorityId)
    .where("asked_at", "<", at)
    .executeTakeFirst();
  return Number(numDeletedRows);
}
