import type { FastifyInstance } from "fastify";
import { journalledRead } from "../../../../../../web/index.ts";
import { showAgreement } from "./agreement-page.tsx";
import { showDeskConsent } from "./consent-page.tsx";
import { handleDeskDecision } from "./decide-aloud.ts";
import { showOffer } from "./offer-page.tsx";
import { showOffers } from "./offers-page.tsx";
import { handleDeskWithdrawal, showDeskWithdrawal } from "./withdrawal-page.tsx";

/**
 * Opening and stopping a service for somebody who is there: what they do in the space, said aloud (ADR 0045).
 */
export function defineDeskServicePages(app: FastifyInstance): void {
  app.get("/agents/personnes/:id/services/ouvrir", journalledRead, showOffers);
  app.get("/agents/personnes/:id/services/ouvrir/:service", journalledRead, showOffer);
  app.get("/agents/personnes/:id/services/ouvrir/:service/accord", journalledRead, async (request, reply) =>
    showDeskConsent(request, reply),
  );
  app.post("/agents/personnes/:id/services/ouvrir/:service/accord", handleDeskDecision);
  app.get("/agents/personnes/:id/accords/:grant", journalledRead, showAgreement);
  app.get("/agents/personnes/:id/accords/:grant/retrait", journalledRead, async (request, reply) =>
    showDeskWithdrawal(request, reply),
  );
  app.post("/agents/personnes/:id/accords/:grant/retrait", handleDeskWithdrawal);
}
