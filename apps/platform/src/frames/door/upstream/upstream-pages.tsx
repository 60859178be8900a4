import type { FastifyInstance, FastifyReply, FastifyRequest } from "fastify";
import { recordSignInFailure, requireOwnerPresent } from "../../../features/access/access/index.ts";
import { findDoor } from "../../../features/enrolment/enrolment/index.ts";
import {
  acceptUpstreamAnswer,
  callbackPaths,
  findIdentityOwner,
  openUpstreamAccount,
  sealUpstreamIdentity,
  startUpstreamAttempt,
  type UpstreamIdentity,
  type UpstreamKind,
  upstreamErrors,
} from "../../../features/identity/upstream/index.ts";
import type { Context } from "../../../kernel/context.ts";
import { recoverRefusal } from "../../../kernel/recover-refusal.ts";
import type { Session } from "../../../web/index.ts";
import { agentDoor, type Door, personDoor } from "../doors.ts";
import { openDoorSession } from "../open-door-session.ts";
import { findAskedReturn } from "../return-path.ts";
import { showSignInForm } from "../sign-in-view.tsx";
import { showKnown } from "./known-view.tsx";
import { endCarriedCookie, readCarriedCookie, setCarriedCookie } from "./read-carried-cookie.ts";
import { showTieQuestion } from "./tie-pages.tsx";
import { startPath } from "./upstream-button.tsx";

const doors: Readonly<Record<UpstreamKind, Door>> = { franceconnect: personDoor, proconnect: agentDoor };

/** To a provider of the State, and back. */
export function mountUpstreamPages(app: FastifyInstance): void {
  for (const kind of ["franceconnect", "proconnect"] as const) {
    app.get(
      startPath(kind),
      { config: { pace: "strict", writesOnRead: "the attempt that begins" } },
      async (request, reply) =>
        runUpstreamAct(reply, kind, () => handleUpstreamRequest(request, reply, kind)),
    );
    app.get(
      callbackPaths[kind],
      { config: { pace: "strict", writesOnRead: "the session that the State opens" } },
      async (request, reply) => runUpstreamAct(reply, kind, () => handleUpstreamReturn(request, reply, kind)),
    );
  }
}

async function handleUpstreamRequest(
  request: FastifyRequest,
  reply: FastifyReply,
  kind: UpstreamKind,
): Promise<FastifyReply> {
  const { context, brand } = request.ardeco;
  const back = findAskedReturn(request);
  const begun = await startUpstreamAttempt(context, { kind, slug: brand.slug, ...(back ? { back } : {}) });
  setCarriedCookie(reply, "attempt", begun.attempt);
  reply.header("cache-control", "no-store");
  return reply.redirect(begun.address, 303);
}

async function handleUpstreamReturn(
  request: FastifyRequest,
  reply: FastifyReply,
  kind: UpstreamKind,
): Promise<FastifyReply> {
  const { context, brand, session } = request.ardeco;
  reply.header("cache-control", "no-store");
  const attempt = readCarriedCookie(request, "attempt");
  endCarriedCookie(reply, "attempt");
  const query = request.url.split("?")[1] ?? "";
  const answer = { kind, slug: brand.slug, attempt, query };
  const { identity, back, departure } = await acceptUpstreamAnswer(context, answer);
  if (session?.actor.kind === "person" && kind === "franceconnect") {
    if (departure) setCarriedCookie(reply, "departure", departure);
    if (await isToTie(context, identity, session))
      return showTieQuestion(reply, identity, session.actor.personId);
  }
  const entered = await openUpstreamAccount(context, identity);
  if (entered) return openDoorSession(reply, doors[kind], { session: entered.session, back, departure });
  if (departure) setCarriedCookie(reply, "departure", departure);
  setCarriedCookie(reply, "identity", sealUpstreamIdentity(context, identity));
  const door = await context.transaction((tx) => findDoor(tx, context, "web"));
  return showKnown(reply, identity, door);
}

/**
 * Somebody is signed in already: the identity is theirs and opens a new session, or is nobody's and may
 * become theirs, asked first. Throws upstream.linked_to_another, access.recent_sign_in_required.
 */
async function isToTie(context: Context, identity: UpstreamIdentity, session: Session): Promise<boolean> {
  const owner = await findIdentityOwner(context, identity);
  const subjectId = session.actor.kind === "person" ? session.actor.personId : "";
  if (owner && owner.id !== subjectId) throw upstreamErrors.error("upstream.linked_to_another");
  if (!owner) requireOwnerPresent(context, { method: session.method, createdAt: session.signedInAt });
  return !owner;
}

/** What went wrong, above the other ways in. */
const runUpstreamAct = (
  reply: FastifyReply,
  kind: UpstreamKind,
  act: () => Promise<FastifyReply>,
): Promise<FastifyReply> =>
  recoverRefusal("4xx", act, async (failed) => {
    if (failed.status === 404) throw failed;
    await recordSignInFailure(reply.request.ardeco.context, kind);
    return showSignInForm(reply, doors[kind], { back: undefined, failed, status: failed.status });
  });
