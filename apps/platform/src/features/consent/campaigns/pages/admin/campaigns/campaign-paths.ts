import { adminPlaces } from "../../../../../../frames/admin/common/places.ts";
import type { RenewalMeasure } from "../../../../renewals/index.ts";
import type { CampaignId } from "../../../index.ts";

export const CAMPAIGNS = adminPlaces.campaigns.path;
export const NEW = `${CAMPAIGNS}/nouvelle`;

export const campaignPath = (id: CampaignId): string => `${CAMPAIGNS}/${id}`;
export const editPath = (id: CampaignId): string => `${campaignPath(id)}/modifier`;
export const previewPath = (id: CampaignId): string => `${campaignPath(id)}/apercu`;
export const cancelPath = (id: CampaignId): string => `${campaignPath(id)}/annuler`;
export const linesPath = (id: CampaignId, measure: RenewalMeasure | ":measure"): string =>
  `${campaignPath(id)}/lignes/${measure}`;
