import type { FastifyReply, FastifyRequest } from "fastify";
import { buildAuthorityCookie, type SessionKind, toCookiePlace } from "../../../web/index.ts";

/**
 * What the browser carries, sealed: where it stands with a provider, then who came back, and how they leave
 * it.
 */
const NAMES = {
  attempt: "ardeco_tentative",
  identity: "ardeco_identite",
  departure: "ardeco_sortie",
  agentDeparture: "ardeco_sortie_agent",
} as const;
type Carried = keyof typeof NAMES;
const QUARTER = 15 * 60;
/** A working day: the providers' own sessions are shorter. */
const DAY = 10 * 3_600;
const SECONDS: Readonly<Record<Carried, number>> = {
  attempt: QUARTER,
  identity: QUARTER,
  departure: DAY,
  agentDeparture: DAY,
};

export const getDepartureCookie = (kind: SessionKind): Carried =>
  kind === "person" ? "departure" : "agentDeparture";

/** Lax: the provider sends the browser back by a link from its own site. */
export function setCarriedCookie(reply: FastifyReply, what: Carried, sealed: string): void {
  const { name, scope } = getCarriedPlace(reply.request, what);
  reply.setCookie(name, sealed, { ...scope, maxAge: SECONDS[what] });
}

export function readCarriedCookie(request: FastifyRequest, what: Carried): string | undefined {
  return request.cookies?.[getCarriedPlace(request, what).name];
}

/** Once: an answer that comes twice finds nothing. */
export function endCarriedCookie(reply: FastifyReply, what: Carried): void {
  const { name, scope } = getCarriedPlace(reply.request, what);
  reply.clearCookie(name, scope);
}

const getCarriedPlace = (request: FastifyRequest, what: Carried) =>
  buildAuthorityCookie(NAMES[what], toCookiePlace(request.ardeco));
