import { DatabaseError, type Pool, type PoolClient } from "pg";
import type { Tx } from "../../kernel/context.ts";
import { ServerBusy } from "../../kernel/server-busy.ts";
import { toDatabaseClient } from "./database-client.ts";
import { isSilence, type StatementLimits, toServerBusy } from "./limits.ts";
import { formatBeginStatement, type Scope } from "./scope.ts";
import { isStalePlan } from "./statement-names.ts";

/** A transaction that was begun, and its connection: either end gives the connection back. */
export interface BegunTransaction {
  readonly tx: Tx;
  /** @throws Error when a query had failed: PostgreSQL undid everything; `undo` it then */
  commit(): Promise<void>;
  /** Undoes it after `error`, and answers the error to throw. */
  undo(error: unknown): Promise<unknown>;
}

/** Where connections come from, and what is done with them. */
export interface Connections {
  readonly pool: Pool;
  readonly limits: StatementLimits;
  builderOf(client: PoolClient, limits: StatementLimits): Tx;
  cutIdle(): void;
}

/** @throws ServerBusy when no connection is free in time */
export async function openTransactionInPool(
  { pool, builderOf, cutIdle, limits }: Connections,
  scope: Scope,
): Promise<BegunTransaction> {
  const client = await reserveClient(pool);
  // `begin` and the settings leave in one write with the first query, which does not wait for them. Nothing
  // is seen without the settings: should they fail, so does what follows.
  const begun = client.query(formatBeginStatement(scope, limits));
  begun.catch(() => {});
  return {
    // A new one each time, so that what is remembered of a transaction is forgotten with it.
    tx: builderOf(client, limits).withoutPlugins(),
    commit: async () => {
      await begun;
      await endTransaction(client);
      client.release();
    },
    undo: async (error) => {
      let broken = isStalePlan(error);
      if (isSilence(error)) cutIdle();
      await client.query("rollback").catch(() => {
        broken = true;
      });
      client.release(broken);
      return scope.isReadOnly && isWriteRefused(error) ? new WriteOnRead(error) : toServerBusy(error);
    },
  };
}

/** One that was cut stays in the pool until it hears of it: that is for the next turn of the event loop. */
async function reserveClient(pool: Pool): Promise<PoolClient> {
  for (;;) {
    const client = await pool.connect().catch((error: unknown) => {
      throw new ServerBusy(error);
    });
    if (!toDatabaseClient(client).isCut) return client;
    client.release(true);
  }
}

/** A request that reads would have written: its route does not declare it (`writesOnRead`). */
export class WriteOnRead extends Error {
  constructor(cause: unknown) {
    super("a request that only reads tried to write in a read-only transaction", { cause });
  }
}

/** read_only_sql_transaction, which a standby answers too to whoever writes. */
const isWriteRefused = (error: unknown): boolean => error instanceof DatabaseError && error.code === "25006";

/**
 * After a query that failed, PostgreSQL answers a commit by undoing everything, without an error: work that
 * caught that failure would be taken for kept.
 */
async function endTransaction(client: PoolClient): Promise<void> {
  const { command } = await client.query("commit");
  if (command !== "COMMIT") throw new Error("the transaction was undone: one of its queries had failed");
}
