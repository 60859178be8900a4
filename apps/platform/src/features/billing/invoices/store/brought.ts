import { sql } from "kysely";
import type { Tx } from "../../../../kernel/context.ts";
import type { AuthorityId } from "../../../../kernel/ids.ts";
import type { InvoiceSeriesId } from "../invoice.ts";
import type { InvoiceBroughtRow, Tables } from "./rows.ts";

export type BroughtRow = InvoiceBroughtRow;

const openBroughtTables = (tx: Tx) => tx.withTables<Tables>();

/** Said twice, it is one. */
export async function createBroughtRow(tx: Tx, row: BroughtRow): Promise<void> {
  await openBroughtTables(tx)
    .insertInto("invoice_brought")
    .values(row)
    .onConflict((conflict) => conflict.doNothing())
    .execute();
}

/** Of some lines. */
export async function listBroughtRows(
  tx: Tx,
  authorityId: AuthorityId,
  { seriesId, marks }: { readonly seriesId: InvoiceSeriesId; readonly marks: readonly Buffer[] },
): Promise<readonly Pick<BroughtRow, "mark" | "content">[]> {
  if (marks.length === 0) return [];
  return openBroughtTables(tx)
    .selectFrom("invoice_brought")
    .select(["mark", "content"])
    .where("authority_id", "=", authorityId)
    .where("series_id", "=", seriesId)
    .where(sql<boolean>`mark = any (${[...marks]}::bytea[])`)
    .execute();
}
