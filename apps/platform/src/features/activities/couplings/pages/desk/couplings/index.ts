import type { FastifyInstance } from "fastify";
import { journalledRead } from "../../../../../../web/index.ts";
import { createCouplingAgreement, withdrawCoupling } from "../../../index.ts";
import { answerWith, showPersonCoupling } from "./coupling-page.tsx";
import { showPersonCouplings } from "./list-page.tsx";

/**
 * Coupled offers of somebody who has no computer, beside the agent: heard, agreed to aloud, stopped aloud.
 */
export function defineDeskCouplingPages(app: FastifyInstance): void {
  app.get("/agents/personnes/:id/offres", journalledRead, showPersonCouplings);
  app.get("/agents/personnes/:id/offres/:offre", journalledRead, async (request, reply) =>
    showPersonCoupling(request, reply),
  );
  app.post("/agents/personnes/:id/offres/:offre/oui", answerWith(createCouplingAgreement, "oui"));
  app.post("/agents/personnes/:id/offres/:offre/non", answerWith(withdrawCoupling, "non"));
}
