import type { FastifyInstance, FastifyReply, FastifyRequest } from "fastify";
import { addQuery, FOR } from "../../../../../../frames/space/common/addresses.ts";
import { getSignedInPerson } from "../../../../../../frames/space/common/require-person.ts";
import { recoverRefusal } from "../../../../../../kernel/recover-refusal.ts";
import { grantFormAction } from "../../../../../../web/index.ts";
import { isEnough } from "../../../../../access/access/index.ts";
import {
  cancelInteraction,
  confirmAuthentication,
  confirmConsent,
  declineInteraction,
  type OpenId,
} from "../../../../openid/index.ts";
import { buildConsentProposal } from "../../../index.ts";
import {
  acts,
  type PostedConsent,
  parseConsentDecision,
  readConsentForm,
  recoverStaleConsent,
  type StaleReason,
} from "../../common/consent/consent-form.ts";
import { showConsentView } from "./consent-view.tsx";
import { type OpenIdRequest, readOpenIdRequest, toOpenIdExchange } from "./openid-request.ts";
import { showReauthentication, showWhom } from "./openid-views.tsx";
import { pauseRefusal, showPaused } from "./paused-view.tsx";
import { isInAccount, startNewSession } from "./reconnect.ts";

/**
 * Pages in which an application's request waits for the person. The provider sends here, and takes the answer
 * back.
 */
export function openIdConsentPages(app: FastifyInstance, openId: OpenId): void {
  app.get("/espace/autoriser/:uid", async (request, reply) => showOpenIdConsent(openId, request, reply));
  app.post("/espace/autoriser/:uid", async (request, reply) => handleOpenIdDecision(openId, request, reply));
}

async function showOpenIdConsent(
  openId: OpenId,
  request: FastifyRequest,
  reply: FastifyReply,
  stale?: { reason: StaleReason; form: PostedConsent },
): Promise<FastifyReply> {
  const asked = await readOpenIdRequest(openId, request, reply);
  // Chromium holds the redirects that follow a form to its form-action (CSP Level 3, section 6.4.1).
  grantFormAction(reply, asked.interaction.redirectUri);
  const { somebody, path, service, paused, interaction } = asked;
  if (!isInAccount(request.ardeco))
    return showReauthentication(reply, { name: interaction.client.name, path, why: "account" });
  if (interaction.waitsFor === "sign_in") return startOpenIdSession(openId, asked, reply);
  if (!somebody) return showWhom(reply, asked);
  if (paused) {
    const from = { client: asked.interaction.client.name, path: addQuery(path, { [FOR]: somebody.id }) };
    return showPaused(reply, { service, somebody, pause: paused.pause, from });
  }
  const { context } = request.ardeco;
  const named = { personId: somebody.id, serviceId: asked.interaction.sector.serviceId };
  const proposal = await context.transaction((tx) => buildConsentProposal(tx, context, named));
  // Everybody is named, the reader too: the question “for whom?” is answered.
  const here = addQuery(path, { [FOR]: somebody.id });
  return showConsentView(reply, {
    proposal,
    somebody,
    action: here,
    path: here,
    client: asked.interaction.client.name,
    clientChanged: asked.interaction.applicationChanged,
    ...(stale ? { stale } : {}),
  });
}

/**
 * A session opened just now is a proof of presence; an older one is asked again when the application insists.
 */
const FRESH_MS = 5 * 60_000;

async function startOpenIdSession(
  openId: OpenId,
  { interaction, path }: OpenIdRequest,
  reply: FastifyReply,
): Promise<FastifyReply> {
  const visit = reply.request.ardeco;
  const signedInAt = visit.session?.signedInAt ?? new Date(0);
  const age = visit.context.now().getTime() - signedInAt.getTime();
  const { name } = interaction.client;
  if (interaction.refusedPersonId === getSignedInPerson(visit))
    return showReauthentication(reply, { name, path, why: "other" });
  const tooWeak = !isEnough(visit.session?.level, interaction.levels);
  if (tooWeak || (interaction.freshSignIn && age > FRESH_MS))
    return showReauthentication(reply, { name, path, why: tooWeak ? "stronger" : "again" });
  return reply.redirect(await confirmAuthentication(openId, toOpenIdExchange(reply.request, reply)), 303);
}

async function handleOpenIdDecision(
  openId: OpenId,
  request: FastifyRequest,
  reply: FastifyReply,
): Promise<FastifyReply> {
  const form = readConsentForm(request);
  if (form.act === acts.reconnect) return startNewSession(request, reply, request.url.split("?")[0] ?? "");
  const { context } = request.ardeco;
  const exchange = toOpenIdExchange(request, reply);
  const asked = await readOpenIdRequest(openId, request, reply);
  const { somebody, interaction, paused } = asked;
  // Under a pause there is nothing to say no to: whoever came from an application goes back to it.
  const isOut = paused || !isInAccount(request.ardeco);
  if (!somebody || (isOut && form.refuses))
    return reply.redirect(await cancelInteraction(openId, exchange), 303);
  if (isOut) return showOpenIdConsent(openId, request, reply);
  const named = { personId: somebody.id, serviceId: interaction.sector.serviceId };
  const proposal = await context.transaction((tx) => buildConsentProposal(tx, context, named));
  if (form.refuses) {
    // With a live agreement there is nothing to refuse: the person goes back without answering what is new.
    const leave = proposal.live
      ? cancelInteraction(openId, exchange)
      : declineInteraction(openId, exchange, context, somebody.id);
    return reply.redirect(await leave, 303);
  }
  const confirm = async () => {
    const decision = parseConsentDecision(proposal, somebody, form);
    return reply.redirect(await confirmConsent(openId, exchange, context, decision), 303);
  };
  return recoverStaleConsent(
    // Paused while the question was read.
    () => recoverRefusal(pauseRefusal, confirm, () => showOpenIdConsent(openId, request, reply)),
    (reason) => showOpenIdConsent(openId, request, reply, { reason, form }),
  );
}
