import { sql } from "kysely";
import type { Tx } from "../../../../kernel/context.ts";
import { type AuthorityId, parseId } from "../../../../kernel/ids.ts";
import { toPlannedIds } from "../../../../kernel/to-planned-ids.ts";
import type { InvoiceId, InvoiceSeriesId } from "../invoice.ts";
import type { InvoicePayerRow, Tables } from "./rows.ts";

export type NamingRow = Omit<InvoicePayerRow, "rank">;

const openPayerTables = (tx: Tx) => tx.withTables<Tables>();

/** False when this one was said already. */
export async function createPayerNamingRow(tx: Tx, row: NamingRow): Promise<boolean> {
  const { numInsertedOrUpdatedRows } = await openPayerTables(tx)
    .insertInto("invoice_payer")
    .values(row)
    .onConflict((conflict) => conflict.columns(["authority_id", "id"]).doNothing())
    .executeTakeFirstOrThrow();
  return numInsertedOrUpdatedRows === 1n;
}

/** The last said first. */
export async function listNamingRows(
  tx: Tx,
  authorityId: AuthorityId,
  {
    seriesId,
    account,
    payer,
  }: { readonly seriesId: InvoiceSeriesId; readonly account?: Buffer; readonly payer?: Buffer },
): Promise<readonly NamingRow[]> {
  let query = openPayerTables(tx)
    .selectFrom("invoice_payer")
    .select(["authority_id", "id", "series_id", "account", "from_on", "named_on", "payer", "content"])
    .where("authority_id", "=", authorityId)
    .where("series_id", "=", seriesId);
  if (account !== undefined) query = query.where("account", "=", account);
  if (payer !== undefined) query = query.where("payer", "=", payer);
  return query.orderBy("rank", "desc").execute();
}

export async function erasePayerNamings(
  tx: Tx,
  authorityId: AuthorityId,
  payers: readonly Buffer[],
): Promise<void> {
  await openPayerTables(tx)
    .updateTable("invoice_payer")
    .set({ payer: null, content: null })
    .where("authority_id", "=", authorityId)
    .where(sql<boolean>`payer = any (${[...payers]}::bytea[])`)
    .execute();
}

/** The accounts that an invoice, or a credit note, names. */
export async function createAccountRows(
  tx: Tx,
  {
    authorityId,
    seriesId,
    invoiceId,
  }: {
    readonly authorityId: AuthorityId;
    readonly seriesId: InvoiceSeriesId;
    readonly invoiceId: InvoiceId;
  },
  accounts: readonly Buffer[],
): Promise<void> {
  await sql`insert into invoice_account (authority_id, series_id, account, invoice_id)
    select ${authorityId}, ${seriesId}, account, ${invoiceId}
    from unnest(${[...accounts]}::bytea[]) as account`.execute(tx);
}

/** The accounts that these name, in one order. */
export async function listAccountRows(
  tx: Tx,
  authorityId: AuthorityId,
  ids: readonly InvoiceId[],
): Promise<readonly { readonly invoiceId: InvoiceId; readonly account: Buffer }[]> {
  if (ids.length === 0) return [];
  const rows = await openPayerTables(tx)
    .selectFrom("invoice_account")
    .select(["invoice_id", "account"])
    .where("authority_id", "=", authorityId)
    .where(sql<boolean>`invoice_id = any (${toPlannedIds(ids)}::uuid[])`)
    .orderBy("invoice_id")
    .orderBy("account")
    .execute();
  return rows.map(({ invoice_id, account }) => ({ invoiceId: parseId<"invoice">(invoice_id), account }));
}
