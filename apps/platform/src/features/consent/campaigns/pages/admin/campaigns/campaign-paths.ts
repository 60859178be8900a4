import { adminPlaces } from "../../../../../../frames/admin/common/places.ts";
import type { RenewalMeasure } from "../../../../renewals/index.ts";
import type { CampaignId } from "../../../index.ts";

export const CAMPAIGNS = adminPlaces.campaigns.path;
export const NEW = `${CAMPAIGNS}/nouvelle`;

export const buildCampaignPath = (id: CampaignId): string => `${CAMPAIGNS}/${id}`;
export const buildEditPath = (id: CampaignId): string => `${buildCampaignPath(id)}/modifier`;
export const buildPreviewPath = (id: CampaignId): string => `${buildCampaignPath(id)}/apercu`;
export const cancelPath = (id: CampaignId): string => `${buildCampaignPath(id)}/annuler`;
export const buildLinesPath = (id: CampaignId, measure: RenewalMeasure | ":measure"): string =>
  `${buildCampaignPath(id)}/lignes/${measure}`;
