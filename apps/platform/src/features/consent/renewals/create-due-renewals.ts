import { computeDaysBetween, toCivilDate } from "../../../kernel/civil-date.ts";
import type { Context, Tx } from "../../../kernel/context.ts";
import { type PersonId, parseId } from "../../../kernel/ids.ts";
import { listProviderAuthorities } from "../../authorities/authorities/index.ts";
import { type Campaign, getCampaignPhase, listCampaigns, mayTakeAnswers } from "../campaigns/index.ts";
import { isInUse, listLiveGrants, listPeopleWithGrants } from "../consent/index.ts";
import { openRenewal } from "./open-renewal.ts";
import { isConcerned } from "./rules.ts";

/** Some seconds of work: far from the two minutes after which a job is taken for dead. */
const PAGE = 500;
/** An end that a night of trouble missed is caught up with. */
const CATCH_UP_DAYS = 60;

/**
 * Job, each morning: while a campaign runs, finds who has a subscription to confirm, by opening people's own
 * lists a page at a time; then has the messages of the day written, and what is over ended. Somebody whose
 * list does not open gets a job of their own, tried again and shown to the operator: a page that failed would
 * send those behind it again, each time. Idempotent.
 */
export async function createDueRenewals(context: Context, after: string | undefined): Promise<void> {
  const campaigns = await context.transaction((tx) => listRunningCampaigns(tx, context));
  if (campaigns.length === 0) return;
  const running = selectRunningCampaigns(campaigns, context);
  const people =
    running.length === 0
      ? []
      : await context.transaction((tx) => listPeopleWithGrants(tx, context, { after, limit: PAGE }));
  for (const personId of people)
    await context
      .transaction((tx) => openPersonRenewals(tx, context, personId, running))
      .catch(() => send(context, "renewals.gather_person", { personId }));
  const last = people.at(-1);
  if (last !== undefined && people.length === PAGE) await send(context, "renewals.gather", { after: last });
  else for (const { id } of campaigns) await send(context, "renewals.follow", { campaignId: id });
}

/** Job: the same for one person. Idempotent. */
export async function createPersonRenewals(context: Context, personId: PersonId): Promise<void> {
  await context.transaction(async (tx) => {
    const running = selectRunningCampaigns(await listRunningCampaigns(tx, context), context);
    if (running.length > 0) await openPersonRenewals(tx, context, personId, running);
  });
}

const selectRunningCampaigns = (campaigns: readonly Campaign[], context: Context): readonly Campaign[] =>
  campaigns.filter((one) => mayTakeAnswers(getCampaignPhase(one, toCivilDate(context.now()))));

async function listRunningCampaigns(tx: Tx, context: Context): Promise<readonly Campaign[]> {
  const providers = await listProviderAuthorities(tx, context.authorityId);
  const today = toCivilDate(context.now());
  return (
    await listCampaigns(
      tx,
      providers.map(({ id }) => id),
    )
  ).filter(
    (one) =>
      getCampaignPhase(one, today) !== "announced" &&
      computeDaysBetween(one.closesOn, today) < CATCH_UP_DAYS + one.graceDays,
  );
}

async function openPersonRenewals(
  tx: Tx,
  context: Context,
  personId: PersonId,
  campaigns: readonly Campaign[],
): Promise<void> {
  const services = campaigns.map(({ serviceId }) => serviceId);
  for (const grant of await listLiveGrants(tx, context, personId, services)) {
    const campaign = campaigns.find(({ serviceId }) => serviceId === grant.sector.serviceId);
    // Nobody is asked to confirm what they paused: asked once it is lifted, if the campaign still runs.
    if (campaign && isInUse(grant) && isConcerned(grant.givenAt, campaign))
      await openRenewal(tx, context, { campaign, grant });
  }
}

/** The same page asked twice while the first waits is read once. */
export function send(context: Context, job: string, facts: Readonly<Record<string, string>>): Promise<void> {
  const { authorityId, requestId } = context;
  const singletonKey = [authorityId, ...Object.values(facts)].join();
  return context.transaction((tx) =>
    context.ports.jobs.send(tx, job, { authorityId, requestId, ...facts }, { singletonKey }),
  );
}

export const parseCampaignId = (data: Readonly<Record<string, unknown>>) =>
  parseId<"campaign">(String(data.campaignId));
