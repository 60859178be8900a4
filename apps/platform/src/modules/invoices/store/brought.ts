import { sql } from "kysely";
import type { Tx } from "../../../kernel/context.ts";
import { type AuthorityId, asId } from "../../../kernel/ids.ts";
import type { CounterId } from "../../counters/index.ts";
import type { InvoiceSeriesId } from "../invoice.ts";

export type BroughtRow = {
  authority_id: string;
  series_id: string;
  mark: Buffer;
  account: Buffer;
  payer: Buffer | null;
  content: Buffer;
};
type BroughtTables = {
  invoice_brought: BroughtRow;
  invoice_series_counter: { authority_id: string; counter_id: string; series_id: string };
};

const tables = (tx: Tx) => tx.withTables<BroughtTables>();

/** By which a counter is invoiced; undefined where none is. */
export async function findSeriesOf(
  tx: Tx,
  authorityId: AuthorityId,
  counterId: CounterId,
): Promise<InvoiceSeriesId | undefined> {
  const row = await tables(tx)
    .selectFrom("invoice_series_counter")
    .select("series_id")
    .where("authority_id", "=", authorityId)
    .where("counter_id", "=", counterId)
    .executeTakeFirst();
  return row && asId<"invoiceSeries">(row.series_id);
}

/** Said twice, it is one. */
export async function insertBrought(tx: Tx, row: BroughtRow): Promise<void> {
  await tables(tx)
    .insertInto("invoice_brought")
    .values(row)
    .onConflict((conflict) => conflict.doNothing())
    .execute();
}

/** Of one line, or into some accounts. */
export async function listBroughtRows(
  tx: Tx,
  authorityId: AuthorityId,
  {
    seriesId,
    mark,
    accounts,
  }: { readonly seriesId: InvoiceSeriesId; readonly mark?: Buffer; readonly accounts?: readonly Buffer[] },
): Promise<readonly BroughtRow[]> {
  let query = tables(tx)
    .selectFrom("invoice_brought")
    .selectAll()
    .where("authority_id", "=", authorityId)
    .where("series_id", "=", seriesId);
  if (mark !== undefined) query = query.where("mark", "=", mark);
  if (accounts !== undefined) query = query.where(sql<boolean>`account = any (${[...accounts]}::bytea[])`);
  return query.execute();
}

/** What these brought stays, and still pays what they were invoiced; where they were invoiced nothing of an account, it goes. Before their invoices are forgotten. */
export async function forgetBrought(
  tx: Tx,
  authorityId: AuthorityId,
  payers: readonly Buffer[],
): Promise<void> {
  const ofThese = sql<boolean>`payer = any (${[...payers]}::bytea[])`;
  await tables(tx)
    .deleteFrom("invoice_brought")
    .where("authority_id", "=", authorityId)
    .where(ofThese)
    .where(
      sql<boolean>`not exists (select 1 from invoice i join invoice_account a on a.authority_id = i.authority_id and a.invoice_id = i.id
        where i.authority_id = invoice_brought.authority_id and i.series_id = invoice_brought.series_id
        and i.payer = invoice_brought.payer and a.account = invoice_brought.account)`,
    )
    .execute();
  await tables(tx)
    .updateTable("invoice_brought")
    .set({ payer: null })
    .where("authority_id", "=", authorityId)
    .where(ofThese)
    .execute();
}
