import { AsyncLocalStorage } from "node:async_hooks";
import { runDetached } from "../infra/context/open-transaction.ts";
import type { Database } from "../infra/database/database.ts";

const within = new AsyncLocalStorage<{ isEnded: boolean }>();

/**
 * Refuses a transaction opened inside another one: it would hold two connections, and as many such requests
 * as there are connections would wait for each other for ever.
 */
export function oneTransactionAtATime(database: Database): Database {
  return {
    ...database,
    transaction: async (scope, work) => {
      if (within.getStore()?.isEnded === false)
        throw new Error("a transaction is opened inside another: join it, or end it first");
      const own = { isEnded: false };
      try {
        return await database.transaction(scope, (tx) => within.run(own, () => work(tx)));
      } finally {
        own.isEnded = true;
      }
    },
  };
}

/** What somebody else does meanwhile, in a test that opens their transaction from inside one. */
export const meanwhile = <T>(work: () => T): T => within.exit(() => runDetached(work));
