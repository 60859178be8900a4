import type { FastifyInstance } from "fastify";
import { sendMove, showMove } from "./move-page.tsx";

/** « J’ai déménagé »: one address, who moves along, what it changes, one file. */
export function movePages(app: FastifyInstance): void {
  app.get("/espace/demenagement", async (request, reply) => showMove(request, reply));
  app.post("/espace/demenagement", sendMove);
}
