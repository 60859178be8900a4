import type { Tx } from "../../../kernel/context.ts";
import type { AuthorityId } from "../../../kernel/ids.ts";
import { type LineRow, tables } from "./tables.ts";

export async function insertLines(tx: Tx, rows: readonly LineRow[]): Promise<void> {
  await tables(tx)
    .insertInto("reader_line")
    .values([...rows])
    .execute();
}

export async function findLine(
  tx: Tx,
  { authorityId, equipmentId, n }: { authorityId: AuthorityId; equipmentId: string; n: number },
): Promise<LineRow | undefined> {
  return tables(tx)
    .selectFrom("reader_line")
    .selectAll()
    .where("authority_id", "=", authorityId)
    .where("equipment_id", "=", equipmentId)
    .where("n", "=", n)
    .executeTakeFirst();
}

export async function deleteLinesBefore(tx: Tx, authorityId: AuthorityId, day: string): Promise<number> {
  const { numDeletedRows } = await tables(tx)
    .deleteFrom("reader_line")
    .where("authority_id", "=", authorityId)
    .where("taken_on", "<", day)
    .executeTakeFirst();
  return Number(numDeletedRows);
}
