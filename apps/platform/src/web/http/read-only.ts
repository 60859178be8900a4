import type { FastifyInstance } from "fastify";
import { endSharedRead, runReadOnly } from "../../infra/context/open-transaction.ts";

declare module "fastify" {
  interface FastifyContextConfig {
    /** This GET writes, and says what: that somebody read, or what its reading brings up to date. */
    readonly writesOnRead?: string;
  }
}

/**
 * A GET changes nothing (RFC 9110, section 9.2.1): its transactions are read-only, and those that follow one
 * another are one, unless its route declares what it writes (`writesOnRead`).
 */
export function requireReadOnlyReads(app: FastifyInstance): void {
  app.addHook("preHandler", (request, _reply, done) => {
    const isRead = request.method === "GET" || request.method === "HEAD";
    if (isRead && request.routeOptions.config.writesOnRead === undefined) runReadOnly(done);
    else done();
  });
  // Whatever answers, and whether it is a page, a file or a refusal.
  app.addHook("onSend", () => endSharedRead());
}

/** Options of a route whose reading is told in the journal, to the person or to the authority. */
export const journalledRead = { config: { writesOnRead: "a line of the journal" } } as const;

/** Options of a route that may or may not write as it is read. */
export const buildReadOptions = (writesOnRead: string | undefined) => ({
  config: writesOnRead === undefined ? {} : { writesOnRead },
});
