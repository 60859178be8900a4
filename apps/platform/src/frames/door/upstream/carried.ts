import type { FastifyReply, FastifyRequest } from "fastify";
import { authorityCookie, cookiePlace, type SessionKind } from "../../../web/index.ts";

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

export const departureOf = (kind: SessionKind): Carried =>
  kind === "person" ? "departure" : "agentDeparture";

/** Lax: the provider sends the browser back by a link from its own site. */
export function carry(reply: FastifyReply, what: Carried, sealed: string): void {
  const { name, scope } = cookieFor(reply.request, what);
  reply.setCookie(name, sealed, { ...scope, maxAge: SECONDS[what] });
}

export function carried(request: FastifyRequest, what: Carried): string | undefined {
  return request.cookies?.[cookieFor(request, what).name];
}

/** Once: an answer that comes twice finds nothing. */
export function drop(reply: FastifyReply, what: Carried): void {
  const { name, scope } = cookieFor(reply.request, what);
  reply.clearCookie(name, scope);
}

const cookieFor = (request: FastifyRequest, what: Carried) =>
  authorityCookie(NAMES[what], cookiePlace(request.ardeco));
