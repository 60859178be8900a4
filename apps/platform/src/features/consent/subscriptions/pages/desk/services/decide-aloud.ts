import type { FastifyReply, FastifyRequest } from "fastify";
import { buildDeskAddresses } from "../../../../../../frames/desk/common/addresses.ts";
import { toCivilDate } from "../../../../../../kernel/civil-date.ts";
import type { Context } from "../../../../../../kernel/context.ts";
import { AppError } from "../../../../../../kernel/errors.ts";
import { parseFields, readForm, sendSeeOther } from "../../../../../../web/index.ts";
import { giveGrant, refuseService } from "../../../../consent/index.ts";
import {
  decisionFrom,
  readConsentForm,
  staleReason,
} from "../../../../consent/pages/common/consent/consent-form.ts";
import { ask } from "./asked-aloud.ts";
import { showConsent } from "./consent-page.tsx";
import { offerKey } from "./find-offer.ts";
import { refusedHref } from "./refused.ts";
import { spokenBy, spokenFields } from "./spoken-fields.ts";

/** The yes, or the no, that was said aloud. Sent twice, it decides once. */
export async function decide(request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> {
  const { context, brand } = request.ardeco;
  const form = readConsentForm(request);
  const { typed } = readForm(request);
  const { counter, service, speaker, proposal } = await ask(request);
  const at = buildDeskAddresses(brand);
  const here = at.offer(counter.personId, offerKey(service, context.authorityId));
  if (!proposal) return sendSeeOther(reply, here);
  const today = toCivilDate(context.now());
  const { errors } = parseFields(spokenFields(speaker.name), readForm(request), { today, answers: {} });
  if (errors.length > 0) return showConsent(request, reply, { form, typed, errors });
  const named = { personId: counter.personId, serviceId: service.id };
  const spoken = spokenBy(request, { personId: counter.personId, by: speaker.by, typed });
  if (form.refuses) {
    if (await isRefused(context, { ...named, spoken }))
      return sendSeeOther(reply, refusedHref(request, named, here));
    return showConsent(request, reply, { form: { ...form, key: "" }, typed, agreedMeanwhile: true });
  }
  try {
    const decision = decisionFrom(proposal, { id: counter.personId }, form);
    const grant = await giveGrant(context, { ...decision, serviceId: service.id, spoken });
    return sendSeeOther(reply, at.agreement(counter.personId, grant.id));
  } catch (error) {
    return showConsent(request, reply, { form: { ...form, key: "" }, typed, stale: staleReason(error) });
  }
}

/** False when they had said yes meanwhile: a yes is stopped, not refused. */
async function isRefused(context: Context, refusal: Parameters<typeof refuseService>[1]): Promise<boolean> {
  try {
    await refuseService(context, refusal);
    return true;
  } catch (error) {
    if (error instanceof AppError && error.code === "consent.already_granted") return false;
    throw error;
  }
}
