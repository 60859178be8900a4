import type { Text } from "@ardeco/contracts";
import { toCivilDate } from "../../../kernel/civil-date.ts";
import type { Context, Tx } from "../../../kernel/context.ts";
import { FIRST_ID, type PersonId } from "../../../kernel/ids.ts";
import { type Campaign, type CampaignId, getCampaign, getCampaignPhase } from "../campaigns/index.ts";
import { send } from "./create-due-renewals.ts";
import { expireRenewal } from "./expire-renewal.ts";
import { type Family, getRenewalFamily } from "./family.ts";
import { findDueNotice, type Notice } from "./find-due-notice.ts";
import { getRenewalServiceTitle } from "./get-renewal-service-title.ts";
import { isStopped } from "./is-stopped.ts";
import { getRenewalSector, openRenewalDetail, openWhose, sealRenewalDetail } from "./sealed.ts";
import { findOfHolder, getLockedRenewal, listOfHolder, type RenewalRow, updateRenewal } from "./store.ts";
import { writeNotice } from "./write-messages.ts";

/** Well within the two minutes of one run of the job. */
const ROWS = 200;
/**
 * Job: writes to those of the authority's people who have not answered what is due today, once a family and a
 * date; ends what nobody confirmed, once the grace is over. A page of rows at a time, and the family of each
 * whole, wherever its other rows are: found told already when their page comes. Idempotent: what was told is
 * written down with the message. A family that fails gets a job of its own, tried again and shown to the
 * operator: it holds back none of the others, and the pages behind are sent once.
 * @param named `after`: the last row of the page before
 * @param most rows in one run
 */
export async function runCampaignNotices(
  context: Context,
  { campaignId, after = FIRST_ID }: { readonly campaignId: CampaignId; readonly after?: string },
  most: number = ROWS,
): Promise<void> {
  const rows = await context.transaction((tx) =>
    listOfHolder(tx, context.authorityId, campaignId, "waiting", { after, limit: most }),
  );
  const campaign = await getCampaign(context, campaignId);
  if (campaign.state !== "published") return;
  const handled = new Set<string>();
  for (const row of rows) {
    // Its family came with a row before it.
    if (handled.has(row.id)) continue;
    try {
      for (const id of await runRowNotices(context, campaign, row)) handled.add(id);
    } catch {
      await send(context, "renewals.follow_family", { campaignId, renewalId: row.id });
    }
  }
  const last = rows.length === most ? rows.at(-1) : undefined;
  if (last) await send(context, "renewals.follow", { campaignId, after: last.id });
}

/** Job: the same for one row and its family. Idempotent; nothing once it is answered. */
export async function runFamilyNotices(
  context: Context,
  { campaignId, renewalId }: { readonly campaignId: CampaignId; readonly renewalId: string },
): Promise<void> {
  const { campaign, row } = await context.transaction(async (tx) => ({
    campaign: await getCampaign(context, campaignId),
    row: await findOfHolder(tx, context.authorityId, campaignId, renewalId),
  }));
  if (campaign.state === "published" && row?.state === "waiting") await runRowNotices(context, campaign, row);
}

/** @returns the rows of its family, done with it */
async function runRowNotices(
  context: Context,
  campaign: Campaign,
  row: RenewalRow,
): Promise<readonly string[]> {
  const today = toCivilDate(context.now());
  const over = getCampaignPhase(campaign, today) === "ended";
  if (!over && findDueNotice(campaign, openRenewalDetail(context, row).told, today) === undefined) return [];
  return context.transaction(async (tx) => {
    const family = await getRenewalFamily(tx, context, campaign, row);
    await (over
      ? expireRenewal(tx, context, campaign, family)
      : notifyReminder(tx, context, campaign, family, today));
    return family.rows.map(({ id }) => id);
  });
}

/** Whoever answered or withdrew since the rows were read is left in peace. */
async function notifyReminder(
  tx: Tx,
  context: Context,
  campaign: Campaign,
  { recipients, rows }: Family,
  today: string,
): Promise<void> {
  const concerned: PersonId[] = [];
  let notice: Notice | undefined;
  for (const { subject } of rows) {
    const row = await getLockedRenewal(tx, { campaign, subject });
    const detail = openRenewalDetail(context, row);
    const due = findDueNotice(campaign, detail.told, today);
    if (row.state !== "waiting" || due === undefined) continue;
    const { personId } = openWhose(context, row);
    if (await isStopped(tx, context, campaign, { personId, row })) continue;
    const told = { ...detail, told: [...detail.told, due], reachedBy: recipients.by };
    await updateRenewal(tx, row, { sealed: sealRenewalDetail(context, getRenewalSector(row), row.id, told) });
    concerned.push(personId);
    notice = due;
  }
  if (notice === undefined) return;
  const service: Text = await getRenewalServiceTitle(tx, campaign);
  const kind = notice === "opened" || notice === "grace" ? notice : "reminder";
  await writeNotice(tx, context, { campaign, service, kind, recipients, concerned });
}
