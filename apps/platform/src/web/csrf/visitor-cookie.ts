import { createHmac, type KeyObject, randomBytes, timingSafeEqual } from "node:crypto";
import type { FastifyReply, FastifyRequest } from "fastify";
import type { Session } from "../ports.ts";
import { isHttps, type WebSettings } from "../settings.ts";
import type { FormBearer } from "./form-token.ts";

/** Sixteen random bytes, then the first sixteen of their HMAC: a value that we did not give is nobody's. */
const VISITOR = /^([\w-]{22})([\w-]{22})$/;

const computeCookieSeal = (key: KeyObject, random: string): Buffer =>
  createHmac("sha256", key).update("visitor\0").update(random).digest().subarray(0, 16);

function isGiven(key: KeyObject, visitor: string): boolean {
  const [, random = "", seal = ""] = VISITOR.exec(visitor) ?? [];
  const bytes = Buffer.from(seal, "base64url");
  return bytes.length === 16 && timingSafeEqual(bytes, computeCookieSeal(key, random));
}

/**
 * `__Host-`: only this very host, over https, may set it (RFC 6265bis, 4.1.3.2). Over http browsers refuse
 * the prefix.
 */
export const getVisitorCookieName = (settings: WebSettings): string =>
  isHttps(settings) ? "__Host-ardeco-visite" : "ardeco-visite";

/** Whose forms the request may send: a session, else the holder of the visitor cookie, else nobody. */
export function findFormBearer(
  request: FastifyRequest,
  session: Session | undefined,
  settings: WebSettings,
): FormBearer | undefined {
  if (session) return `session:${session.id}`;
  const visitor = request.cookies?.[getVisitorCookieName(settings)];
  return visitor !== undefined && isGiven(settings.formKey, visitor) ? `visitor:${visitor}` : undefined;
}

const given = new WeakMap<FastifyReply, FormBearer>();

/** One cookie an answer, however many forms the page has. */
export function issueVisitorCookie(reply: FastifyReply, settings: WebSettings): FormBearer {
  const known = given.get(reply);
  if (known) return known;
  const random = randomBytes(16).toString("base64url");
  const visitor = random + computeCookieSeal(settings.formKey, random).toString("base64url");
  const bearer: FormBearer = `visitor:${visitor}`;
  given.set(reply, bearer);
  const secure = isHttps(settings);
  reply.setCookie(getVisitorCookieName(settings), visitor, {
    path: "/",
    httpOnly: true,
    sameSite: "lax",
    secure,
  });
  return bearer;
}
