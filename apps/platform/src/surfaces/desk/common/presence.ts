import { createHmac, timingSafeEqual } from "node:crypto";
import type { FastifyReply, FastifyRequest } from "fastify";
import { addresses } from "./addresses.ts";

const NAME = "ardeco_a_cote";
/** The time of a conversation (ADR 0049). */
const MINUTES = 15;

/**
 * The agent said that this person is beside them and wants to show everything: kept by this browser, for this session and
 * this person's pages alone, a quarter of an hour. Nothing else opens what a desk does not see.
 */
export function notePresence(request: FastifyRequest, reply: FastifyReply, personId: string): void {
  const { brand, context } = request.ardeco;
  const until = context.now().getTime() + MINUTES * 60_000;
  reply.setCookie(NAME, `${until}.${macOf(request, personId, until)}`, {
    path: addresses(brand).person(personId),
    httpOnly: true,
    sameSite: "strict",
    secure: context.ports.publicUrl.startsWith("https://"),
    maxAge: MINUTES * 60,
  });
}

/** The person has left, or the next one comes. */
export function endPresence({ ardeco }: FastifyRequest, reply: FastifyReply, personId: string): void {
  reply.clearCookie(NAME, { path: addresses(ardeco.brand).person(personId) });
}

/** Until when; undefined when nobody said so, or too long ago. */
export function presentUntil(request: FastifyRequest, personId: string): Date | undefined {
  const [time = "", mac = ""] = (request.cookies[NAME] ?? "").split(".");
  const until = Number(time);
  if (!/^\d{13}$/.test(time) || until <= request.ardeco.context.now().getTime()) return undefined;
  const [given, wanted] = [Buffer.from(mac), Buffer.from(macOf(request, personId, until))];
  return given.length === wanted.length && timingSafeEqual(given, wanted) ? new Date(until) : undefined;
}

function macOf({ ardeco }: FastifyRequest, personId: string, until: number): string {
  const { context, session } = ardeco;
  return createHmac("sha256", context.ports.keyring.derive("signing", "desk-presence"))
    .update(JSON.stringify([context.authorityId, session?.id, personId, until]))
    .digest("base64url");
}
