import type { FastifyReply, FastifyRequest } from "fastify";
import { buildDeskAddresses } from "../../../../../../frames/desk/common/addresses.ts";
import { deskCommonWords } from "../../../../../../frames/desk/common/common-words.ts";
import { toCivilDate } from "../../../../../../kernel/civil-date.ts";
import type { FieldError } from "../../../../../../kernel/errors.ts";
import {
  getQueryText,
  parseFields,
  parsePathId,
  readForm,
  sendSeeOther,
} from "../../../../../../web/index.ts";
import { householdsErrors } from "../../../../../identity/households/index.ts";
import {
  buildPreparedRenewal,
  confirmRenewal,
  findRenewal,
  getDeskCampaign,
  renewalsErrors,
} from "../../../../renewals/index.ts";
import {
  type AtCounter,
  readCounter,
  type Speaker,
} from "../../../../subscriptions/pages/desk/services/present.ts";
import {
  buildSpokenFields,
  parseSpoken,
} from "../../../../subscriptions/pages/desk/services/spoken-fields.ts";
import { showRenewalFile } from "./renewal-file.tsx";
import { showRenewalReceipt } from "./renewal-receipt.tsx";
import { showSpeakerChoice, WITH } from "./show-speaker-choice.tsx";

/**
 * The same file as the person's, read aloud to who is there and confirmed as they say; then the receipt, on
 * paper. What it shows depends on who listens (ADR 0020): nothing of it before the agent says who.
 */
export async function showDeskRenewal(
  request: FastifyRequest,
  reply: FastifyReply,
  errors: readonly FieldError[] = [],
): Promise<FastifyReply> {
  const { context } = request.ardeco;
  const asked = parseDeskRenewalParams(request);
  const { found, counter } = await readDeskRenewal(request);
  if (getQueryText(request, WITH) === "") return showSpeakerChoice(reply, { ...found, counter });
  const speaker = getDeskSpeaker(request, counter);
  const shownTo = speaker.by;
  const prepared = await buildPreparedRenewal(context, { ...asked, shownTo });
  const shown = { ...found, prepared, counter, speaker };
  const { receipt } = prepared.renewal;
  return receipt ? showRenewalReceipt(reply, shown, receipt) : showRenewalFile(reply, shown, errors);
}

/** Sent twice, it is confirmed once. */
export async function handleDeskRenewal(request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> {
  const { context, brand } = request.ardeco;
  const asked = parseDeskRenewalParams(request);
  const { counter } = await readDeskRenewal(request);
  const { by, name } = getDeskSpeaker(request, counter);
  const form = readForm(request);
  const today = toCivilDate(context.now());
  const { errors } = parseFields(buildSpokenFields(name), form, { today, answers: {} });
  if (errors.length > 0) return showDeskRenewal(request, reply, errors);
  const spoken = parseSpoken(request, { personId: asked.personId, by, typed: form.typed });
  await confirmRenewal(context, { ...asked, spoken });
  return sendSeeOther(reply, buildDeskAddresses(brand).renewal(asked.personId, asked.campaignId, by));
}

const parseDeskRenewalParams = (request: FastifyRequest) => ({
  personId: parsePathId<"person">(request, "id"),
  campaignId: parsePathId<"campaign">(request, "campaign"),
});

/** A campaign that the desk helps with, of somebody whom it concerns. */
async function readDeskRenewal(request: FastifyRequest) {
  const { context, language } = request.ardeco;
  const asked = parseDeskRenewalParams(request);
  const found = await getDeskCampaign(context, asked.campaignId);
  const counter = await readCounter(context, asked.personId, deskCommonWords(language).unnamed);
  if (!(await findRenewal(context, asked))) throw renewalsErrors.error("renewals.not_concerned");
  return { found, counter };
}

/** Throws households.cannot_act_for for anybody else. */
function getDeskSpeaker(request: FastifyRequest, { speakers }: AtCounter): Speaker {
  const by = getQueryText(request, WITH);
  const speaker = speakers.find((one) => one.by === by);
  if (!speaker) throw householdsErrors.error("households.cannot_act_for");
  return speaker;
}
