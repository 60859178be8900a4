import { AsyncLocalStorage } from "node:async_hooks";
import { Client } from "pg";
import { vi } from "vitest";

const counting = new AsyncLocalStorage<{ statements: number }>();

/**
 * Runs `work` and counts the statements that it sends to PostgreSQL: neither what timers and jobs send
 * meanwhile, nor what a new connection begins with, since how many are open is a matter of speed.
 */
export async function countStatements<Done>(
  work: () => Promise<Done>,
): Promise<{ readonly done: Done; readonly statements: number }> {
  const count = { statements: 0 };
  const query: (...sent: unknown[]) => unknown = Client.prototype.query;
  const spy = vi.spyOn(Client.prototype, "query").mockImplementation(function (this: Client, ...sent) {
    const [statement] = sent;
    const isSetUp = String(statement).startsWith("set statement_timeout");
    const current = counting.getStore();
    if (current && !isSetUp) current.statements += 1;
    return query.apply(this, sent);
  });
  try {
    const done = await counting.run(count, work);
    return { done, statements: count.statements };
  } finally {
    spy.mockRestore();
  }
}
