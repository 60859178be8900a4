import type { FastifyInstance } from "fastify";
import { journalledRead } from "../../../../../../web/index.ts";
import { postDeath, showDeathForm } from "./death-pages.tsx";
import { handleDeathReversal, showReversalForm } from "./reversal-page.tsx";

/** A death, recorded in two steps on its certificate, and its reversal. */
export function mountDeathPages(app: FastifyInstance): void {
  app.get("/agents/personnes/:id/deces", journalledRead, async (request, reply) =>
    showDeathForm(request, reply),
  );
  app.post("/agents/personnes/:id/deces", postDeath);
  app.get("/agents/personnes/:id/deces/annuler", journalledRead, async (request, reply) =>
    showReversalForm(request, reply),
  );
  app.post("/agents/personnes/:id/deces/annuler", handleDeathReversal);
}
