import type { FastifyInstance } from "fastify";
import { seeFirst, showMajority, takeOver } from "./take-over-page.tsx";

/** A young adult takes their account over, at the desk, before two agents. */
export function majorityPages(app: FastifyInstance): void {
  app.get("/agents/personnes/:id/majorite", async (request, reply) => showMajority(request, reply));
  app.post("/agents/personnes/:id/majorite", takeOver);
  app.post("/agents/personnes/:id/majorite/vu", seeFirst);
}
