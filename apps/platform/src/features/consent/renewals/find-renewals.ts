import { toCivilDate } from "../../../kernel/civil-date.ts";
import type { Context, Tx } from "../../../kernel/context.ts";
import type { PersonId } from "../../../kernel/ids.ts";
import {
  type Campaign,
  type CampaignId,
  getCampaign,
  getCampaignPhase,
  listCampaigns,
} from "../campaigns/index.ts";
import { type Grant, isInUse, listLiveGrants } from "../consent/index.ts";
import type { Renewal } from "./renewal.ts";
import { isConcerned } from "./rules.ts";
import { openRenewalDetail } from "./sealed.ts";
import { findRenewalRows } from "./store.ts";

/**
 * What a person has to confirm, has confirmed, or did not confirm in time, in the campaigns of their
 * services: open, in grace, or over for less than the period they were about. Throws
 * households.cannot_act_for.
 */
export async function listRenewals(
  tx: Tx,
  context: Context,
  personId: PersonId,
): Promise<readonly Renewal[]> {
  return listRenewalsByGrants(tx, context, await listLiveGrants(tx, context, personId));
}

/**
 * What there is to confirm of agreements already read, whosoever they are: as many statements for twenty as
 * for one.
 */
export async function listRenewalsByGrants(
  tx: Tx,
  context: Context,
  grants: readonly Grant[],
): Promise<readonly Renewal[]> {
  const today = toCivilDate(context.now());
  const asked = (await listConcernedGrants(tx, grants)).filter(
    ({ campaign }) => getCampaignPhase(campaign, today) !== "announced" && campaign.period.until >= today,
  );
  // Over, and never written down: it was not asked.
  return (await buildRenewals(tx, context, asked)).filter(
    ({ phase, stateOn }) => phase !== "ended" || stateOn !== undefined,
  );
}

/** Use case: what there is to confirm of agreements already read. */
export function readRenewals(context: Context, grants: readonly Grant[]): Promise<readonly Renewal[]> {
  return context.read((tx) => listRenewalsByGrants(tx, context, grants));
}

interface Asked {
  readonly campaign: Campaign;
  readonly grant: Grant;
}

async function listConcernedGrants(tx: Tx, grants: readonly Grant[]): Promise<readonly Asked[]> {
  // Under a restriction, or before it opens, there is nothing to confirm.
  const live = grants.filter(isInUse);
  const campaigns = await listCampaigns(tx, [...new Set(live.map(({ sector }) => sector.providerId))]);
  return campaigns.flatMap((campaign) =>
    live
      .filter(
        ({ sector, givenAt }) => sector.serviceId === campaign.serviceId && isConcerned(givenAt, campaign),
      )
      .map((grant) => ({ campaign, grant })),
  );
}

/** One of them, whatever the day; undefined when this person is not concerned. Throws campaigns.unknown. */
export function findRenewal(
  context: Context,
  { personId, campaignId }: { readonly personId: PersonId; readonly campaignId: CampaignId },
): Promise<Renewal | undefined> {
  return context.read(async (tx) => {
    const campaign = await getCampaign(context, campaignId);
    const grants = await listLiveGrants(tx, context, personId, [campaign.serviceId]);
    const grant = grants.find(({ sector }) => sector.providerId === campaign.providerId);
    if (!grant || !isInUse(grant) || !isConcerned(grant.givenAt, campaign)) return undefined;
    return (await buildRenewals(tx, context, [{ campaign, grant }]))[0];
  });
}

async function buildRenewals(tx: Tx, context: Context, asked: readonly Asked[]): Promise<readonly Renewal[]> {
  const rows = await findRenewalRows(
    tx,
    asked.map(({ campaign, grant: { subject } }) => ({ campaign, subject })),
  );
  return asked.map(({ campaign, grant }) => {
    const row = rows.find(
      (one) => one.campaign_id === campaign.id && Buffer.compare(one.subject, grant.subject) === 0,
    );
    const confirmed = row && openRenewalDetail(context, row).confirmed;
    return {
      personId: grant.personId,
      campaign,
      phase: getCampaignPhase(campaign, toCivilDate(context.now())),
      grant,
      state: row?.state ?? "waiting",
      ...(row ? { stateOn: row.state_on } : {}),
      ...(confirmed ? { receipt: { number: confirmed.receipt, at: confirmed.at } } : {}),
    };
  });
}

/** Everything that is kept of them, over or not, for the person's own copy. */
export async function findRenewalsOfGrants(
  tx: Tx,
  context: Context,
  personId: PersonId,
): Promise<readonly Readonly<Record<string, unknown>>[]> {
  const asked = await listConcernedGrants(tx, await listLiveGrants(tx, context, personId));
  return (await buildRenewals(tx, context, asked)).flatMap(({ campaign, state, stateOn, receipt }) =>
    stateOn === undefined
      ? []
      : [{ campagne: campaign.title.fr, etat: state, le: stateOn, recepisse: receipt?.number ?? null }],
  );
}
