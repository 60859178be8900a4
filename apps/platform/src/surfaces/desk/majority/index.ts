import type { FastifyInstance } from "fastify";
import { askTakeOver, takeOver } from "./take-over-page.tsx";

/** A young adult takes their account over, at the desk. */
export function majorityPages(app: FastifyInstance): void {
  app.get("/agents/personnes/:id/majorite", async (request, reply) => askTakeOver(request, reply));
  app.post("/agents/personnes/:id/majorite", takeOver);
}
