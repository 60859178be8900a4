import { sql } from "kysely";
import type { Tx } from "../../kernel/context.ts";

/**
 * Until the end of the transaction, the database takes this civil day for today: for the demonstration, which
 * tells of other days.
 */
export async function setDatabaseDay(tx: Tx, day: string): Promise<void> {
  await sql`select set_config('ardeco.today', ${day}, true)`.execute(tx);
}
