import type { FastifyInstance } from "fastify";
import { handleSpaceMove, showSpaceMove } from "./move-page.tsx";

/** « J’ai déménagé »: one address, who moves along, what it changes, one file. */
export function mountSpaceMovePages(app: FastifyInstance): void {
  app.get("/espace/demenagement", async (request, reply) => showSpaceMove(request, reply));
  app.post("/espace/demenagement", handleSpaceMove);
}
