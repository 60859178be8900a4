import type { FastifyRequest } from "fastify";
import type { Context } from "../../../../../../kernel/context.ts";
import type { ServiceId } from "../../../../../../kernel/ids.ts";
import { getTypedText, type PostedForm, parsePathId } from "../../../../../../web/index.ts";
import { hasCapability } from "../../../../../access/access/index.ts";
import {
  hasSubscribers,
  type OfferedService,
  readOfferedServices,
} from "../../../../../catalogue/catalogue/index.ts";
import { type Campaign, getManagedCampaign } from "../../../index.ts";

export interface ManagedCampaignFound {
  readonly campaign: Campaign;
  readonly service: OfferedService | undefined;
}

/** The campaign that the path names, with its service. Throws campaigns.unknown. */
export async function findOwn(request: FastifyRequest): Promise<ManagedCampaignFound> {
  const { context } = request.ardeco;
  const campaign = await getManagedCampaign(context, parsePathId<"campaign">(request, "campaign"));
  const services = await listServicesById(context);
  return { campaign, service: services.get(campaign.serviceId) };
}

export async function listServicesById(context: Context): Promise<ReadonlyMap<ServiceId, OfferedService>> {
  const services = await readOfferedServices(context, [context.authorityId]);
  return new Map(services.map((service) => [service.id, service]));
}

/** Services of which this agent may run a campaign. */
export async function listRenewableServices(context: Context): Promise<readonly OfferedService[]> {
  const services = [...(await listServicesById(context)).values()];
  return services.filter(
    ({ id, status, definition }) =>
      status === "published" &&
      hasSubscribers(definition) &&
      hasCapability(context.actor, "campaign.manage", { serviceId: id }),
  );
}

/** As its author saw it. */
export function toCampaignSeen(campaign: Campaign, { typed }: PostedForm) {
  const text = getTypedText(typed, "revision");
  return { id: campaign.id, revision: /^\d{1,9}$/.test(text) ? Number(text) : 0 };
}
