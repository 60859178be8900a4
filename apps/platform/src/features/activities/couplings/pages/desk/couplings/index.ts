import type { FastifyInstance } from "fastify";
import { agreeCoupling, withdrawCoupling } from "../../../index.ts";
import { answerWith, showPersonCoupling } from "./coupling-page.tsx";
import { showPersonCouplings } from "./list-page.tsx";

/**
 * Coupled offers of somebody who has no computer, beside the agent: heard, agreed to aloud, stopped aloud.
 */
export function deskCouplingPages(app: FastifyInstance): void {
  app.get("/agents/personnes/:id/offres", showPersonCouplings);
  app.get("/agents/personnes/:id/offres/:offre", async (request, reply) =>
    showPersonCoupling(request, reply),
  );
  app.post("/agents/personnes/:id/offres/:offre/oui", answerWith(agreeCoupling, "oui"));
  app.post("/agents/personnes/:id/offres/:offre/non", answerWith(withdrawCoupling, "non"));
}
