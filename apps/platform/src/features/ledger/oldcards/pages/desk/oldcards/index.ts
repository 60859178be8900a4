import type { FastifyInstance } from "fastify";
import { journalledRead } from "../../../../../../web/index.ts";
import { handleCardAttachment, showAttaching } from "./attach-page.tsx";
import { handleCardStop, handleCardUse, readCard, showOldCards } from "./old-card-page.tsx";

/**
 * Cards of the former systems: used at the desk without a name, or moved to the account of somebody who shows
 * one.
 */
export function defineOldCardPages(app: FastifyInstance): void {
  app.get("/agents/anciennes-cartes", async (request, reply) => showOldCards(request, reply));
  app.post("/agents/anciennes-cartes", readCard);
  app.post("/agents/anciennes-cartes/utiliser", handleCardUse);
  app.post("/agents/anciennes-cartes/arreter", handleCardStop);
  app.get("/agents/personnes/:id/ancienne-carte", journalledRead, async (request, reply) =>
    showAttaching(request, reply),
  );
  app.post("/agents/personnes/:id/ancienne-carte", handleCardAttachment);
}
