import { toCivilDate } from "../../../kernel/civil-date.ts";
import type { Context, Tx } from "../../../kernel/context.ts";
import { reserveFreeNumber } from "../../../kernel/free-number.ts";
import type { PersonId } from "../../../kernel/ids.ts";
import { requireRepresentative } from "../../identity/households/index.ts";
import { record, toEntryActor } from "../../trust/audit/index.ts";
import { type CampaignId, getCampaignStage, mayTakeAnswers } from "../campaigns/index.ts";
import { buildSpokenFacts, requireShown, requireSpoken, type Spoken } from "../consent/index.ts";
import { scheduleTermEvent } from "../subscriptions/index.ts";
import { buildPreparedRenewal, type PreparedRenewal } from "./build-prepared-renewal.ts";
import { renewalsErrors } from "./errors.ts";
import { openRenewal } from "./open-renewal.ts";
import type { RenewalReceipt } from "./renewal.ts";
import { getRenewalSector, openRenewalDetail, sealRenewalDetail, sealWhose } from "./sealed.ts";
import { getLockedRenewal, type RenewalRow, setRenewalNumber, updateRenewal } from "./store.ts";
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
    const prepared = await buildPreparedRenewal(context, {
      ...asked,
      ...(spoken === undefined ? {} : { shownTo: spoken.by }),
    });
    const { campaign, grant } = prepared.renewal;
    const about = { personId: asked.personId, serviceId: campaign.serviceId };
    await requireRepresentative(tx, context, {
      forPersonId: about.personId,
      serviceId: about.serviceId,
      act: "usual",
    });
    await requireSpoken(tx, context, { ...about, spoken });
    requireShown(context, prepared.proposal.service, spoken);
    await openIfTime(tx, context, prepared);
    const row = await getLockedRenewal(tx, { campaign, subject: grant.subject });
    const { confirmed } = openRenewalDetail(context, row);
    if (confirmed) return { number: confirmed.receipt, at: confirmed.at };
    requireReadyRenewal(prepared);
    return confirm(tx, context, { prepared, row, spoken });
  });
}

/** An answer already given is found again on any day: the receipt stays. */
async function openIfTime(tx: Tx, context: Context, { renewal }: PreparedRenewal): Promise<void> {
  if (renewal.state === "confirmed") return;
  const stage = getCampaignStage(renewal.campaign, toCivilDate(context.now()));
  if (stage === "announced") throw renewalsErrors.error("renewals.not_open_yet");
  if (!mayTakeAnswers(stage)) throw renewalsErrors.error("renewals.over");
  await openRenewal(tx, context, renewal);
}

function requireReadyRenewal({ proposal, lacking }: PreparedRenewal): void {
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
  const receipt = { number: await issueRenewalNumber(tx, row, toCivilDate(context.now())), at };
  const sealed = sealRenewalDetail(context, getRenewalSector(row), row.id, {
    ...openRenewalDetail(context, row),
    confirmed: { at, receipt: receipt.number },
  });
  await updateRenewal(tx, row, {
    state: "confirmed",
    state_on: toCivilDate(context.now()),
    sealed,
    whose: sealWhose(context, row.id, { personId, confirmedBy: toEntryActor(context.actor) }),
  });
  const { sector, id: grantId } = grant;
  await scheduleTermEvent(tx, context, {
    term: "renewed",
    sector,
    grantId,
    personId,
    period: campaign.period,
  });
  const title = proposal.service.definition.title;
  const data = {
    campaign: campaign.title,
    title,
    receipt: receipt.number,
    ...buildSpokenFacts(spoken, personId),
  };
  await record(tx, context, { action: "renewals.confirmed", personId, data });
  await writeConfirmed(tx, context, { campaign, service: title, personId, receipt: receipt.number });
  return receipt;
}

/** Drawn from the id: nobody counts the rows of a sector to number them. */
async function issueRenewalNumber(tx: Tx, row: RenewalRow, day: string): Promise<string> {
  const number = await reserveFreeNumber({ prefix: "RENTREE", day, id: row.id }, async (drawn) =>
    (await setRenewalNumber(tx, row, drawn)) ? drawn : "taken",
  );
  if (number === undefined) throw new Error("no renewal number is free");
  return number;
}
