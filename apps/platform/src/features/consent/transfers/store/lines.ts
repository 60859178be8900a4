import { sql } from "kysely";
import type { Tx } from "../../../../kernel/context.ts";
import type { AuthorityId } from "../../../../kernel/ids.ts";
import { type FileRow, type LineRow, openFileTables } from "./tables.ts";

export async function listLineRows(
  tx: Tx,
  file: Pick<FileRow, "authority_id" | "id">,
): Promise<readonly LineRow[]> {
  return openFileTables(tx)
    .selectFrom("transfer_line")
    .selectAll()
    .where("authority_id", "=", file.authority_id)
    .where("file_id", "=", file.id)
    .orderBy("place")
    .execute();
}

/** Deliveries that a file carries already, as a query: those whose line had a problem wait for another. */
export function selectCarriedDeliveries(tx: Tx, authorityId: AuthorityId) {
  return openFileTables(tx)
    .selectFrom("transfer_line")
    .select("delivery_id")
    .where("authority_id", "=", authorityId)
    .where("problem", "is", null);
}

/** Lines of taken files of one service, by what they carried. */
export async function findSentLines(
  tx: Tx,
  authorityId: AuthorityId,
  serviceId: string,
  deliveryIds: readonly string[],
): Promise<ReadonlyMap<string, LineRow>> {
  const rows = await openFileTables(tx)
    .selectFrom("transfer_line")
    .innerJoin("transfer_file", (join) =>
      join
        .onRef("transfer_file.authority_id", "=", "transfer_line.authority_id")
        .onRef("transfer_file.id", "=", "transfer_line.file_id"),
    )
    .selectAll("transfer_line")
    .where("transfer_line.authority_id", "=", authorityId)
    .where("transfer_file.service_id", "=", serviceId)
    .where("transfer_file.state", "!=", "waiting")
    .where("transfer_line.problem", "is", null)
    // One parameter, however many ids: a statement has 65 535 of them at most.
    .where(sql<boolean>`transfer_line.delivery_id = any (${deliveryIds}::uuid[])`)
    .execute();
  return new Map(rows.map((row) => [row.delivery_id, row]));
}

export async function updateLine(
  tx: Tx,
  line: Pick<LineRow, "authority_id" | "file_id" | "place">,
  change: Partial<Pick<LineRow, "problem" | "problem_column" | "outcome">>,
): Promise<void> {
  await openFileTables(tx)
    .updateTable("transfer_line")
    .set(change)
    .where("authority_id", "=", line.authority_id)
    .where("file_id", "=", line.file_id)
    .where("place", "=", line.place)
    .execute();
}
