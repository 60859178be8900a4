import { toCivilDate } from "../../../kernel/civil-date.ts";
import type { Context } from "../../../kernel/context.ts";
import { requireCapability } from "../../access/access/index.ts";
import { listOfferedServices, type OfferedService } from "../../catalogue/catalogue/index.ts";
import {
  type Campaign,
  type CampaignId,
  campaignsErrors,
  getCampaignPhase,
  listCampaigns,
  mayTakeAnswers,
} from "../campaigns/index.ts";
import { isShownToDesk } from "../consent/index.ts";

/** A campaign that a desk may help with. */
export interface DeskCampaign {
  readonly campaign: Campaign;
  readonly service: OfferedService;
}

/**
 * Those that run today, of the authority's own services that a desk may see somebody has (ADR 0043). For
 * reception and validators. Throws access.capability_missing.
 */
export function listDeskCampaigns(context: Context): Promise<readonly DeskCampaign[]> {
  return context.read(async (tx) => {
    requireCapability(context, "person.enrol");
    const { authorityId } = context;
    const today = toCivilDate(context.now());
    const services = await listOfferedServices(tx, [authorityId]);
    return (await listCampaigns(tx, [authorityId])).flatMap((campaign) => {
      const service = services.find(({ id }) => id === campaign.serviceId);
      const shown =
        service && isShownToDesk(service, authorityId) && mayTakeAnswers(getCampaignPhase(campaign, today));
      return shown ? [{ campaign, service }] : [];
    });
  });
}

/** Throws campaigns.unknown for any other: it does not exist here. */
export function getDeskCampaign(context: Context, id: CampaignId): Promise<DeskCampaign> {
  return context.read(async () => {
    const found = (await listDeskCampaigns(context)).find(({ campaign }) => campaign.id === id);
    if (!found) throw campaignsErrors.error("campaigns.unknown");
    return found;
  });
}
