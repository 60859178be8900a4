import { randomBytes } from "node:crypto";
import type { FastifyReply, FastifyRequest } from "fastify";
import type { Session } from "../ports.ts";
import { isHttps, type WebSettings } from "../settings.ts";
import type { FormBearer } from "./form-token.ts";

const VISITOR = /^[\w-]{22}$/;

/** `__Host-`: only this very host, over https, may set it (RFC 6265bis, 4.1.3.2). Over http browsers refuse the prefix. */
export const visitorCookieName = (settings: WebSettings): string =>
  isHttps(settings) ? "__Host-ardeco-visite" : "ardeco-visite";

/** Whose forms the request may send: a session, else the holder of the visitor cookie, else nobody. */
export function formBearer(
  request: FastifyRequest,
  session: Session | undefined,
  settings: WebSettings,
): FormBearer | undefined {
  if (session) return `session:${session.id}`;
  const visitor = request.cookies?.[visitorCookieName(settings)];
  return visitor !== undefined && VISITOR.test(visitor) ? `visitor:${visitor}` : undefined;
}

const given = new WeakMap<FastifyReply, FormBearer>();

/** One cookie an answer, however many forms the page has. */
export function giveVisitorCookie(reply: FastifyReply, settings: WebSettings): FormBearer {
  const known = given.get(reply);
  if (known) return known;
  const visitor = randomBytes(16).toString("base64url");
  const bearer: FormBearer = `visitor:${visitor}`;
  given.set(reply, bearer);
  const secure = isHttps(settings);
  reply.setCookie(visitorCookieName(settings), visitor, {
    path: "/",
    httpOnly: true,
    sameSite: "lax",
    secure,
  });
  return bearer;
}
