import type { Tx } from "../../../../kernel/context.ts";
import type { AuthorityId, FileId } from "../../../../kernel/ids.ts";
import { type DecisionRow, type FileDocumentRow, type RequestRow, type StepRow, tables } from "./tables.ts";

export async function insertStep(tx: Tx, row: StepRow): Promise<void> {
  await tables(tx).insertInto("enrolment_step").values(row).execute();
}

/** In the order in which they happened. */
export async function listStepRows(tx: Tx, authorityId: AuthorityId, fileId: FileId) {
  return tables(tx)
    .selectFrom("enrolment_step")
    .selectAll()
    .where("authority_id", "=", authorityId)
    .where("file_id", "=", fileId)
    .orderBy("position")
    .execute();
}

export async function putDecision(tx: Tx, row: DecisionRow): Promise<void> {
  await tables(tx)
    .insertInto("enrolment_decision")
    .values(row)
    .onConflict((conflict) =>
      conflict.columns(["authority_id", "file_id", "element"]).doUpdateSet({ sealed: row.sealed }),
    )
    .execute();
}

export async function listDecisionRows(tx: Tx, authorityId: AuthorityId, fileId: FileId) {
  return tables(tx)
    .selectFrom("enrolment_decision")
    .selectAll()
    .where("authority_id", "=", authorityId)
    .where("file_id", "=", fileId)
    .execute();
}

export async function insertRequest(tx: Tx, row: RequestRow): Promise<void> {
  await tables(tx).insertInto("enrolment_request").values(row).execute();
}

export async function updateRequest(tx: Tx, row: RequestRow): Promise<void> {
  await tables(tx)
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
  return tables(tx)
    .selectFrom("enrolment_request")
    .selectAll()
    .where("authority_id", "=", authorityId)
    .where("file_id", "=", fileId)
    .orderBy("id")
    .execute();
}

export async function putFileDocument(tx: Tx, row: FileDocumentRow): Promise<void> {
  await tables(tx)
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
  return tables(tx)
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
  const rows = await tables(tx)
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
export async function nextReceiptSequence(tx: Tx, authorityId: AuthorityId, year: number): Promise<number> {
  const { last } = await tables(tx)
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
