import type { CivilDate } from "../../../../kernel/civil-date.ts";
import type { Tx } from "../../../../kernel/context.ts";
import type { AuthorityId } from "../../../../kernel/ids.ts";
import type { InvoiceSeriesId } from "../../invoices/index.ts";
import type { DebitAnomaly } from "../debit.ts";
import { MOST_LISTED, openDebitTables } from "./tables.ts";

/** False when it was noted already. */
export async function createAnomalyRow(
  tx: Tx,
  row: {
    readonly authority_id: string;
    readonly id: string;
    readonly series_id: string;
    readonly day: CivilDate;
    readonly what: DebitAnomaly["what"];
    readonly reference: string;
    readonly code: string;
    readonly amount_cents: number | null;
  },
): Promise<boolean> {
  const { numInsertedOrUpdatedRows } = await openDebitTables(tx)
    .insertInto("direct_debit_anomaly")
    .values(row)
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirst();
  return numInsertedOrUpdatedRows === 1n;
}

export async function countAnomalies(
  tx: Tx,
  authorityId: AuthorityId,
  seriesId: InvoiceSeriesId,
): Promise<number> {
  const { count } = await openDebitTables(tx)
    .selectFrom("direct_debit_anomaly")
    .select((eb) => eb.fn.countAll<string>().as("count"))
    .where("authority_id", "=", authorityId)
    .where("series_id", "=", seriesId)
    .executeTakeFirstOrThrow();
  return Number(count);
}

/** The latest, as many as a page shows. */
export async function listAnomalyRows(
  tx: Tx,
  authorityId: AuthorityId,
  seriesId: InvoiceSeriesId,
): Promise<readonly DebitAnomaly[]> {
  const rows = await openDebitTables(tx)
    .selectFrom("direct_debit_anomaly")
    .selectAll()
    .where("authority_id", "=", authorityId)
    .where("series_id", "=", seriesId)
    .orderBy("day", "desc")
    .orderBy("id")
    .limit(MOST_LISTED)
    .execute();
  return rows.map(({ day, what, reference, code, amount_cents }) => ({
    day,
    what,
    reference,
    code,
    cents: amount_cents,
  }));
}
