import type { TestRuntime } from "./test-runtime.ts";

/**
 * Runs SQL that the triggers of a table refuse, as whoever holds the owner's password could. One message to
 * PostgreSQL is one transaction: when the SQL fails, the triggers are as they were.
 * @param trigger one trigger by its name; all of the table unless it is said
 */
export const rewriteRows = (
  { sqlAs }: Pick<TestRuntime, "sqlAs">,
  table: string,
  sql: string,
  trigger = "user",
): Promise<readonly unknown[]> =>
  sqlAs(
    "owner",
    `alter table ${table} disable trigger ${trigger}; ${sql}; alter table ${table} enable trigger ${trigger}`,
  );
