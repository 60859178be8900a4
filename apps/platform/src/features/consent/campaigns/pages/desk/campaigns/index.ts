import type { FastifyInstance } from "fastify";
import { journalledRead } from "../../../../../../web/index.ts";
import { showCampaigns } from "./list-page.tsx";
import { handleDeskRenewal, showDeskRenewal } from "./renewal-page.tsx";
import { showUnanswered } from "./unanswered-page.tsx";

/** Yearly campaigns at the desk: who has not answered, and confirming for somebody. */
export function defineDeskCampaignPages(app: FastifyInstance): void {
  app.get("/agents/campagnes", showCampaigns);
  app.get("/agents/campagnes/:campaign", journalledRead, showUnanswered);
  app.get("/agents/personnes/:id/campagnes/:campaign", journalledRead, async (request, reply) =>
    showDeskRenewal(request, reply),
  );
  app.post("/agents/personnes/:id/campagnes/:campaign", handleDeskRenewal);
}
