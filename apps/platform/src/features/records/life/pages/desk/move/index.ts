import type { FastifyInstance } from "fastify";
import { sendMove, showMove } from "./move-page.tsx";

/** The same journey as in the space, for somebody who is not online. */
export function movePages(app: FastifyInstance): void {
  app.get("/agents/personnes/:id/demenagement", async (request, reply) => showMove(request, reply));
  app.post("/agents/personnes/:id/demenagement", sendMove);
}
