import { toCivilDate } from "../../../kernel/civil-date.ts";
import type { Context, Tx } from "../../../kernel/context.ts";
import type { ServiceId } from "../../../kernel/ids.ts";
import { kernelErrors } from "../../../kernel/kernel-errors.ts";
import { requireCapability } from "../../access/access/index.ts";
import { findPublishedService, hasSubscribers } from "../../catalogue/catalogue/index.ts";
import { record } from "../../trust/audit/index.ts";
import type { Campaign, CampaignFacts, CampaignId, CampaignSeen } from "./campaign.ts";
import { campaignsErrors } from "./errors.ts";
import { getManagedCampaign } from "./find-campaign.ts";
import { rejectCampaignProblems } from "./problem-words.ts";
import { getCampaignPhase, validateAmendment, validateCampaignFacts, validatePublication } from "./rules.ts";
import { createCampaignRow, deleteDraft, listCampaignRows, updateCampaign } from "./store.ts";

/** Use case: a draft, told to nobody. Throws campaigns.not_for_this_service, campaigns.not_valid. */
export async function draftCampaign(
  context: Context,
  input: { readonly id: CampaignId; readonly serviceId: ServiceId; readonly facts: CampaignFacts },
): Promise<void> {
  const { id, serviceId, facts } = input;
  requireCapability(context, "campaign.manage", { serviceId });
  rejectCampaignProblems(validateCampaignFacts(facts));
  await context.transaction(async (tx) => {
    const service = await findPublishedService(tx, { serviceId }, { peopleOf: context.authorityId });
    if (service?.providerId !== context.authorityId || !hasSubscribers(service.definition))
      throw campaignsErrors.error("campaigns.not_for_this_service");
    const campaign = {
      id,
      serviceId,
      providerId: context.authorityId,
      ...facts,
      state: "draft",
      revision: 1,
    } as const;
    await createCampaignRow(tx, campaign, toCivilDate(context.now()));
    await recordCampaignEvent(tx, context, "drafted", campaign);
  });
}

/**
 * Use case: other words or dates; once published, what people were told changes as little as the rules allow.
 */
export async function updateCampaignFacts(
  context: Context,
  input: CampaignSeen & { readonly facts: CampaignFacts },
): Promise<void> {
  await applyCampaignChange(context, input, "amended", async (tx, campaign) => {
    const { facts } = input;
    const today = toCivilDate(context.now());
    if (campaign.state === "cancelled") throw campaignsErrors.error("campaigns.wrong_state");
    const published = campaign.state === "published";
    rejectCampaignProblems(
      published ? validateAmendment(campaign, facts, today) : validateCampaignFacts(facts),
    );
    if (published) await requireNoOverlap(tx, { ...campaign, ...facts });
    return { facts };
  });
}

/**
 * Use case: told to everybody from now on. Throws campaigns.overlap, campaigns.not_valid,
 * campaigns.wrong_state.
 */
export async function publishCampaign(context: Context, seen: CampaignSeen): Promise<void> {
  await applyCampaignChange(context, seen, "published", async (tx, campaign) => {
    if (campaign.state !== "draft") throw campaignsErrors.error("campaigns.wrong_state");
    rejectCampaignProblems(validatePublication(campaign, toCivilDate(context.now())));
    await requireNoOverlap(tx, campaign);
    return { state: "published" };
  });
}

/**
 * Use case: it stops, and no subscription ends because of it. A draft goes without a trace but the journal's.
 */
export async function cancelCampaign(context: Context, seen: CampaignSeen): Promise<void> {
  await applyCampaignChange(context, seen, "cancelled", async (tx, campaign) => {
    const over =
      campaign.state === "published" && getCampaignPhase(campaign, toCivilDate(context.now())) === "ended";
    if (campaign.state === "cancelled" || over) throw campaignsErrors.error("campaigns.wrong_state");
    if (campaign.state === "published") return { state: "cancelled" };
    await deleteDraft(tx, campaign);
    return undefined;
  });
}

type Change = { readonly facts: CampaignFacts } | { readonly state: Campaign["state"] };

async function applyCampaignChange(
  context: Context,
  seen: CampaignSeen,
  action: "amended" | "published" | "cancelled",
  work: (tx: Tx, campaign: Campaign) => Promise<Change | undefined>,
): Promise<void> {
  await context.transaction(async (tx) => {
    const campaign = await getManagedCampaign(context, seen.id);
    requireCapability(context, "campaign.manage", { serviceId: campaign.serviceId });
    if (campaign.revision !== seen.revision) throw kernelErrors.error("request.changed_meanwhile");
    const changed = await work(tx, campaign);
    if (
      changed &&
      !(await updateCampaign(tx, campaign, { ...changed, changedOn: toCivilDate(context.now()) }))
    )
      throw kernelErrors.error("request.changed_meanwhile");
    await recordCampaignEvent(tx, context, action, campaign);
  });
}

/** Said in words before the database's own guard would refuse it. */
async function requireNoOverlap(tx: Tx, campaign: Campaign): Promise<void> {
  const { providerId, serviceId } = campaign;
  const others = await listCampaignRows(tx, [providerId], { serviceId, publishedOnly: true });
  const meets = (other: Campaign) =>
    other.id !== campaign.id &&
    getCampaignPhase(other, campaign.opensOn) !== "ended" &&
    getCampaignPhase(campaign, other.opensOn) !== "ended";
  if (others.some(meets)) throw campaignsErrors.error("campaigns.overlap");
}

async function recordCampaignEvent(
  tx: Tx,
  context: Context,
  action: string,
  campaign: Campaign,
): Promise<void> {
  const { id, serviceId, title } = campaign;
  const data = { campaignId: id, serviceId, title };
  await record(tx, context, { action: `campaigns.${action}`, data });
}
