import type { Context } from "../../kernel/context.ts";
import type { PersonId } from "../../kernel/ids.ts";
import { record } from "../audit/index.ts";
import type { CampaignId } from "../campaigns/index.ts";
import { getDeskCampaign } from "./desk-campaigns.ts";
import { openDetail, openWhose } from "./sealed.ts";
import { listOfHolder } from "./store.ts";

export interface Unanswered {
  readonly personId: PersonId;
  /** Nobody concerned has an e-mail address. */
  readonly byLetter: boolean;
}

/**
 * Use case: who of the authority's own people has not answered, for its desk to call or write to. The one list that says who
 * has a subscription: for reception and validators, of a campaign that runs, each reading journalled.
 * Throws access.capability_missing, campaigns.unknown.
 */
export async function listUnanswered(
  context: Context,
  campaignId: CampaignId,
): Promise<readonly Unanswered[]> {
  const { campaign } = await context.transaction((tx) => getDeskCampaign(tx, context, campaignId));
  const system = context.as({ kind: "system", name: "renewals" });
  const rows = await system.transaction((tx) => listOfHolder(tx, system.authorityId, campaign.id, "waiting"));
  const list = rows.map((row) => ({
    personId: openWhose(system, row).personId,
    byLetter: openDetail(system, row).reachedBy === "letter",
  }));
  const data = { campaignId, campaign: campaign.title, count: list.length };
  await context.transaction((tx) => record(tx, context, { action: "renewals.unanswered_read", data }));
  return list;
}
