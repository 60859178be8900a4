import { sql } from "kysely";
import type { Tx } from "../../kernel/context.ts";

/**
 * Runs `work` after a savepoint, and goes back to the savepoint when it throws. The same name may be set
 * again inside: PostgreSQL finds the latest (SAVEPOINT, "Notes").
 */
export async function runInSavepoint<T>(tx: Tx, work: () => Promise<T>): Promise<T> {
  await sql`savepoint use_case`.execute(tx);
  try {
    const result = await work();
    await sql`release savepoint use_case`.execute(tx);
    return result;
  } catch (error) {
    await sql`rollback to savepoint use_case`.execute(tx);
    await sql`release savepoint use_case`.execute(tx);
    throw error;
  }
}
