import type { FastifyInstance } from "fastify";
import { journalledRead } from "../../../../../../web/index.ts";
import { endLink, showEndPage } from "./end-page.tsx";

/** The end of a link by which somebody acts for somebody: a court decided, a mandate is over. */
export function defineRepresentationPages(app: FastifyInstance): void {
  app.get("/agents/personnes/:id/liens/:link/fin", journalledRead, async (request, reply) =>
    showEndPage(request, reply),
  );
  app.post("/agents/personnes/:id/liens/:link/fin", endLink);
}
