import type { Tx } from "../../../../kernel/context.ts";
import type { AuthorityId, StaffId } from "../../../../kernel/ids.ts";
import type { InvoiceSeriesId } from "../../invoices/index.ts";
import { type CreditorKeptRow, type CreditorRow, openDebitTables } from "./tables.ts";

/** What two said, or waited for; of a first account that waits, with who gives its IBAN, and who mends it. */
export async function updateCreditorRow(
  tx: Tx,
  row: CreditorRow & { readonly set_by?: string; readonly mended_by?: string },
): Promise<void> {
  const { authority_id, series_id, ...facts } = row;
  await openDebitTables(tx)
    .updateTable("direct_debit_creditor")
    .set(facts)
    .where("authority_id", "=", authority_id)
    .where("series_id", "=", series_id)
    .execute();
}

/** It waits for a second agent. */
export async function createCreditorRow(
  tx: Tx,
  row: CreditorRow & { readonly set_by: string },
): Promise<void> {
  await openDebitTables(tx)
    .insertInto("direct_debit_creditor")
    .values({ ...row, agreed_by: null, mended_by: null })
    .execute();
}

/**
 * Who else read it says yes, in person: mandates may be signed. False where the database does not let them.
 */
export async function confirmCreditorRow(
  tx: Tx,
  authorityId: AuthorityId,
  { seriesId, staffId }: { readonly seriesId: InvoiceSeriesId; readonly staffId: StaffId },
): Promise<boolean> {
  const { numUpdatedRows } = await openDebitTables(tx)
    .updateTable("direct_debit_creditor")
    .set({ agreed_by: staffId })
    .where("authority_id", "=", authorityId)
    .where("series_id", "=", seriesId)
    .executeTakeFirst();
  return numUpdatedRows === 1n;
}

export async function listCreditorRows(
  tx: Tx,
  authorityId: AuthorityId,
): Promise<readonly CreditorKeptRow[]> {
  return openDebitTables(tx)
    .selectFrom("direct_debit_creditor")
    .selectAll()
    .where("authority_id", "=", authorityId)
    .orderBy("series_id")
    .execute();
}
