import type { FastifyInstance } from "fastify";
import { attach, showAttaching } from "./attach-page.tsx";
import { readCard, showOldCards, stopCard, useCard } from "./old-card-page.tsx";

/**
 * Cards of the former systems: used at the desk without a name, or moved to the account of somebody who shows
 * one.
 */
export function oldCardPages(app: FastifyInstance): void {
  app.get("/agents/anciennes-cartes", async (request, reply) => showOldCards(request, reply));
  app.post("/agents/anciennes-cartes", readCard);
  app.post("/agents/anciennes-cartes/utiliser", useCard);
  app.post("/agents/anciennes-cartes/arreter", stopCard);
  app.get("/agents/personnes/:id/ancienne-carte", async (request, reply) => showAttaching(request, reply));
  app.post("/agents/personnes/:id/ancienne-carte", attach);
}
