import { AsyncLocalStorage } from "node:async_hooks";
import type { Database } from "../infra/database/database.ts";

const within = new AsyncLocalStorage<true>();

/**
 * Refuses a transaction opened inside another one: it would hold two connections, and as many such requests
 * as there are connections would wait for each other for ever.
 */
export function oneTransactionAtATime(database: Database): Database {
  return {
    ...database,
    transaction: async (scope, work) => {
      if (within.getStore())
        throw new Error("a transaction is opened inside another: join it, or end it first");
      return database.transaction(scope, (tx) => within.run(true, () => work(tx)));
    },
  };
}

/** What somebody else does meanwhile, in a test that opens their transaction from inside one. */
export const meanwhile = <T>(work: () => T): T => within.exit(work);
