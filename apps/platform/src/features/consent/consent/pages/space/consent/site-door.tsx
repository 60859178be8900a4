import type { FastifyInstance, FastifyReply, FastifyRequest } from "fastify";
import { formatPersonAddress, buildSpaceAddresses, fromOffer, findOfferParameter } from "../../../../../../frames/space/common/addresses.ts";
import { resolveChosenPerson } from "../../../../../../frames/space/common/choose-person.ts";
import type { Somebody } from "../../../../../../frames/space/common/somebody.ts";
import { sendSeeOther } from "../../../../../../web/index.ts";
import { requireEntersServices } from "../../../../../access/access/index.ts";
import { findPauseOver } from "../../../../subscriptions/pages/space/services/find-pause.ts";
import {
  getOffer,
  type Offer,
  offerAddresses,
} from "../../../../subscriptions/pages/space/services/find-service.ts";
import { requireOpenTo } from "../../../../subscriptions/pages/space/services/require-open.ts";
import { giveGrant, type Proposal, proposeConsent, refuseService } from "../../../index.ts";
import {
  acts,
  decisionFrom,
  type PostedConsent,
  readConsentForm,
  type StaleReason,
  staleReason,
} from "../../common/consent/consent-form.ts";
import { showConsent } from "./consent-view.tsx";
import { showSignInAgain } from "./openid-views.tsx";
import { isPauseRefusal, showPaused } from "./paused-view.tsx";
import { isInAccount, reconnect } from "./reconnect.ts";

/** Saying yes from the site, before any application asks. */
export function siteConsentPages(app: FastifyInstance): void {
  const path = "/espace/services/:provider/:service/accord";
  app.get(path, async (request, reply) => unlessPaused(request, reply, () => show(request, reply)));
  app.post(path, async (request, reply) => unlessPaused(request, reply, () => decide(request, reply)));
}

/** Said to who asks, wherever it stopped: before the question, or once it was answered. */
async function unlessPaused(
  request: FastifyRequest,
  reply: FastifyReply,
  act: () => Promise<FastifyReply>,
): Promise<FastifyReply> {
  const { context } = request.ardeco;
  try {
    return await act();
  } catch (error) {
    if (!isPauseRefusal(error)) throw error;
    const view = await context.transaction(async (tx) => {
      const { service } = await getOffer(tx, request);
      const { somebody } = await resolveChosenPerson(tx, request);
      const over = { personId: somebody.id, serviceId: service.id };
      return { service, somebody, pause: await findPauseOver(tx, context, over) };
    });
    return showPaused(reply, view);
  }
}

interface Asked {
  readonly offer: Offer;
  readonly somebody: Somebody;
  readonly proposal: Proposal;
}

async function ask(request: FastifyRequest): Promise<Asked> {
  const { context } = request.ardeco;
  return context.transaction(async (tx) => {
    const offer = await getOffer(tx, request);
    const { somebody } = await resolveChosenPerson(tx, request);
    await requireOpenTo(tx, context, offer.service, somebody);
    const named = { personId: somebody.id, serviceId: offer.service.id };
    return { offer, somebody, proposal: await proposeConsent(tx, context, named) };
  });
}

async function show(
  request: FastifyRequest,
  reply: FastifyReply,
  stale?: { reason: StaleReason; form: PostedConsent },
): Promise<FastifyReply> {
  const { offer, somebody, proposal } = await ask(request);
  const path = formatPersonAddress(
    offerAddresses(request.ardeco.brand, offer).consent,
    somebody,
    fromOffer(findOfferParameter(request) ?? ""),
  );
  if (!isInAccount(request.ardeco)) {
    const name = offer.service.definition.title[request.ardeco.language];
    const back = formatPersonAddress(offerAddresses(request.ardeco.brand, offer).page, somebody);
    return showSignInAgain(reply, { name, path, why: "account", back });
  }
  return showConsent(reply, { proposal, somebody, action: path, path, ...(stale ? { stale } : {}) });
}

async function decide(request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> {
  const { context, brand } = request.ardeco;
  const form = readConsentForm(request);
  if (form.act === acts.reconnect) return reconnect(request, reply, request.url);
  requireEntersServices(request.ardeco.session);
  const { offer, somebody, proposal } = await ask(request);
  const serviceId = offer.service.id;
  if (form.refuses) {
    await refuseService(context, { personId: somebody.id, serviceId });
    return sendSeeOther(reply, formatPersonAddress(offerAddresses(brand, offer).page, somebody, { refuse: "1" }));
  }
  try {
    const grant = await giveGrant(context, { ...decisionFrom(proposal, somebody, form), serviceId });
    return sendSeeOther(
      reply,
      formatPersonAddress(buildSpaceAddresses(brand).grant(grant.id), somebody, { fait: "1", ...fromOffer(findOfferParameter(request) ?? "") }),
    );
  } catch (error) {
    return show(request, reply, { reason: staleReason(error), form });
  }
}
