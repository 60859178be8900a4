import type { FastifyInstance } from "fastify";
import { journalledRead } from "../../../../../../web/index.ts";
import { handleDeskMove, showDeskMove } from "./move-page.tsx";

/** The same journey as in the space, for somebody who is not online. */
export function mountDeskMovePages(app: FastifyInstance): void {
  app.get("/agents/personnes/:id/demenagement", journalledRead, async (request, reply) =>
    showDeskMove(request, reply),
  );
  app.post("/agents/personnes/:id/demenagement", handleDeskMove);
}
