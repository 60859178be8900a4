import type { FastifyReply, FastifyRequest } from "fastify";
import { buildDeskAddresses } from "../../../../../../frames/desk/common/addresses.ts";
import { toCivilDate } from "../../../../../../kernel/civil-date.ts";
import type { Context } from "../../../../../../kernel/context.ts";
import { listCodes, recoverRefusal } from "../../../../../../kernel/recover-refusal.ts";
import { parseFields, readForm, sendSeeOther } from "../../../../../../web/index.ts";
import { acceptConsent, consentErrors, declineService } from "../../../../consent/index.ts";
import {
  parseConsentDecision,
  readConsentForm,
  recoverStaleConsent,
} from "../../../../consent/pages/common/consent/consent-form.ts";
import { readDeskRequest } from "./asked-aloud.ts";
import { showDeskConsent } from "./consent-page.tsx";
import { buildOfferKey } from "./find-offer.ts";
import { buildRefusalHref } from "./refused.ts";
import { buildSpokenFields, parseSpoken } from "./spoken-fields.ts";

/** The yes, or the no, that was said aloud. Sent twice, it decides once. */
export async function handleDeskDecision(
  request: FastifyRequest,
  reply: FastifyReply,
): Promise<FastifyReply> {
  const { context, brand } = request.ardeco;
  const form = readConsentForm(request);
  const { typed } = readForm(request);
  const { counter, service, speaker, proposal } = await readDeskRequest(request);
  const at = buildDeskAddresses(brand);
  const here = at.offer(counter.personId, buildOfferKey(service, context.authorityId));
  if (!proposal) return sendSeeOther(reply, here);
  const today = toCivilDate(context.now());
  const { errors } = parseFields(buildSpokenFields(speaker.name), readForm(request), { today, answers: {} });
  if (errors.length > 0) return showDeskConsent(request, reply, { form, typed, errors });
  const named = { personId: counter.personId, serviceId: service.id };
  const spoken = parseSpoken(request, { personId: counter.personId, by: speaker.by, typed });
  if (form.refuses) {
    if (await isRefused(context, { ...named, spoken }))
      return sendSeeOther(reply, buildRefusalHref(request, named, here));
    return showDeskConsent(request, reply, { form: { ...form, key: "" }, typed, agreedMeanwhile: true });
  }
  const accept = async () => {
    const decision = parseConsentDecision(proposal, { id: counter.personId }, form);
    const grant = await acceptConsent(context, { ...decision, serviceId: service.id, spoken });
    return sendSeeOther(reply, at.agreement(counter.personId, grant.id));
  };
  return recoverStaleConsent(accept, (stale) =>
    showDeskConsent(request, reply, { form: { ...form, key: "" }, typed, stale }),
  );
}

/** False when they had said yes meanwhile: a yes is stopped, not refused. */
const isRefused = (context: Context, refusal: Parameters<typeof declineService>[1]): Promise<boolean> =>
  recoverRefusal(
    listCodes(consentErrors, "consent.already_granted"),
    async () => {
      await declineService(context, refusal);
      return true;
    },
    () => false,
  );
