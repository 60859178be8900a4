import { civilDate } from "../../kernel/civil-date.ts";
import type { Context, Tx } from "../../kernel/context.ts";
import type { PersonId } from "../../kernel/ids.ts";
import type { Campaign } from "../campaigns/index.ts";
import { listLiveGrants } from "../consent/index.ts";
import { openDetail } from "./sealed.ts";
import { type RenewalRow, updateRenewal } from "./store.ts";

/** The agreement was withdrawn: there is nothing to confirm any more. */
export async function isStopped(
  tx: Tx,
  context: Context,
  campaign: Campaign,
  { personId, row }: { readonly personId: PersonId; readonly row: RenewalRow },
): Promise<boolean> {
  const grants = await listLiveGrants(tx, context, personId, [campaign.serviceId]);
  const { grantId } = openDetail(context, row);
  if (grants.some(({ id }) => id === grantId)) return false;
  await updateRenewal(tx, row, { state: "stopped", state_on: civilDate(context.now()) });
  return true;
}
