import type { Tx } from "../../kernel/context.ts";
import type { Database } from "../database/database.ts";
import type { BegunTransaction } from "../database/open-transaction-in-pool.ts";
import { formatScopeKey, type Scope } from "../database/scope.ts";

interface Held {
  readonly database: Database;
  readonly scopeKey: string;
  readonly begun: BegunTransaction;
}

/**
 * One read-only transaction for what a request reads, one use case after another: a page of ten reads begins
 * and ends one transaction instead of ten. Use cases that run at the same time have each their own, as have
 * those of other rights: what one waits for, or spoils, is nothing to the others.
 */
export class SharedRead {
  #held: Held | undefined;
  #isBusy = false;
  /**
   * Nothing more is held: the page is being rendered, and every read that is left ends its own transaction.
   */
  #isClosed = false;

  /** Whether `run` may be called now; else the work takes a transaction of its own. */
  get isFree(): boolean {
    return !this.#isBusy && !this.#isClosed;
  }

  /** Runs `work` in the transaction held, or in a new one when none is, or one of other rights. */
  async run<T>(
    { database, scope }: { readonly database: Database; readonly scope: Scope },
    work: (tx: Tx) => Promise<T>,
  ): Promise<T> {
    this.#isBusy = true;
    try {
      const begun = await this.#begin(database, scope);
      try {
        return await work(begun.tx);
      } catch (error) {
        // After a query that failed, PostgreSQL refuses all others: the next read begins anew.
        this.#held = undefined;
        throw await begun.undo(error);
      }
    } finally {
      this.#isBusy = false;
      if (this.#isClosed) await this.#end();
    }
  }

  async #begin(database: Database, scope: Scope): Promise<BegunTransaction> {
    const scopeKey = formatScopeKey(scope);
    const held = this.#held;
    if (held?.database === database && held.scopeKey === scopeKey) return held.begun;
    await this.#end();
    const begun = await database.begin({ ...scope, isReadOnly: true });
    this.#held = { database, scopeKey, begun };
    return begun;
  }

  async #end(): Promise<void> {
    const held = this.#held;
    if (!held) return;
    this.#held = undefined;
    try {
      await held.begun.commit();
    } catch (error) {
      // Nothing was written that could be lost.
      await held.begun.undo(error);
    }
  }

  /** Gives the connection back before a wait for something else; the next read begins another transaction. */
  async release(): Promise<void> {
    if (!this.#isBusy) await this.#end();
  }

  /** Ends what is held, at once or when the work under way ends, and holds nothing more. */
  async close(): Promise<void> {
    this.#isClosed = true;
    await this.release();
  }
}
