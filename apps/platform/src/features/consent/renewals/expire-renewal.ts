import { toCivilDate } from "../../../kernel/civil-date.ts";
import type { Context, Tx } from "../../../kernel/context.ts";
import type { PersonId } from "../../../kernel/ids.ts";
import { record } from "../../trust/audit/index.ts";
import type { Campaign } from "../campaigns/index.ts";
import { withdrawGrantInTransaction } from "../consent/index.ts";
import { scheduleTermEvent } from "../subscriptions/index.ts";
import { getRenewalServiceTitle } from "./get-renewal-service-title.ts";
import { isStopped } from "./is-stopped.ts";
import type { Recipients } from "./recipients.ts";
import { mayBecome } from "./rules.ts";
import { getRenewalSector, openRenewalDetail, openWhose, sealRenewalDetail } from "./sealed.ts";
import { getLockedRenewal, type RenewalRow, updateRenewal } from "./store.ts";
import { writeNotice } from "./write-messages.ts";

/**
 * Nobody confirmed: the subscription is suspended, or its agreement ends, as the campaign says; the person is
 * told why.
 */
export async function expireRenewal(
  tx: Tx,
  context: Context,
  campaign: Campaign,
  { recipients, rows }: { readonly recipients: Recipients; readonly rows: readonly RenewalRow[] },
): Promise<void> {
  const service = await getRenewalServiceTitle(tx, campaign);
  const concerned: PersonId[] = [];
  for (const { subject } of rows) {
    const row = await getLockedRenewal(tx, { campaign, subject });
    if (!mayBecome(row.state, "lapsed")) continue;
    const { personId } = openWhose(context, row);
    if (await isStopped(tx, context, campaign, { personId, row })) continue;
    await end(tx, context, campaign, row, recipients);
    const data = { campaign: campaign.title, title: service, lapse: campaign.lapse };
    await record(tx, context, { action: "renewals.lapsed", personId, data });
    concerned.push(personId);
  }
  if (concerned.length === 0) return;
  await writeNotice(tx, context, { campaign, service, kind: "lapsed", recipients, concerned });
}

async function end(
  tx: Tx,
  context: Context,
  campaign: Campaign,
  row: RenewalRow,
  { by }: Recipients,
): Promise<void> {
  const detail = openRenewalDetail(context, row);
  const { personId } = openWhose(context, row);
  const told = { ...detail, told: [...detail.told, "lapsed"], reachedBy: by };
  await updateRenewal(tx, row, {
    state: "lapsed",
    state_on: toCivilDate(context.now()),
    sealed: sealRenewalDetail(context, getRenewalSector(row), row.id, told),
  });
  const { grantId } = detail;
  if (campaign.lapse === "end") {
    await withdrawGrantInTransaction(tx, context, {
      personId,
      grantId,
      because: "expiry",
      reason: "not_renewed",
    });
    return;
  }
  const sector = getRenewalSector(row);
  await scheduleTermEvent(tx, context, {
    term: "lapsed",
    sector,
    grantId,
    personId,
    period: campaign.period,
  });
}
