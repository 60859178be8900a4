import { sql } from "kysely";
import type { CivilDate } from "../../../../kernel/civil-date.ts";
import type { Tx } from "../../../../kernel/context.ts";
import type { AuthorityId, StaffId } from "../../../../kernel/ids.ts";
import { isWaitOver } from "../../../trust/approvals/index.ts";
import type { InvoiceSeriesId } from "../../invoices/index.ts";
import type { CreditorChangeId } from "../debit.ts";
import { type CreditorChangeRow, openDebitTables } from "./tables.ts";

/** Those who set or change the creditor of a series wait for one another, until the transaction ends. */
export async function lockCreditorSeries(
  tx: Tx,
  authorityId: AuthorityId,
  seriesId: InvoiceSeriesId,
): Promise<void> {
  const name = `debits creditor ${authorityId} ${seriesId}`;
  await sql`select pg_advisory_xact_lock(hashtextextended(${name}, 0))`.execute(tx);
}

export async function createCreditorChangeRow(
  tx: Tx,
  row: Omit<CreditorChangeRow, "state" | "seen_by">,
): Promise<void> {
  await openDebitTables(tx)
    .insertInto("direct_debit_creditor_change")
    .values({ ...row, state: "waiting", seen_by: null })
    .execute();
}

/** One a series at most. */
export async function listWaitingChanges(
  tx: Tx,
  authorityId: AuthorityId,
): Promise<readonly CreditorChangeRow[]> {
  return openDebitTables(tx)
    .selectFrom("direct_debit_creditor_change")
    .selectAll()
    .where("authority_id", "=", authorityId)
    .where("state", "=", "waiting")
    .orderBy("id")
    .execute();
}

export async function updateChange(
  tx: Tx,
  authorityId: AuthorityId,
  id: CreditorChangeId,
  change: { readonly state?: CreditorChangeRow["state"]; readonly seen_by?: StaffId },
): Promise<void> {
  await openDebitTables(tx)
    .updateTable("direct_debit_creditor_change")
    .set(change)
    .where("authority_id", "=", authorityId)
    .where("id", "=", id)
    .execute();
}

/** Whose day has come without a second administrator. */
export async function listDueChanges(
  tx: Tx,
  authorityId: AuthorityId,
  today: CivilDate,
): Promise<readonly CreditorChangeRow[]> {
  return (await listWaitingChanges(tx, authorityId)).filter(
    ({ serves_on }) => serves_on !== null && isWaitOver(serves_on, today),
  );
}
