import type { FastifyInstance } from "fastify";
import { sendRenewal, showRenewal } from "./confirm-page.tsx";
import { showCampaign } from "./overview-page.tsx";

/** Yearly campaigns, for oneself and those one acts for. */
export function campaignPages(app: FastifyInstance): void {
  app.get("/espace/campagnes/:campaign", showCampaign);
  app.get("/espace/campagnes/:campaign/confirmer", showRenewal);
  app.post("/espace/campagnes/:campaign/confirmer", sendRenewal);
}
