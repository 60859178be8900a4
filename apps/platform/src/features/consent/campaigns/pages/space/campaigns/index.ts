import type { FastifyInstance } from "fastify";
import { handleOwnRenewal, showOwnRenewal } from "./confirm-page.tsx";
import { showCampaignOverview } from "./overview-page.tsx";

/** Yearly campaigns, for oneself and those one acts for. */
export function defineSpaceCampaignPages(app: FastifyInstance): void {
  app.get("/espace/campagnes/:campaign", showCampaignOverview);
  app.get("/espace/campagnes/:campaign/confirmer", showOwnRenewal);
  app.post("/espace/campagnes/:campaign/confirmer", handleOwnRenewal);
}
