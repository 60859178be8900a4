import type { Context, Tx } from "../../../kernel/context.ts";
import { parseId } from "../../../kernel/ids.ts";
import { record } from "../../trust/audit/index.ts";

/**
 * A list: one line of the authority, since a line in each person's journal would tell them of pairs that
 * nobody opened.
 */
export async function recordListReading(tx: Tx, context: Context, pairs: number): Promise<void> {
  if (pairs > 0) await record(tx, context, { action: "records.list_read", data: { pairs } });
}

/**
 * Records opened whole: each person to whom they belong, or may belong, is told; the authority, where there
 * is nobody.
 */
export async function recordRecordsReading(
  tx: Tx,
  context: Context,
  people: readonly (string | null)[],
  sources: number,
): Promise<void> {
  const told = new Set(people.filter((id) => id !== null));
  for (const id of told)
    await record(tx, context, { action: "records.read_of_person", personId: parseId<"person">(id) });
  if (told.size === 0) await record(tx, context, { action: "records.opened", data: { sources } });
}
