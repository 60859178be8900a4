import type { Text } from "@ardeco/contracts";
import { civilDate } from "../../kernel/civil-date.ts";
import type { Context, Tx } from "../../kernel/context.ts";
import { eachInTurn } from "../../kernel/each-in-turn.ts";
import type { PersonId } from "../../kernel/ids.ts";
import { type Campaign, type CampaignId, getCampaign, phaseOf } from "../campaigns/index.ts";
import { send } from "./gather.ts";
import { isStopped } from "./is-stopped.ts";
import { lapse } from "./lapse.ts";
import { type Notice, noticeDue } from "./notice-due.ts";
import { type Recipients, recipientsFor } from "./recipients.ts";
import { openDetail, openWhose, sealDetail, sectorOf } from "./sealed.ts";
import { serviceTitle } from "./service-title.ts";
import { listOfHolder, lockRenewal, type RenewalRow, updateRenewal } from "./store.ts";
import { writeNotice } from "./write-messages.ts";

/** Well within the two minutes of one run of the job. */
const FAMILIES = 200;

interface Family {
  readonly recipients: Recipients;
  readonly rows: readonly RenewalRow[];
}

/**
 * Job: writes to those of the authority's people who have not answered what is due today, once a family and a date; ends
 * what nobody confirmed, once the grace is over. Idempotent: what was told is written down with the message. A family that
 * fails holds back none of the others; when all of a run fail, going on would never end.
 * @param most families in one run
 */
export async function followCampaign(
  context: Context,
  campaignId: CampaignId,
  most: number = FAMILIES,
): Promise<void> {
  const campaign = await context.transaction((tx) => getCampaign(tx, campaignId));
  if (campaign.state !== "published") return;
  const today = civilDate(context.now());
  const over = phaseOf(campaign, today) === "ended";
  const { families, more } = await context.transaction((tx) =>
    familiesToTell(tx, context, campaign, {
      isDue: (told) => over || noticeDue(campaign, told, today) !== undefined,
      most,
    }),
  );
  let followed = 0;
  try {
    await eachInTurn(families, async (family) => {
      await context.transaction((tx) =>
        over ? lapse(tx, context, campaign, family) : remind(tx, context, campaign, family, today),
      );
      followed += 1;
    });
  } finally {
    if (more && followed > 0) await send(context, "renewals.follow", { campaignId });
  }
}

/** Rows still waiting and due, put together by who is written to about them. */
async function familiesToTell(
  tx: Tx,
  context: Context,
  campaign: Campaign,
  { isDue, most }: { readonly isDue: (told: readonly Notice[]) => boolean; readonly most: number },
): Promise<{ readonly families: readonly Family[]; readonly more: boolean }> {
  const families = new Map<string, { recipients: Recipients; rows: RenewalRow[] }>();
  for (const row of await listOfHolder(tx, context.authorityId, campaign.id, "waiting")) {
    if (!isDue(openDetail(context, row).told)) continue;
    const { personId } = openWhose(context, row);
    const recipients = await recipientsFor(tx, context, { personId, serviceId: campaign.serviceId });
    const key = recipients.people.toSorted().join();
    const family = families.get(key) ?? { recipients, rows: [] };
    families.set(key, { recipients, rows: [...family.rows, row] });
    if (families.size > most) return { families: [...families.values()].slice(0, most), more: true };
  }
  return { families: [...families.values()], more: false };
}

/** Whoever answered or withdrew since the rows were read is left in peace. */
async function remind(
  tx: Tx,
  context: Context,
  campaign: Campaign,
  { recipients, rows }: Family,
  today: string,
): Promise<void> {
  const concerned: PersonId[] = [];
  let notice: Notice | undefined;
  for (const { subject } of rows) {
    const row = await lockRenewal(tx, { campaign, subject });
    const detail = openDetail(context, row);
    const due = noticeDue(campaign, detail.told, today);
    if (row.state !== "waiting" || due === undefined) continue;
    const { personId } = openWhose(context, row);
    if (await isStopped(tx, context, campaign, { personId, row })) continue;
    const told = { ...detail, told: [...detail.told, due], reachedBy: recipients.by };
    await updateRenewal(tx, row, { sealed: sealDetail(context, sectorOf(row), row.id, told) });
    concerned.push(personId);
    notice = due;
  }
  if (notice === undefined) return;
  const service: Text = await serviceTitle(tx, campaign);
  const kind = notice === "opened" || notice === "grace" ? notice : "reminder";
  await writeNotice(tx, context, { campaign, service, kind, recipients, concerned });
}
