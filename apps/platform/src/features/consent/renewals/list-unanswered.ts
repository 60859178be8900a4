import type { Context } from "../../../kernel/context.ts";
import type { PersonId } from "../../../kernel/ids.ts";
import { record } from "../../trust/audit/index.ts";
import type { CampaignId } from "../campaigns/index.ts";
import { getDeskCampaign } from "./desk-campaigns.ts";
import { listPeopleToCall } from "./recipients.ts";
import { openRenewalDetail, openWhose } from "./sealed.ts";
import { listHolderPage } from "./store.ts";
import { toRenewalsSystem } from "./to-renewals-system.ts";

export interface Unanswered {
  readonly personId: PersonId;
  /** Who is called: a child's parents, not the child. */
  readonly call: readonly PersonId[];
  /** Nobody concerned has an e-mail address. */
  readonly byLetter: boolean;
}

export interface UnansweredPage {
  readonly total: number;
  readonly people: readonly Unanswered[];
}

/** As many as are called in a morning. */
export const UNANSWERED_A_PAGE = 50;

/**
 * Use case: who of the authority's own people has not answered, and whom its desk calls or writes to, a page
 * at a time. The one list that says who has a subscription: for reception and validators, of a campaign that
 * runs, each reading journalled. Throws access.capability_missing, campaigns.unknown.
 */
export async function listUnanswered(
  context: Context,
  input: { readonly campaignId: CampaignId; readonly page: number },
): Promise<UnansweredPage> {
  const { campaignId } = input;
  const { campaign } = await getDeskCampaign(context, campaignId);
  const system = toRenewalsSystem(context);
  const { serviceId } = campaign;
  const list = await system.transaction(async (tx) => {
    const page = { first: (input.page - 1) * UNANSWERED_A_PAGE, limit: UNANSWERED_A_PAGE };
    const { total, rows } = await listHolderPage(tx, system.authorityId, campaign.id, "waiting", page);
    const waiting = rows.map((row) => ({
      personId: openWhose(system, row).personId,
      byLetter: openRenewalDetail(system, row).reachedBy === "letter",
    }));
    const about = { people: waiting.map(({ personId }) => personId), serviceId };
    const calls = await listPeopleToCall(tx, system, about);
    const people = waiting.map((one) => ({ ...one, call: calls.get(one.personId) ?? [] }));
    return { total, people };
  });
  const data = { campaignId, campaign: campaign.title, count: list.people.length };
  await context.transaction((tx) => record(tx, context, { action: "renewals.unanswered_read", data }));
  return list;
}
