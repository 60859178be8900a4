import type { FastifyInstance } from "fastify";
import { places } from "../../../../../../frames/admin/common/places.ts";
import { requireOneOf } from "../../../../../../frames/admin/common/signed-in.ts";
import { campaignPages } from "./campaign-page.tsx";
import { CAMPAIGNS } from "./campaign-paths.ts";
import { formPages } from "./form-pages.tsx";
import { listPage } from "./list-page.tsx";

/** Yearly campaigns: prepared, read again, published, amended, cancelled. */
export function adminCampaignPages(app: FastifyInstance): void {
  requireOneOf(app, places.campaigns.for);
  app.get(CAMPAIGNS, listPage);
  formPages(app);
  campaignPages(app);
}
