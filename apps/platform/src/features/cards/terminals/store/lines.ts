import { sql } from "kysely";
import type { Tx } from "../../../../kernel/context.ts";
import type { AuthorityId } from "../../../../kernel/ids.ts";
import { type LineRow, openTerminalTables } from "./tables.ts";

/** Lines of one reader that follow each other. */
export async function createLineRows(
  tx: Tx,
  { authority_id, equipment_id, taken_on }: Pick<LineRow, "authority_id" | "equipment_id" | "taken_on">,
  { first, sealed }: { readonly first: number; readonly sealed: readonly Buffer[] },
): Promise<void> {
  await sql`
    insert into reader_line (authority_id, equipment_id, n, taken_on, sealed)
    select ${authority_id}, ${equipment_id}, ${first}::bigint + l.place - 1, ${taken_on}, l.sealed
    from unnest(${sealed}::bytea[]) with ordinality l(sealed, place)`.execute(tx);
}

export async function listReaderLines(
  tx: Tx,
  {
    authorityId,
    equipmentId,
    numbers,
  }: {
    readonly authorityId: AuthorityId;
    readonly equipmentId: string;
    readonly numbers: readonly number[];
  },
): Promise<readonly LineRow[]> {
  if (numbers.length === 0) return [];
  return openTerminalTables(tx)
    .selectFrom("reader_line")
    .selectAll()
    .where("authority_id", "=", authorityId)
    .where("equipment_id", "=", equipmentId)
    .where("n", "in", [...numbers])
    .execute();
}

export async function deleteOldLines(tx: Tx, authorityId: AuthorityId, day: string): Promise<number> {
  const { numDeletedRows } = await openTerminalTables(tx)
    .deleteFrom("reader_line")
    .where("authority_id", "=", authorityId)
    .where("taken_on", "<", day)
    .executeTakeFirst();
  return Number(numDeletedRows);
}
