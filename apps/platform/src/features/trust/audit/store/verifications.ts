import type { Tx } from "../../../../kernel/context.ts";
import type { AuthorityId } from "../../../../kernel/ids.ts";
import type { JournalVerificationRow, Tables } from "./rows.ts";

/** Its places as numbers: of an array, the driver gives bigints as text. */
export type VerificationRow = Omit<JournalVerificationRow, "altered" | "unverifiable"> & {
  readonly altered: readonly number[];
  readonly unverifiable: readonly number[];
};

const toVerificationTables = (tx: Tx) => tx.withTables<Tables>();

/** What a verification finds, nothing yet when it is asked for. */
const nothingYet = {
  line: 0,
  ended_at: null,
  altered: [],
  altered_count: 0,
  unverifiable: [],
  unverifiable_count: 0,
  fault: null,
  root: null,
};
type Finding = keyof typeof nothingYet;
type Asked = Omit<VerificationRow, Finding>;

/** False when one is under way, or this one was asked for already. */
export async function createVerificationRow(tx: Tx, asked: Asked): Promise<boolean> {
  const done = await toVerificationTables(tx)
    .insertInto("journal_verification")
    .values({ ...asked, ...nothingYet })
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirst();
  return done.numInsertedOrUpdatedRows === 1n;
}

/** Newest first. */
export async function listVerificationRows(tx: Tx, authorityId: AuthorityId, limit: number) {
  const rows = await toVerificationTables(tx)
    .selectFrom("journal_verification")
    .selectAll()
    .where("authority_id", "=", authorityId)
    .orderBy("asked_at", "desc")
    .orderBy("id", "desc")
    .limit(limit)
    .execute();
  return rows.map(toVerificationRow);
}

/** The one under way, held until the transaction ends: two runs at once take turns. */
export async function findRunningLocked(
  tx: Tx,
  authorityId: AuthorityId,
): Promise<VerificationRow | undefined> {
  const row = await toVerificationTables(tx)
    .selectFrom("journal_verification")
    .selectAll()
    .where("authority_id", "=", authorityId)
    .where("ended_at", "is", null)
    .forUpdate()
    .executeTakeFirst();
  return row && toVerificationRow(row);
}

export async function updateVerification(
  tx: Tx,
  { authority_id, id }: Pick<VerificationRow, "authority_id" | "id">,
  found: Partial<Pick<VerificationRow, Finding | "moved_at">>,
): Promise<void> {
  await toVerificationTables(tx)
    .updateTable("journal_verification")
    .set(found)
    .where("authority_id", "=", authority_id)
    .where("id", "=", id)
    .execute();
}

const toVerificationRow = (row: JournalVerificationRow): VerificationRow => ({
  ...row,
  altered: row.altered.map(Number),
  unverifiable: row.unverifiable.map(Number),
});
