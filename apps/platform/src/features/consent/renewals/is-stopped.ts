import { toCivilDate } from "../../../kernel/civil-date.ts";
import type { Context, Tx } from "../../../kernel/context.ts";
import type { PersonId } from "../../../kernel/ids.ts";
import { type Campaign, getCampaignPhase } from "../campaigns/index.ts";
import { listLiveGrants } from "../consent/index.ts";
import { openRenewalDetail } from "./sealed.ts";
import { type RenewalRow, updateRenewal } from "./store.ts";

/**
 * The agreement was withdrawn: there is nothing to confirm any more. Nor is there under a restriction: nobody
 * is asked, and a campaign that ended meanwhile takes nothing from what lives again once it is lifted.
 */
export async function isStopped(
  tx: Tx,
  context: Context,
  campaign: Campaign,
  { personId, row }: { readonly personId: PersonId; readonly row: RenewalRow },
): Promise<boolean> {
  const grants = await listLiveGrants(tx, context, personId, [campaign.serviceId]);
  const { grantId } = openRenewalDetail(context, row);
  const grant = grants.find(({ id }) => id === grantId);
  if (grant && !grant.pausedSince) return false;
  if (grant && getCampaignPhase(campaign, toCivilDate(context.now())) !== "ended") return true;
  await updateRenewal(tx, row, { state: "stopped", state_on: toCivilDate(context.now()) });
  return true;
}
