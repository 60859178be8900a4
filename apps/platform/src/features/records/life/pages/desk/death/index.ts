import type { FastifyInstance } from "fastify";
import { askDeath, postDeath } from "./death-pages.tsx";
import { askReversal, reverse } from "./reversal-page.tsx";

/** A death, recorded in two steps on its certificate, and its reversal. */
export function deathPages(app: FastifyInstance): void {
  app.get("/agents/personnes/:id/deces", async (request, reply) => askDeath(request, reply));
  app.post("/agents/personnes/:id/deces", postDeath);
  app.get("/agents/personnes/:id/deces/annuler", async (request, reply) => askReversal(request, reply));
  app.post("/agents/personnes/:id/deces/annuler", reverse);
}
