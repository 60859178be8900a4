import type { CivilDate } from "../../../../kernel/civil-date.ts";
import type { Tx } from "../../../../kernel/context.ts";
import type { AuthorityId } from "../../../../kernel/ids.ts";
import type { InvoiceSeriesId } from "../invoice.ts";
import type { InvoiceRunFailureRow, InvoiceRunRow, Tables } from "./rows.ts";

export type RunRow = InvoiceRunRow;
export type FailureRow = InvoiceRunFailureRow;

const openRunTables = (tx: Tx) => tx.withTables<Tables>();

type Asked = Omit<RunRow, "ended_at" | "changed" | "total" | "done" | "invoices" | "credit_notes">;

/** False when one of this series is under way. */
export async function createRunRow(tx: Tx, asked: Asked): Promise<boolean> {
  const { numInsertedOrUpdatedRows } = await openRunTables(tx)
    .insertInto("invoice_run")
    .values({ ...asked, ended_at: null, changed: false, total: 0, done: 0, invoices: 0, credit_notes: 0 })
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirstOrThrow();
  return numInsertedOrUpdatedRows === 1n;
}

export async function findRun(tx: Tx, authorityId: AuthorityId, id: string): Promise<RunRow | undefined> {
  return openRunTables(tx)
    .selectFrom("invoice_run")
    .selectAll()
    .where("authority_id", "=", authorityId)
    .where("id", "=", id)
    .executeTakeFirst();
}

/** The latest first; `month`: of this one alone. */
export async function listRunRows(
  tx: Tx,
  authorityId: AuthorityId,
  {
    seriesId,
    month,
    limit,
  }: { readonly seriesId: InvoiceSeriesId; readonly month?: string; readonly limit: number },
): Promise<readonly RunRow[]> {
  let query = openRunTables(tx)
    .selectFrom("invoice_run")
    .selectAll()
    .where("authority_id", "=", authorityId)
    .where("series_id", "=", seriesId);
  if (month !== undefined) query = query.where("month", "=", month);
  return query.orderBy("asked_at", "desc").orderBy("id", "desc").limit(limit).execute();
}

interface Moved {
  readonly id: string;
  readonly at: Date;
}

/**
 * From here there are so many, those looked at before counted: another server may have begun, or this one
 * again.
 */
export async function startRunTurn(
  tx: Tx,
  authorityId: AuthorityId,
  { id, at, left }: Moved & { readonly left: number },
): Promise<void> {
  await openRunTables(tx)
    .updateTable("invoice_run")
    .set(({ eb, ref }) => ({ total: eb(ref("done"), "+", left), moved_at: at }))
    .where("authority_id", "=", authorityId)
    .where("id", "=", id)
    .where("ended_at", "is", null)
    .execute();
}

/** One more, in the transaction that writes it; or one that was not to be written. */
export async function countOne(
  tx: Tx,
  authorityId: AuthorityId,
  { id, at, what }: Moved & { readonly what: "invoices" | "credit_notes" | null },
): Promise<void> {
  await openRunTables(tx)
    .updateTable("invoice_run")
    .set(({ eb, ref, fn, val }) => ({
      done: eb(ref("done"), "+", 1),
      // Two servers at once count those of both.
      total: fn<number>("greatest", [ref("total"), eb(ref("done"), "+", 1)]),
      moved_at: val(at),
      ...(what === "invoices" ? { invoices: eb(ref("invoices"), "+", 1) } : {}),
      ...(what === "credit_notes" ? { credit_notes: eb(ref("credit_notes"), "+", 1) } : {}),
    }))
    .where("authority_id", "=", authorityId)
    .where("id", "=", id)
    .execute();
}

/** False when it was over. */
export async function endRun(
  tx: Tx,
  authorityId: AuthorityId,
  { id, at, changed = false }: Moved & { readonly changed?: boolean },
): Promise<boolean> {
  const { numUpdatedRows } = await openRunTables(tx)
    .updateTable("invoice_run")
    .set({ ended_at: at, moved_at: at, changed })
    .where("authority_id", "=", authorityId)
    .where("id", "=", id)
    .where("ended_at", "is", null)
    .executeTakeFirst();
  return numUpdatedRows === 1n;
}

/** False when it is noted already. */
export async function createFailureRow(tx: Tx, row: FailureRow): Promise<boolean> {
  const { numInsertedOrUpdatedRows } = await openRunTables(tx)
    .insertInto("invoice_run_failure")
    .values(row)
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirstOrThrow();
  return numInsertedOrUpdatedRows === 1n;
}

export async function listFailureRows(
  tx: Tx,
  authorityId: AuthorityId,
  { runId, payer }: { readonly runId?: string; readonly payer?: Buffer },
): Promise<readonly FailureRow[]> {
  let query = openRunTables(tx)
    .selectFrom("invoice_run_failure")
    .selectAll()
    .where("authority_id", "=", authorityId);
  if (runId !== undefined) query = query.where("run_id", "=", runId);
  if (payer !== undefined) query = query.where("payer", "=", payer);
  return query.orderBy("id").execute();
}

export async function deletePayersFailures(
  tx: Tx,
  authorityId: AuthorityId,
  payers: readonly Buffer[],
): Promise<void> {
  await openRunTables(tx)
    .deleteFrom("invoice_run_failure")
    .where("authority_id", "=", authorityId)
    .where("payer", "in", payers)
    .execute();
}

/** @returns how many */
export async function deleteOldFailures(tx: Tx, authorityId: AuthorityId, day: CivilDate): Promise<number> {
  const { numDeletedRows } = await openRunTables(tx)
    .deleteFrom("invoice_run_failure")
    .where("authority_id", "=", authorityId)
    .where("noted_on", "<", day)
    .executeTakeFirst();
  return Number(numDeletedRows);
}
