import { toCivilDate } from "../../../kernel/civil-date.ts";
import type { Context, Tx } from "../../../kernel/context.ts";
import { reserveFreeNumber } from "../../../kernel/free-number.ts";
import type { PersonId } from "../../../kernel/ids.ts";
import { requireActFor } from "../../identity/households/index.ts";
import { entryActor, record } from "../../trust/audit/index.ts";
import { acceptsAnswers, type CampaignId, stageOf } from "../campaigns/index.ts";
import { requireShown, requireSpoken, type Spoken, spokenFacts } from "../consent/index.ts";
import { queueTerm } from "../subscriptions/index.ts";
import { renewalsErrors } from "./errors.ts";
import { openRenewal } from "./open-renewal.ts";
import { type PreparedRenewal, prepareRenewal } from "./prepare-renewal.ts";
import type { RenewalReceipt } from "./renewal.ts";
import { openDetail, sealDetail, sealWhose, sectorOf } from "./sealed.ts";
import { lockRenewal, type RenewalRow, takeNumber, updateRenewal } from "./store.ts";
import { writeConfirmed } from "./write-messages.ts";

export interface RenewalAnswer {
  readonly personId: PersonId;
  readonly campaignId: CampaignId;
  /** Asked of an agent, who confirms nothing by themselves. */
  readonly spoken?: Spoken;
}

/**
 * Use case: all is right, the subscription goes on for the campaign's period. By the person, who acts for
 * them, or an agent who notes what somebody there says, with the same result. Twice, or in two windows: one
 * renewal, one receipt. Throws renewals.not_concerned, renewals.not_open_yet, renewals.over,
 * renewals.answer_first, renewals.lacking, consent.nobody_said_so, consent.service_not_offered,
 * households.cannot_act_for.
 */
export async function confirmRenewal(
  context: Context,
  { spoken, ...asked }: RenewalAnswer,
): Promise<RenewalReceipt> {
  return context.transaction(async (tx) => {
    const prepared = await prepareRenewal(tx, context, {
      ...asked,
      ...(spoken === undefined ? {} : { shownTo: spoken.by }),
    });
    const { campaign, grant } = prepared.renewal;
    const about = { personId: asked.personId, serviceId: campaign.serviceId };
    await requireActFor(tx, context, {
      forPersonId: about.personId,
      serviceId: about.serviceId,
      act: "usual",
    });
    await requireSpoken(tx, context, { ...about, spoken });
    requireShown(context, prepared.proposal.service, spoken);
    await openIfTime(tx, context, prepared);
    const row = await lockRenewal(tx, { campaign, subject: grant.subject });
    const { confirmed } = openDetail(context, row);
    if (confirmed) return { number: confirmed.receipt, at: confirmed.at };
    refuseUnready(prepared);
    return confirm(tx, context, { prepared, row, spoken });
  });
}

/** An answer already given is found again on any day: the receipt stays. */
async function openIfTime(tx: Tx, context: Context, { renewal }: PreparedRenewal): Promise<void> {
  if (renewal.state === "confirmed") return;
  const stage = stageOf(renewal.campaign, toCivilDate(context.now()));
  if (stage === "announced") throw renewalsErrors.error("renewals.not_open_yet");
  if (!acceptsAnswers(stage)) throw renewalsErrors.error("renewals.over");
  await openRenewal(tx, context, renewal);
}

function refuseUnready({ proposal, lacking }: PreparedRenewal): void {
  if (proposal.asks === "new_items") throw renewalsErrors.error("renewals.answer_first");
  if (lacking.length > 0) throw renewalsErrors.error("renewals.lacking");
}

interface Confirming {
  readonly prepared: PreparedRenewal;
  readonly row: RenewalRow;
  readonly spoken: Spoken | undefined;
}

async function confirm(
  tx: Tx,
  context: Context,
  { prepared, row, spoken }: Confirming,
): Promise<RenewalReceipt> {
  const { renewal, proposal } = prepared;
  const { campaign, grant, personId } = renewal;
  const at = context.now().toISOString();
  const receipt = { number: await numberFor(tx, row, toCivilDate(context.now())), at };
  const sealed = sealDetail(context, sectorOf(row), row.id, {
    ...openDetail(context, row),
    confirmed: { at, receipt: receipt.number },
  });
  await updateRenewal(tx, row, {
    state: "confirmed",
    state_on: toCivilDate(context.now()),
    sealed,
    whose: sealWhose(context, row.id, { personId, confirmedBy: entryActor(context.actor) }),
  });
  const { sector, id: grantId } = grant;
  await queueTerm(tx, context, { term: "renewed", sector, grantId, personId, period: campaign.period });
  const title = proposal.service.definition.title;
  const data = { campaign: campaign.title, title, receipt: receipt.number, ...spokenFacts(spoken, personId) };
  await record(tx, context, { action: "renewals.confirmed", personId, data });
  await writeConfirmed(tx, context, { campaign, service: title, personId, receipt: receipt.number });
  return receipt;
}

/** Drawn from the id: nobody counts the rows of a sector to number them. */
async function numberFor(tx: Tx, row: RenewalRow, day: string): Promise<string> {
  const number = await reserveFreeNumber({ prefix: "RENTREE", day, id: row.id }, async (drawn) =>
    (await takeNumber(tx, row, drawn)) ? drawn : "taken",
  );
  if (number === undefined) throw new Error("no renewal number is free");
  return number;
}
