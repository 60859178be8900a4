import type { FastifyInstance } from "fastify";
import { adminPlaces } from "../../../../../../frames/admin/common/places.ts";
import { requireAnyCapability } from "../../../../../../frames/admin/common/require-admin-agent.ts";
import { defineManagedCampaignPages } from "./campaign-page.tsx";
import { CAMPAIGNS } from "./campaign-paths.ts";
import { defineCampaignFormPages } from "./form-pages.tsx";
import { listPage } from "./list-page.tsx";

/** Yearly campaigns: prepared, read again, published, amended, cancelled. */
export function defineAdminCampaignPages(app: FastifyInstance): void {
  requireAnyCapability(app, adminPlaces.campaigns.for);
  app.get(CAMPAIGNS, listPage);
  defineCampaignFormPages(app);
  defineManagedCampaignPages(app);
}
