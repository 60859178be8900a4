import { sql } from "kysely";
import type { CivilDate } from "../../../../kernel/civil-date.ts";
import type { Tx } from "../../../../kernel/context.ts";
import type { AuthorityId } from "../../../../kernel/ids.ts";
import { toPlannedIds } from "../../../../kernel/to-planned-ids.ts";
import type { InvoiceId, InvoiceSeriesId } from "../invoice.ts";
import type { Tables } from "./rows.ts";

const openPaidTables = (tx: Tx) => tx.withTables<Tables>();

/** Of these, those whose accounts nobody else was invoiced of. */
export async function createPaidRows(
  tx: Tx,
  authorityId: AuthorityId,
  {
    seriesId,
    payer,
    ids,
    on,
  }: {
    readonly seriesId: InvoiceSeriesId;
    readonly payer: Buffer;
    readonly ids: readonly InvoiceId[];
    readonly on: CivilDate;
  },
): Promise<void> {
  await sql`insert into invoice_paid (authority_id, series_id, invoice_id, seen_on)
    select ${authorityId}, ${seriesId}, mine.id, ${on} from unnest(${toPlannedIds(ids)}::uuid[]) as mine (id)
    where not exists (select from invoice_account a
      join invoice_account b on b.authority_id = a.authority_id and b.series_id = a.series_id
      and b.account = a.account
      join invoice other on other.authority_id = b.authority_id and other.id = b.invoice_id
      where a.authority_id = ${authorityId} and a.invoice_id = mine.id
      and other.payer is distinct from ${payer})
    on conflict do nothing`.execute(tx);
}

/** Those of these accounts. */
export async function deleteAccountsPaid(
  tx: Tx,
  authorityId: AuthorityId,
  { seriesId, accounts }: { readonly seriesId: InvoiceSeriesId; readonly accounts: readonly Buffer[] },
): Promise<void> {
  if (accounts.length === 0) return;
  await sql`delete from invoice_paid where authority_id = ${authorityId} and invoice_id in (
    select invoice_id from invoice_account where authority_id = ${authorityId} and series_id = ${seriesId}
      and account = any (${[...accounts]}::bytea[]))`.execute(tx);
}

/** Those of accounts of which somebody else was sent something since that day. */
export async function deleteSharedPaid(
  tx: Tx,
  authorityId: AuthorityId,
  { seriesId, since }: { readonly seriesId: InvoiceSeriesId; readonly since: CivilDate },
): Promise<void> {
  await sql`delete from invoice_paid p using invoice mine, invoice_account a, invoice_account b, invoice sent
    where p.authority_id = ${authorityId} and p.series_id = ${seriesId}
      and mine.authority_id = p.authority_id and mine.id = p.invoice_id
      and a.authority_id = p.authority_id and a.invoice_id = p.invoice_id
      and b.authority_id = a.authority_id and b.series_id = a.series_id and b.account = a.account
      and sent.authority_id = b.authority_id and sent.id = b.invoice_id and sent.issued_on >= ${since}
      and sent.payer is distinct from mine.payer`.execute(tx);
}

/** Null before it was ever looked. */
export async function findPaidCheckDay(
  tx: Tx,
  authorityId: AuthorityId,
  seriesId: InvoiceSeriesId,
): Promise<CivilDate | null> {
  const row = await openPaidTables(tx)
    .selectFrom("invoice_series")
    .select("paid_looked_on")
    .where("authority_id", "=", authorityId)
    .where("id", "=", seriesId)
    .executeTakeFirst();
  return row?.paid_looked_on ?? null;
}

export async function savePaidCheckDay(
  tx: Tx,
  authorityId: AuthorityId,
  { seriesId, on }: { readonly seriesId: InvoiceSeriesId; readonly on: CivilDate },
): Promise<void> {
  await openPaidTables(tx)
    .updateTable("invoice_series")
    .set({ paid_looked_on: on })
    .where("authority_id", "=", authorityId)
    .where("id", "=", seriesId)
    .execute();
}

/** @returns how many */
export async function deleteOldPaid(tx: Tx, authorityId: AuthorityId, day: CivilDate): Promise<number> {
  const { numDeletedRows } = await openPaidTables(tx)
    .deleteFrom("invoice_paid")
    .where("authority_id", "=", authorityId)
    .where("seen_on", "<", day)
    .executeTakeFirst();
  return Number(numDeletedRows);
}
