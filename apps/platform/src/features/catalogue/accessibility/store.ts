import { sql } from "kysely";
import type { Tx } from "../../../kernel/context.ts";
import type { AuthorityId } from "../../../kernel/ids.ts";
import type { ComplaintId, ComplaintReceipt } from "./complaint.ts";
import type { AccessibilityComplaintRow, Tables } from "./store-rows.ts";

export type ComplaintRow = AccessibilityComplaintRow;

const openAccessibilityTables = (tx: Tx) => tx.withTables<Tables>();

/**
 * The receipt of this id, given before when it was sent twice; "taken" when another complaint has its number.
 */
export async function createComplaintRow(
  tx: Tx,
  complaint: ComplaintReceipt & {
    readonly authorityId: AuthorityId;
    readonly id: ComplaintId;
    readonly sealed: Buffer;
  },
): Promise<{ readonly receipt: ComplaintReceipt; readonly isNew: boolean } | "taken"> {
  const { number, receivedOn, answerBefore } = complaint;
  const { numInsertedOrUpdatedRows } = await openAccessibilityTables(tx)
    .insertInto("accessibility_complaint")
    .values({
      authority_id: complaint.authorityId,
      id: complaint.id,
      number,
      received_on: receivedOn,
      answer_before: answerBefore,
      sealed: complaint.sealed,
      state: "waiting",
      answered_on: null,
    })
    // The id or the number: which of them is read below, since PostgreSQL does not tell.
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirst();
  if (numInsertedOrUpdatedRows === 1n) return { receipt: { number, receivedOn, answerBefore }, isNew: true };
  const known = await findReceipt(tx, complaint);
  return known ? { receipt: known, isNew: false } : "taken";
}

async function findReceipt(
  tx: Tx,
  { authorityId, id }: { readonly authorityId: AuthorityId; readonly id: ComplaintId },
): Promise<ComplaintReceipt | undefined> {
  return openAccessibilityTables(tx)
    .selectFrom("accessibility_complaint")
    .select(["number", "received_on as receivedOn", "answer_before as answerBefore"])
    .where("authority_id", "=", authorityId)
    .where("id", "=", id)
    .executeTakeFirst();
}

export async function listComplaintRows(
  tx: Tx,
  authorityId: AuthorityId,
  limit: number,
): Promise<readonly ComplaintRow[]> {
  return openAccessibilityTables(tx)
    .selectFrom("accessibility_complaint")
    .selectAll()
    .where("authority_id", "=", authorityId)
    .orderBy("state", "desc")
    .orderBy("received_on")
    .orderBy("id")
    .limit(limit)
    .execute();
}

export async function setComplaintAnswered(
  tx: Tx,
  authorityId: AuthorityId,
  id: ComplaintId,
  on: string,
): Promise<boolean> {
  const { numUpdatedRows } = await openAccessibilityTables(tx)
    .updateTable("accessibility_complaint")
    .set({ state: "answered", answered_on: on })
    .where("authority_id", "=", authorityId)
    .where("id", "=", id)
    .where("state", "=", "waiting")
    .executeTakeFirst();
  return numUpdatedRows === 1n;
}

export async function deleteOldComplaints(tx: Tx, authorityId: AuthorityId, day: string): Promise<number> {
  const { numDeletedRows } = await openAccessibilityTables(tx)
    .deleteFrom("accessibility_complaint")
    .where("authority_id", "=", authorityId)
    .where("received_on", "<", day)
    .executeTakeFirst();
  return Number(numDeletedRows);
}

export async function findStatement(tx: Tx, authorityId: AuthorityId) {
  return openAccessibilityTables(tx)
    .selectFrom("accessibility_statement")
    .select(["content", "changed_on"])
    .where("authority_id", "=", authorityId)
    .executeTakeFirst();
}

export async function saveStatementRow(
  tx: Tx,
  authorityId: AuthorityId,
  content: object,
  changedOn: string,
): Promise<void> {
  const value = sql<Record<string, unknown>>`${JSON.stringify(content)}::jsonb`;
  await openAccessibilityTables(tx)
    .insertInto("accessibility_statement")
    .values({ authority_id: authorityId, content: value, changed_on: changedOn, version: 1 })
    .onConflict((conflict) =>
      conflict.column("authority_id").doUpdateSet((row) => ({
        content: value,
        changed_on: changedOn,
        version: sql<number>`${row.ref("accessibility_statement.version")} + 1`,
      })),
    )
    .execute();
}
