import { createHmac, timingSafeEqual } from "node:crypto";
import type { FastifyRequest } from "fastify";

/** The time of a conversation (ADR 0049). */
export const MARK_MINUTES = 15;

/**
 * What this session has seen happen about somebody, in words that nobody else can write: it holds a quarter
 * of an hour, for this authority, this session and these facts.
 */
export function signSessionMark(request: FastifyRequest, facts: readonly string[]): string {
  const until = request.ardeco.context.now().getTime() + MARK_MINUTES * 60_000;
  return `${until}.${computeMarkMac(request, facts, until)}`;
}

/** Until when; undefined when nobody said so, or too long ago. */
export function findMarkExpiry(
  request: FastifyRequest,
  facts: readonly string[],
  mark: string,
): Date | undefined {
  const [time = "", mac = ""] = mark.split(".");
  const until = Number(time);
  if (!/^\d{13}$/.test(time) || until <= request.ardeco.context.now().getTime()) return undefined;
  const [given, wanted] = [Buffer.from(mac), Buffer.from(computeMarkMac(request, facts, until))];
  return given.length === wanted.length && timingSafeEqual(given, wanted) ? new Date(until) : undefined;
}

function computeMarkMac({ ardeco }: FastifyRequest, facts: readonly string[], until: number): string {
  const { context, session } = ardeco;
  return createHmac("sha256", context.ports.keyring.derive("signing", "desk-presence"))
    .update(JSON.stringify([context.authorityId, session?.id, ...facts, until]))
    .digest("base64url");
}
