import { sql } from "kysely";
import type { Tx } from "../../../kernel/context.ts";
import type { AuthorityId, DocumentId, PersonId, StaffId } from "../../../kernel/ids.ts";
import type { CheckPolicyRow, DocumentCheckRow, SavingBeforeLookRow, Tables } from "./store-rows.ts";

export type CheckRow = DocumentCheckRow;

export type PolicyRow = CheckPolicyRow;

export type SavingRow = SavingBeforeLookRow;

const toCheckTables = (tx: Tx) => tx.withTables<Tables>();

/** Instead of what was found before of the same document; how long it is kept does not change. */
export async function setCheckRow(tx: Tx, row: CheckRow): Promise<void> {
  const {
    authority_id: _,
    document_id: __,
    person_id: ___,
    purge_on: ____,
    relied_on: _____,
    ...found
  } = row;
  await toCheckTables(tx)
    .insertInto("document_check")
    .values(row)
    .onConflict((conflict) => conflict.columns(["authority_id", "document_id"]).doUpdateSet(found))
    .execute();
}

export async function findCheckRow(tx: Tx, authorityId: AuthorityId, documentId: DocumentId) {
  return toCheckTables(tx)
    .selectFrom("document_check")
    .selectAll()
    .where("authority_id", "=", authorityId)
    .where("document_id", "=", documentId)
    .executeTakeFirst();
}

export async function listCheckRows(tx: Tx, authorityId: AuthorityId, personId: PersonId) {
  return toCheckTables(tx)
    .selectFrom("document_check")
    .selectAll()
    .where("authority_id", "=", authorityId)
    .where("person_id", "=", personId)
    .orderBy("checked_on")
    .orderBy("document_id")
    .execute();
}

export async function listPeopleCheckRows(tx: Tx, authorityId: AuthorityId, personIds: readonly PersonId[]) {
  if (personIds.length === 0) return [];
  return toCheckTables(tx)
    .selectFrom("document_check")
    .selectAll()
    .where("authority_id", "=", authorityId)
    .where("person_id", "in", [...personIds])
    .execute();
}

/**
 * Marks every check of this code under its holder's name, when several people have one. The
 * caller locked the code (`lockCode`), so that two presented at the same moment are both seen.
 */
export async function updateReplayedChecks(
  tx: Tx,
  authorityId: AuthorityId,
  codeIndex: Buffer,
): Promise<void> {
  const bearers = toCheckTables(tx)
    .selectFrom("document_check")
    .select("person_id")
    .where("authority_id", "=", authorityId)
    .where("code_index", "=", codeIndex)
    .where("names_agree", "=", true);
  const people = await bearers.distinct().limit(2).execute();
  if (people.length < 2) return;
  await toCheckTables(tx)
    .updateTable("document_check")
    .set({ replayed: true })
    .where("authority_id", "=", authorityId)
    .where("code_index", "=", codeIndex)
    .where("names_agree", "=", true)
    .execute();
}

/** Who presents the same code at the same moment waits until this transaction ends. */
export async function lockCode(tx: Tx, codeIndex: Buffer): Promise<void> {
  const name = `sealed-code:${codeIndex.toString("hex")}`;
  await sql`select pg_advisory_xact_lock(hashtextextended(${name}, 0))`.execute(tx);
}

/** Of a document removed; what a decision relied on stays. */
export async function deleteCheck(tx: Tx, authorityId: AuthorityId, documentId: DocumentId): Promise<void> {
  await toCheckTables(tx)
    .deleteFrom("document_check")
    .where("authority_id", "=", authorityId)
    .where("document_id", "=", documentId)
    .where("relied_on", "is", null)
    .execute();
}

export async function updateReliance(
  tx: Tx,
  authorityId: AuthorityId,
  documentId: DocumentId,
  change: Pick<CheckRow, "relied_on" | "purge_on">,
): Promise<void> {
  await toCheckTables(tx)
    .updateTable("document_check")
    .set(change)
    .where("authority_id", "=", authorityId)
    .where("document_id", "=", documentId)
    .execute();
}

export async function deletePersonChecks(
  tx: Tx,
  authorityId: AuthorityId,
  personId: PersonId,
): Promise<void> {
  await toCheckTables(tx)
    .deleteFrom("document_check")
    .where("authority_id", "=", authorityId)
    .where("person_id", "=", personId)
    .execute();
}

/** Returns how many. */
export async function deletePastChecks(tx: Tx, authorityId: AuthorityId, today: string): Promise<number> {
  const { numDeletedRows } = await toCheckTables(tx)
    .deleteFrom("document_check")
    .where("authority_id", "=", authorityId)
    .where("purge_on", "<=", today)
    // Kept for claims while a restriction holds (GDPR art. 18.2).
    .where(sql<boolean>`not ardeco_is_restricted(person_id, false)`)
    .executeTakeFirst();
  return Number(numDeletedRows);
}

export async function listPolicyRows(tx: Tx, authorityId: AuthorityId): Promise<readonly PolicyRow[]> {
  return toCheckTables(tx)
    .selectFrom("check_policy")
    .selectAll()
    .where("authority_id", "=", authorityId)
    .execute();
}

export async function setPolicyRow(tx: Tx, row: PolicyRow): Promise<void> {
  const { max_age_months, changed_on } = row;
  await toCheckTables(tx)
    .insertInto("check_policy")
    .values(row)
    .onConflict((conflict) =>
      conflict.columns(["authority_id", "document_type"]).doUpdateSet({ max_age_months, changed_on }),
    )
    .execute();
}

/** Other savings of the same agent wait until this transaction ends: two at once cannot both be the last. */
export async function lockSavings(tx: Tx, agentId: StaffId): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtextextended(${`before-look:${agentId}`}, 0))`.execute(tx);
}

/** Counts the documents that this agent saved after an instant. */
export async function countSavings(
  tx: Tx,
  authorityId: AuthorityId,
  agentId: StaffId,
  since: Date,
): Promise<number> {
  const { count } = await toCheckTables(tx)
    .selectFrom("saving_before_look")
    .select((columns) => columns.fn.countAll<string>().as("count"))
    .where("authority_id", "=", authorityId)
    .where("agent_id", "=", agentId)
    .where("at", ">", since)
    .executeTakeFirstOrThrow();
  return Number(count);
}

export async function createSavingRow(tx: Tx, row: SavingRow): Promise<void> {
  await toCheckTables(tx).insertInto("saving_before_look").values(row).execute();
}

/** Returns how many. */
export async function deleteSavingRows(tx: Tx, authorityId: AuthorityId, until: Date): Promise<number> {
  const { numDeletedRows } = await toCheckTables(tx)
    .deleteFrom("saving_before_look")
    .where("authority_id", "=", authorityId)
    .where("at", "<=", until)
    .executeTakeFirst();
  return Number(numDeletedRows);
}
