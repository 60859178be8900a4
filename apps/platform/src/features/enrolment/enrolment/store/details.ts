import type { Tx } from "../../../../kernel/context.ts";
import type { AuthorityId, FileId } from "../../../../kernel/ids.ts";
import {
  type DecisionRow,
  type FileDocumentRow,
  type RequestRow,
  type StepRow,
  toEnrolmentTables,
} from "./tables.ts";

export async function createStepRow(tx: Tx, row: StepRow): Promise<void> {
  await toEnrolmentTables(tx).insertInto("enrolment_step").values(row).execute();
}

/** In the order in which they happened. */
export async function listStepRows(tx: Tx, authorityId: AuthorityId, fileId: FileId) {
  return toEnrolmentTables(tx)
    .selectFrom("enrolment_step")
    .selectAll()
    .where("authority_id", "=", authorityId)
    .where("file_id", "=", fileId)
    .orderBy("position")
    .execute();
}

export async function setDecisionRow(tx: Tx, row: DecisionRow): Promise<void> {
  await toEnrolmentTables(tx)
    .insertInto("enrolment_decision")
    .values(row)
    .onConflict((conflict) =>
      conflict.columns(["authority_id", "file_id", "element"]).doUpdateSet({ sealed: row.sealed }),
    )
    .execute();
}

export async function listDecisionRows(tx: Tx, authorityId: AuthorityId, fileId: FileId) {
  return toEnrolmentTables(tx)
    .selectFrom("enrolment_decision")
    .selectAll()
    .where("authority_id", "=", authorityId)
    .where("file_id", "=", fileId)
    .execute();
}

export async function createRequestRow(tx: Tx, row: RequestRow): Promise<void> {
  await toEnrolmentTables(tx).insertInto("enrolment_request").values(row).execute();
}

export async function updateRequest(tx: Tx, row: RequestRow): Promise<void> {
  await toEnrolmentTables(tx)
    .updateTable("enrolment_request")
    .set({ state: row.state, sealed: row.sealed })
    .where("authority_id", "=", row.authority_id)
    .where("id", "=", row.id)
    .execute();
}

export async function listRequestRows(
  tx: Tx,
  authorityId: AuthorityId,
  fileId: FileId,
): Promise<readonly RequestRow[]> {
  return toEnrolmentTables(tx)
    .selectFrom("enrolment_request")
    .selectAll()
    .where("authority_id", "=", authorityId)
    .where("file_id", "=", fileId)
    .orderBy("id")
    .execute();
}

export async function setFileDocumentRow(tx: Tx, row: FileDocumentRow): Promise<void> {
  await toEnrolmentTables(tx)
    .insertInto("enrolment_document")
    .values(row)
    .onConflict((conflict) =>
      conflict.columns(["authority_id", "file_id", "document_id"]).doUpdateSet({ elements: row.elements }),
    )
    .execute();
}

export async function listFileDocumentRows(
  tx: Tx,
  authorityId: AuthorityId,
  fileId: FileId,
): Promise<readonly FileDocumentRow[]> {
  return toEnrolmentTables(tx)
    .selectFrom("enrolment_document")
    .selectAll()
    .where("authority_id", "=", authorityId)
    .where("file_id", "=", fileId)
    .execute();
}

/** By file: its documents, with what each should prove. */
export async function listDocumentsOfFiles(
  tx: Tx,
  authorityId: AuthorityId,
  fileIds: readonly FileId[],
): Promise<ReadonlyMap<string, readonly FileDocumentRow[]>> {
  if (fileIds.length === 0) return new Map();
  const rows = await toEnrolmentTables(tx)
    .selectFrom("enrolment_document")
    .selectAll()
    .where("authority_id", "=", authorityId)
    .where("file_id", "in", [...fileIds])
    .execute();
  return Map.groupBy(rows, ({ file_id }) => file_id);
}

/**
 * The next number of the year. Its row stays locked until the transaction ends: two sendings never share one.
 */
export async function reserveReceiptSequence(
  tx: Tx,
  authorityId: AuthorityId,
  year: number,
): Promise<number> {
  const { last } = await toEnrolmentTables(tx)
    .insertInto("receipt_counter")
    .values({ authority_id: authorityId, year, last: 1 })
    .onConflict((conflict) =>
      conflict
        .columns(["authority_id", "year"])
        .doUpdateSet((set) => ({ last: set("receipt_counter.last", "+", 1) })),
    )
    .returning("last")
    .executeTakeFirstOrThrow();
  return last;
}
