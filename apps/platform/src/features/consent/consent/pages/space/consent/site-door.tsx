import type { FastifyInstance, FastifyReply, FastifyRequest } from "fastify";
import {
  buildSpaceAddresses,
  findOfferParameter,
  formatPersonAddress,
  fromOffer,
} from "../../../../../../frames/space/common/addresses.ts";
import { resolveChosenPerson } from "../../../../../../frames/space/common/resolve-chosen-person.ts";
import type { Somebody } from "../../../../../../frames/space/common/somebody.ts";
import { recoverRefusal } from "../../../../../../kernel/recover-refusal.ts";
import { sendSeeOther } from "../../../../../../web/index.ts";
import { requireEntersServices } from "../../../../../access/access/index.ts";
import { findPauseOver } from "../../../../subscriptions/pages/space/services/find-pause.ts";
import {
  buildOfferAddresses,
  getSpaceOffer,
  type Offer,
} from "../../../../subscriptions/pages/space/services/find-service.ts";
import { requireOpenService } from "../../../../subscriptions/pages/space/services/require-open-service.ts";
import {
  acceptConsent,
  buildConsentProposal,
  declineService,
  getOpening,
  type Proposal,
} from "../../../index.ts";
import {
  acts,
  type PostedConsent,
  parseConsentDecision,
  readConsentForm,
  recoverStaleConsent,
  type StaleReason,
} from "../../common/consent/consent-form.ts";
import { showConsentView } from "./consent-view.tsx";
import { showReauthentication } from "./openid-views.tsx";
import { pauseRefusal, showPaused } from "./paused-view.tsx";
import { isInAccount, startNewSession } from "./reconnect.ts";

/** Saying yes from the site, before any application asks. */
export function defineSiteConsentPages(app: FastifyInstance): void {
  const path = "/espace/services/:provider/:service/accord";
  app.get(path, async (request, reply) =>
    handlePauseRefusal(request, reply, () => showSiteConsent(request, reply)),
  );
  app.post(path, async (request, reply) =>
    handlePauseRefusal(request, reply, () => handleSiteDecision(request, reply)),
  );
}

/** Said to who asks, wherever it stopped: before the question, or once it was answered. */
async function handlePauseRefusal(
  request: FastifyRequest,
  reply: FastifyReply,
  act: () => Promise<FastifyReply>,
): Promise<FastifyReply> {
  const { context } = request.ardeco;
  return recoverRefusal(pauseRefusal, act, async () => {
    const { service } = await getSpaceOffer(request);
    const { somebody } = await resolveChosenPerson(request);
    const over = { personId: somebody.id, serviceId: service.id };
    const view = { service, somebody, pause: await findPauseOver(context, over) };
    return showPaused(reply, view);
  });
}

interface Asked {
  readonly offer: Offer;
  readonly somebody: Somebody;
  readonly proposal: Proposal;
  /** The service's rule reads what an agent still checks: nothing is told before. */
  readonly isAwaited: boolean;
}

async function readSiteRequest(request: FastifyRequest): Promise<Asked> {
  const { context } = request.ardeco;
  const offer = await getSpaceOffer(request);
  const { somebody } = await resolveChosenPerson(request);
  await requireOpenService(context, offer.service, somebody);
  const named = { personId: somebody.id, serviceId: offer.service.id };
  const opening = await getOpening(context, offer.service, somebody);
  const isAwaited = opening.outcome === "missing" && opening.undecided;
  return { offer, somebody, isAwaited, proposal: await buildConsentProposal(context, named) };
}

async function showSiteConsent(
  request: FastifyRequest,
  reply: FastifyReply,
  stale?: { reason: StaleReason; form: PostedConsent },
): Promise<FastifyReply> {
  const { offer, somebody, proposal, isAwaited } = await readSiteRequest(request);
  const path = formatPersonAddress(
    buildOfferAddresses(request.ardeco.brand, offer).consent,
    somebody,
    fromOffer(findOfferParameter(request) ?? ""),
  );
  if (!isInAccount(request.ardeco)) {
    const name = offer.service.definition.title[request.ardeco.language];
    const back = formatPersonAddress(buildOfferAddresses(request.ardeco.brand, offer).page, somebody);
    return showReauthentication(reply, { name, path, why: "account", back });
  }
  const view = { proposal, somebody, isAwaited, action: path, path };
  return showConsentView(reply, { ...view, ...(stale ? { stale } : {}) });
}

async function handleSiteDecision(request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> {
  const { context, brand } = request.ardeco;
  const form = readConsentForm(request);
  if (form.act === acts.reconnect) return startNewSession(request, reply, request.url);
  requireEntersServices(request.ardeco.session);
  const { offer, somebody, proposal } = await readSiteRequest(request);
  const serviceId = offer.service.id;
  if (form.refuses) {
    await declineService(context, { personId: somebody.id, serviceId });
    return sendSeeOther(
      reply,
      formatPersonAddress(buildOfferAddresses(brand, offer).page, somebody, { refuse: "1" }),
    );
  }
  const accept = async () => {
    const decision = parseConsentDecision(proposal, somebody, form);
    const grant = await acceptConsent(context, { ...decision, serviceId, opensOnceValidated: true });
    return sendSeeOther(
      reply,
      formatPersonAddress(buildSpaceAddresses(brand).grant(grant.id), somebody, {
        fait: "1",
        ...fromOffer(findOfferParameter(request) ?? ""),
      }),
    );
  };
  return recoverStaleConsent(accept, (reason) => showSiteConsent(request, reply, { reason, form }));
}
