import type { FastifyInstance } from "fastify";
import { adminPlaces } from "../../../../../../frames/admin/common/places.ts";
import { requireAnyCapability } from "../../../../../../frames/admin/common/signed-in.ts";
import { campaignPages } from "./campaign-page.tsx";
import { CAMPAIGNS } from "./campaign-paths.ts";
import { formPages } from "./form-pages.tsx";
import { listPage } from "./list-page.tsx";

/** Yearly campaigns: prepared, read again, published, amended, cancelled. */
export function adminCampaignPages(app: FastifyInstance): void {
  requireAnyCapability(app, adminPlaces.campaigns.for);
  app.get(CAMPAIGNS, listPage);
  formPages(app);
  campaignPages(app);
}
