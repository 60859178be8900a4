import { toCivilDate } from "../../../kernel/civil-date.ts";
import type { Context, Tx } from "../../../kernel/context.ts";
import type { Campaign } from "../campaigns/index.ts";
import type { Grant } from "../consent/index.ts";
import type { RenewalId } from "./renewal.ts";
import { sealRenewalDetail, sealWhose } from "./sealed.ts";
import { createMissingRenewal } from "./store.ts";

/**
 * Writes down that this subscription is to be confirmed. In the holder authority; a second time changes
 * nothing.
 */
export async function openRenewal(
  tx: Tx,
  context: Context,
  { campaign, grant }: { readonly campaign: Campaign; readonly grant: Grant },
): Promise<void> {
  const id = context.newId<RenewalId>();
  const { sector, personId } = grant;
  await createMissingRenewal(tx, {
    provider_id: sector.providerId,
    service_id: sector.serviceId,
    campaign_id: campaign.id,
    id,
    holder_id: context.authorityId,
    subject: grant.subject,
    state: "waiting",
    state_on: toCivilDate(context.now()),
    sealed: sealRenewalDetail(context, sector, id, {
      pairwise: grant.pairwiseSubject,
      grantId: grant.id,
      told: [],
    }),
    whose: sealWhose(context, id, { personId }),
    number: null,
    revision: 1,
  });
}
