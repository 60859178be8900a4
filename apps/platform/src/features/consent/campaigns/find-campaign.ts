import { toCivilDate } from "../../../kernel/civil-date.ts";
import type { Context, Tx } from "../../../kernel/context.ts";
import type { AuthorityId, ServiceId } from "../../../kernel/ids.ts";
import { hasCapability } from "../../access/access/index.ts";
import type { Campaign, CampaignId } from "./campaign.ts";
import { campaignsErrors } from "./errors.ts";
import { findDayCampaign, getNewcomersAnswer } from "./rules.ts";
import { findCampaignRow, listCampaignRows } from "./store.ts";

/** Published campaigns of these authorities, newest first. Public. */
export async function listCampaigns(
  tx: Tx,
  providerIds: readonly AuthorityId[],
): Promise<readonly Campaign[]> {
  return listCampaignRows(tx, providerIds, { publishedOnly: true });
}

/** Use case: the campaigns that these authorities published. */
export function readCampaigns(
  context: Context,
  providerIds: readonly AuthorityId[],
): Promise<readonly Campaign[]> {
  return context.read((tx) => listCampaigns(tx, providerIds));
}

/** A campaign that people may hear of: published, or cancelled since. Throws campaigns.unknown. */
export function getCampaign(context: Context, id: CampaignId): Promise<Campaign> {
  return context.read(async (tx) => {
    const campaign = await findCampaignRow(tx, id);
    if (!campaign || campaign.state === "draft") throw campaignsErrors.error("campaigns.unknown");
    return campaign;
  });
}

interface Named {
  readonly providerId: AuthorityId;
  readonly serviceId: ServiceId;
}

/**
 * The campaign that the service's page speaks of today: the one that runs, else the next, else the last one
 * ended.
 */
export async function findCampaignOfTheDay(
  tx: Tx,
  context: Context,
  { providerId, serviceId }: Named,
): Promise<Campaign | undefined> {
  const campaigns = await listCampaignRows(tx, [providerId], { serviceId, publishedOnly: true });
  return findDayCampaign(campaigns, toCivilDate(context.now()));
}

/** The campaigns that the pages of several services speak of today, in one statement. */
export async function listCampaignsOfTheDay(
  tx: Tx,
  context: Context,
  services: readonly { readonly id: ServiceId; readonly providerId: AuthorityId }[],
): Promise<ReadonlyMap<ServiceId, Campaign>> {
  const providers = [...new Set(services.map(({ providerId }) => providerId))];
  const byService = Map.groupBy(await listCampaigns(tx, providers), ({ serviceId }) => serviceId);
  const today = toCivilDate(context.now());
  return new Map(
    services.flatMap(({ id }) => {
      const found = findDayCampaign(byService.get(id) ?? [], today);
      return found ? [[id, found] as const] : [];
    }),
  );
}

/** Throws campaigns.newcomers_wait when the service takes nobody new today. */
export async function requireOpenToNewcomers(tx: Tx, context: Context, named: Named): Promise<void> {
  const campaign = await findCampaignOfTheDay(tx, context, named);
  if (!getNewcomersAnswer(campaign, toCivilDate(context.now())).may)
    throw campaignsErrors.error("campaigns.newcomers_wait");
}

/** The campaigns that the agent runs, drafts included, newest first. */
export function listOwnCampaigns(context: Context): Promise<readonly Campaign[]> {
  return context.read(async (tx) => {
    const campaigns = await listCampaignRows(tx, [context.authorityId]);
    return campaigns.filter(({ serviceId }) =>
      hasCapability(context.actor, "campaign.manage", { serviceId }),
    );
  });
}

/** One of them. Throws campaigns.unknown: a foreign one does not even exist. */
export function getManagedCampaign(context: Context, id: CampaignId): Promise<Campaign> {
  return context.read(async (tx) => {
    const campaign = await findCampaignRow(tx, id);
    const own =
      campaign?.providerId === context.authorityId &&
      hasCapability(context.actor, "campaign.manage", { serviceId: campaign.serviceId });
    if (!own) throw campaignsErrors.error("campaigns.unknown");
    return campaign;
  });
}
