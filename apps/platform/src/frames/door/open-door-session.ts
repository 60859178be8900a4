import type { FastifyReply } from "fastify";
import { closeSessions, resolveSession, setSessionDevice } from "../../features/access/access/index.ts";
import { parseDevice } from "../../features/access/access/pages/common/sessions/device.ts";
import { sendSeeOther, setSessionCookie, type Visit } from "../../web/index.ts";
import { computeArrivalPath } from "./arrival.ts";
import type { Door } from "./doors.ts";
import { toDoorSystem } from "./to-door-system.ts";
import { endCarriedCookie, getDepartureCookie, setCarriedCookie } from "./upstream/read-carried-cookie.ts";

interface Entered {
  readonly session: string;
  readonly back: string | undefined;
  /** How to leave the provider of the State by which they came. */
  readonly departure?: string | undefined;
}

/**
 * Gives the browser its new session and leads on. The token is always one drawn just now, and the session
 * that the browser came with ends: what somebody planted before is worth nothing after (session fixation,
 * CWE-384).
 */
export async function openDoorSession(
  reply: FastifyReply,
  door: Door,
  { session, back, departure }: Entered,
): Promise<FastifyReply> {
  const visit = reply.request.ardeco;
  await endSession(visit);
  setSessionCookie(reply, visit, door.kind, session);
  // Whoever came in another way leaves no provider that somebody else opened before them
  if (departure) setCarriedCookie(reply, getDepartureCookie(door.kind), departure);
  else endCarriedCookie(reply, getDepartureCookie(door.kind));
  const system = toDoorSystem(visit.context);
  const device = parseDevice(reply.request.headers["user-agent"]);
  await setSessionDevice(system, session, device);
  const actor = (await resolveSession(visit.context, session))?.actor;
  return sendSeeOther(reply, computeArrivalPath(door, { brand: visit.brand, actor, back }));
}

/** Ends the session of this visit for good, wherever its token was copied. */
export async function endSession({ session, context }: Visit): Promise<void> {
  if (!session) return;
  const { id, actor } = session;
  if (actor.kind !== "person" && actor.kind !== "staff") return;
  const subjectId = actor.kind === "person" ? actor.personId : actor.staffId;
  const system = toDoorSystem(context);
  await closeSessions(system, { ids: [id], subjectId });
}
