import type { Tx } from "../../../kernel/context.ts";
import { type AuthorityId, parseId, type ServiceId } from "../../../kernel/ids.ts";
import type { Campaign, CampaignFacts, CampaignId } from "./campaign.ts";
import type { CampaignRow, Tables } from "./store-rows.ts";

const openCampaignTables = (tx: Tx) => tx.withTables<Tables>();

export async function createCampaignRow(tx: Tx, campaign: Campaign, changedOn: string): Promise<void> {
  await openCampaignTables(tx)
    .insertInto("campaign")
    .values({
      authority_id: campaign.providerId,
      service_id: campaign.serviceId,
      id: campaign.id,
      ...toCampaignColumns(campaign),
      state: campaign.state,
      changed_on: changedOn,
      revision: campaign.revision,
    })
    .execute();
}

export async function findCampaignRow(tx: Tx, id: CampaignId): Promise<Campaign | undefined> {
  const row = await openCampaignTables(tx)
    .selectFrom("campaign")
    .selectAll()
    .where("id", "=", id)
    .executeTakeFirst();
  return row && toCampaign(row);
}

/**
 * Of these authorities, and of one service among them when it is named; row-level security hides the drafts
 * of others.
 */
export async function listCampaignRows(
  tx: Tx,
  providerIds: readonly AuthorityId[],
  which: { readonly serviceId?: ServiceId; readonly publishedOnly?: true } = {},
): Promise<readonly Campaign[]> {
  if (providerIds.length === 0) return [];
  let query = openCampaignTables(tx)
    .selectFrom("campaign")
    .selectAll()
    .where("authority_id", "in", [...providerIds]);
  if (which.serviceId !== undefined) query = query.where("service_id", "=", which.serviceId);
  if (which.publishedOnly) query = query.where("state", "=", "published");
  return (await query.orderBy("opens_on", "desc").orderBy("id").execute()).map(toCampaign);
}

/** @returns false when the row changed since it was read */
export async function updateCampaign(
  tx: Tx,
  campaign: Campaign,
  change: { readonly facts?: CampaignFacts; readonly state?: Campaign["state"]; readonly changedOn: string },
): Promise<boolean> {
  const { numUpdatedRows } = await openCampaignTables(tx)
    .updateTable("campaign")
    .set({
      ...(change.facts ? toCampaignColumns(change.facts) : {}),
      ...(change.state ? { state: change.state } : {}),
      changed_on: change.changedOn,
      revision: campaign.revision + 1,
    })
    .where("authority_id", "=", campaign.providerId)
    .where("service_id", "=", campaign.serviceId)
    .where("id", "=", campaign.id)
    .where("revision", "=", campaign.revision)
    .executeTakeFirst();
  return numUpdatedRows === 1n;
}

export async function deleteDraft(tx: Tx, { providerId, serviceId, id }: Campaign): Promise<void> {
  await openCampaignTables(tx)
    .deleteFrom("campaign")
    .where("authority_id", "=", providerId)
    .where("service_id", "=", serviceId)
    .where("id", "=", id)
    .where("state", "=", "draft")
    .execute();
}

function toCampaignColumns(facts: CampaignFacts) {
  return {
    title_fr: facts.title.fr,
    title_en: facts.title.en,
    period_from: facts.period.from,
    period_until: facts.period.until,
    opens_on: facts.opensOn,
    closes_on: facts.closesOn,
    grace_days: facts.graceDays,
    reminder_days: [...facts.reminderDays],
    newcomers: facts.newcomers,
    lapse: facts.lapse,
  };
}

function toCampaign(row: CampaignRow): Campaign {
  return {
    id: parseId<"campaign">(row.id),
    providerId: parseId<"authority">(row.authority_id),
    serviceId: parseId<"service">(row.service_id),
    title: { fr: row.title_fr, en: row.title_en },
    period: { from: row.period_from, until: row.period_until },
    opensOn: row.opens_on,
    closesOn: row.closes_on,
    graceDays: row.grace_days,
    reminderDays: row.reminder_days,
    newcomers: row.newcomers,
    lapse: row.lapse,
    state: row.state,
    revision: row.revision,
  };
}
