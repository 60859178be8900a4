import type { FastifyReply, FastifyRequest } from "fastify";
import { buildDeskAddresses } from "./addresses.ts";
import { findMarkExpiry, MARK_MINUTES, signSessionMark } from "./marks.ts";

const NAME = "ardeco_a_cote";

const listPresenceFacts = (personId: string) => ["beside", personId];

/**
 * The agent said that this person is beside them and wants to show everything: kept by this browser, for this
 * session and this person's pages alone, a quarter of an hour. Nothing else opens what a desk does not see.
 */
export function recordPresence(request: FastifyRequest, reply: FastifyReply, personId: string): void {
  const { brand, context } = request.ardeco;
  reply.setCookie(NAME, signSessionMark(request, listPresenceFacts(personId)), {
    path: buildDeskAddresses(brand).person(personId),
    httpOnly: true,
    sameSite: "strict",
    secure: context.ports.publicUrl.startsWith("https://"),
    maxAge: MARK_MINUTES * 60,
  });
}

/** The person has left, or the next one comes. */
export function endPresence({ ardeco }: FastifyRequest, reply: FastifyReply, personId: string): void {
  reply.clearCookie(NAME, { path: buildDeskAddresses(ardeco.brand).person(personId) });
}

/** Until when; undefined when nobody said so, or too long ago. */
export function findPresenceExpiry(request: FastifyRequest, personId: string): Date | undefined {
  return findMarkExpiry(request, listPresenceFacts(personId), request.cookies[NAME] ?? "");
}
