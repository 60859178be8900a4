import { civilDate } from "../../kernel/civil-date.ts";
import type { Context, Tx } from "../../kernel/context.ts";
import type { PersonId } from "../../kernel/ids.ts";
import { type Campaign, type CampaignId, getCampaign, listCampaigns, phaseOf } from "../campaigns/index.ts";
import { type Grant, listLiveGrants } from "../consent/index.ts";
import type { Renewal } from "./renewal.ts";
import { isConcerned } from "./rules.ts";
import { openDetail } from "./sealed.ts";
import { findRenewalRow } from "./store.ts";

/**
 * What a person has to confirm, has confirmed, or did not confirm in time, in the campaigns of their services: open, in
 * grace, or over for less than the period they were about. Throws households.cannot_act_for.
 */
export async function listRenewals(
  tx: Tx,
  context: Context,
  personId: PersonId,
): Promise<readonly Renewal[]> {
  const grants = await listLiveGrants(tx, context, personId);
  const providers = [...new Set(grants.map(({ sector }) => sector.providerId))];
  const today = civilDate(context.now());
  const campaigns = (await listCampaigns(tx, providers)).filter(
    (one) => phaseOf(one, today) !== "announced" && one.period.until >= today,
  );
  const renewals: Renewal[] = [];
  for (const campaign of campaigns) {
    const grant = grants.find(({ sector }) => sector.serviceId === campaign.serviceId);
    if (grant && isConcerned(grant.givenAt, campaign)) {
      const renewal = await describe(tx, context, campaign, grant);
      // Over, and never written down: it was not asked.
      if (renewal.phase !== "ended" || renewal.stateOn !== undefined) renewals.push(renewal);
    }
  }
  return renewals;
}

/** One of them, whatever the day; undefined when this person is not concerned. Throws campaigns.unknown. */
export async function findRenewal(
  tx: Tx,
  context: Context,
  { personId, campaignId }: { readonly personId: PersonId; readonly campaignId: CampaignId },
): Promise<Renewal | undefined> {
  const campaign = await getCampaign(tx, campaignId);
  const grants = await listLiveGrants(tx, context, personId, [campaign.serviceId]);
  const grant = grants.find(({ sector }) => sector.providerId === campaign.providerId);
  if (!grant || !isConcerned(grant.givenAt, campaign)) return undefined;
  return describe(tx, context, campaign, grant);
}

async function describe(tx: Tx, context: Context, campaign: Campaign, grant: Grant): Promise<Renewal> {
  const row = await findRenewalRow(tx, { campaign, subject: grant.subject });
  const confirmed = row && openDetail(context, row).confirmed;
  return {
    personId: grant.personId,
    campaign,
    phase: phaseOf(campaign, civilDate(context.now())),
    grant,
    state: row?.state ?? "waiting",
    ...(row ? { stateOn: row.state_on } : {}),
    ...(confirmed ? { receipt: { number: confirmed.receipt, at: confirmed.at } } : {}),
  };
}

/** Everything that is kept of them, over or not, for the person's own copy. */
export async function findRenewalsOfGrants(
  tx: Tx,
  context: Context,
  personId: PersonId,
): Promise<readonly Readonly<Record<string, unknown>>[]> {
  const grants = await listLiveGrants(tx, context, personId);
  const campaigns = await listCampaigns(tx, [...new Set(grants.map(({ sector }) => sector.providerId))]);
  const kept: Record<string, unknown>[] = [];
  for (const campaign of campaigns) {
    const grant = grants.find(({ sector }) => sector.serviceId === campaign.serviceId);
    const one = grant && (await describe(tx, context, campaign, grant));
    if (one?.stateOn === undefined) continue;
    const { state, stateOn, receipt } = one;
    kept.push({ campagne: campaign.title.fr, etat: state, le: stateOn, recepisse: receipt?.number ?? null });
  }
  return kept;
}
