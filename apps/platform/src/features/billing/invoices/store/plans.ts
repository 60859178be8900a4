import { sql } from "kysely";
import type { CivilDate } from "../../../../kernel/civil-date.ts";
import type { Tx } from "../../../../kernel/context.ts";
import type { AuthorityId } from "../../../../kernel/ids.ts";
import type { InvoiceSeriesId } from "../invoice.ts";
import type { InvoicePlanLetterRow, InvoicePlanRow, Tables } from "./rows.ts";

export type PlanRow = InvoicePlanRow;
type LetterRow = InvoicePlanLetterRow;

const openPlanTables = (tx: Tx) => tx.withTables<Tables>();

/** False when this one is there, or when they have another one. */
export async function createPlanRow(tx: Tx, row: Omit<PlanRow, "ended_on" | "outcome">): Promise<boolean> {
  const { numInsertedOrUpdatedRows } = await openPlanTables(tx)
    .insertInto("invoice_plan")
    .values({ ...row, ended_on: null, outcome: null })
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirstOrThrow();
  return numInsertedOrUpdatedRows === 1n;
}

export interface PlanFilter {
  readonly id?: string;
  readonly seriesId?: InvoiceSeriesId;
  readonly payers?: readonly Buffer[];
  /** Those that did not end. */
  readonly running?: boolean;
}

/** The latest first. */
export async function listPlanRows(
  tx: Tx,
  authorityId: AuthorityId,
  { id, seriesId, payers, running }: PlanFilter,
): Promise<readonly PlanRow[]> {
  let query = openPlanTables(tx)
    .selectFrom("invoice_plan")
    .selectAll()
    .where("authority_id", "=", authorityId);
  if (id !== undefined) query = query.where("id", "=", id);
  if (seriesId !== undefined) query = query.where("series_id", "=", seriesId);
  if (payers !== undefined) query = query.where(sql<boolean>`payer = any (${[...payers]}::bytea[])`);
  if (running) query = query.where("ended_on", "is", null);
  return query.orderBy("agreed_on", "desc").orderBy("id").execute();
}

/** False when it had ended already. */
export async function endPlanRow(
  tx: Tx,
  authorityId: AuthorityId,
  {
    id,
    on,
    outcome,
  }: { readonly id: string; readonly on: CivilDate; readonly outcome: NonNullable<PlanRow["outcome"]> },
): Promise<boolean> {
  const { numUpdatedRows } = await openPlanTables(tx)
    .updateTable("invoice_plan")
    .set({ ended_on: on, outcome })
    .where("authority_id", "=", authorityId)
    .where("id", "=", id)
    .where("ended_on", "is", null)
    .executeTakeFirst();
  return numUpdatedRows === 1n;
}

/** False when it was written already. */
export async function createPlanLetterRow(tx: Tx, row: LetterRow): Promise<boolean> {
  const { numInsertedOrUpdatedRows } = await openPlanTables(tx)
    .insertInto("invoice_plan_letter")
    .values(row)
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirstOrThrow();
  return numInsertedOrUpdatedRows === 1n;
}

export async function listPlanLetters(
  tx: Tx,
  authorityId: AuthorityId,
  planId: string,
): Promise<readonly LetterRow[]> {
  return openPlanTables(tx)
    .selectFrom("invoice_plan_letter")
    .selectAll()
    .where("authority_id", "=", authorityId)
    .where("plan_id", "=", planId)
    .execute();
}

export async function deletePayersPlans(
  tx: Tx,
  authorityId: AuthorityId,
  payers: readonly Buffer[],
): Promise<void> {
  await openPlanTables(tx)
    .deleteFrom("invoice_plan")
    .where("authority_id", "=", authorityId)
    .where(sql<boolean>`payer = any (${[...payers]}::bytea[])`)
    .execute();
}

/**
 * Of those that ended.
 * @returns how many
 */
export async function deleteOldPlans(tx: Tx, authorityId: AuthorityId, day: CivilDate): Promise<number> {
  const { numDeletedRows } = await openPlanTables(tx)
    .deleteFrom("invoice_plan")
    .where("authority_id", "=", authorityId)
    .where("ended_on", "<", day)
    .executeTakeFirst();
  return Number(numDeletedRows);
}
