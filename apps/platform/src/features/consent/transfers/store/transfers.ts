import type { Selectable } from "kysely";
import type { Tx } from "../../../../kernel/context.ts";
import type { AuthorityId } from "../../../../kernel/ids.ts";
import type { Format } from "../format/format.ts";
import type { Tables } from "./rows.ts";

type TransfersTables = Tables & { transfer: { format: Format } };
export type StoredTransferRow = Selectable<TransfersTables["transfer"]>;
export type Schedule = StoredTransferRow["schedule"];

const openTransferTables = (tx: Tx) => tx.withTables<TransfersTables>();

export async function createTransferRow(tx: Tx, row: StoredTransferRow): Promise<void> {
  const format = JSON.stringify(row.format);
  await openTransferTables(tx)
    .insertInto("transfer")
    .values({ ...row, format: format as unknown as Format })
    .execute();
}

/** Row-level security decides whether this agent may see it. */
export async function findTransferRow(
  tx: Tx,
  authorityId: AuthorityId,
  serviceId: string,
  options: { readonly forUpdate?: boolean } = {},
): Promise<StoredTransferRow | undefined> {
  const query = openTransferTables(tx)
    .selectFrom("transfer")
    .selectAll()
    .where("authority_id", "=", authorityId)
    .where("service_id", "=", serviceId);
  return (options.forUpdate ? query.forUpdate() : query).executeTakeFirst();
}

/** Those that are open. */
export async function listTransferRows(
  tx: Tx,
  authorityId: AuthorityId,
): Promise<readonly StoredTransferRow[]> {
  return openTransferTables(tx)
    .selectFrom("transfer")
    .selectAll()
    .where("authority_id", "=", authorityId)
    .where("state", "=", "open")
    .execute();
}

export async function setTransferState(
  tx: Tx,
  { authority_id, service_id }: Pick<StoredTransferRow, "authority_id" | "service_id">,
  state: StoredTransferRow["state"],
): Promise<void> {
  await openTransferTables(tx)
    .updateTable("transfer")
    .set({ state })
    .where("authority_id", "=", authority_id)
    .where("service_id", "=", service_id)
    .execute();
}

/** False when the row is no longer at the revision that was seen. */
export async function updateTransfer(
  tx: Tx,
  seen: Pick<StoredTransferRow, "authority_id" | "service_id" | "revision">,
  change: Pick<StoredTransferRow, "format" | "schedule" | "late_after_days">,
): Promise<boolean> {
  const format = JSON.stringify(change.format) as unknown as Format;
  const { numUpdatedRows } = await openTransferTables(tx)
    .updateTable("transfer")
    .set({ ...change, format, revision: seen.revision + 1 })
    .where("authority_id", "=", seen.authority_id)
    .where("service_id", "=", seen.service_id)
    .where("revision", "=", seen.revision)
    .executeTakeFirst();
  return numUpdatedRows === 1n;
}

export async function setLastNumber(tx: Tx, row: StoredTransferRow, last: number): Promise<void> {
  await openTransferTables(tx)
    .updateTable("transfer")
    .set({ last_number: last })
    .where("authority_id", "=", row.authority_id)
    .where("service_id", "=", row.service_id)
    .execute();
}
