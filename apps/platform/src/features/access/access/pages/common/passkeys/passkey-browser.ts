import { randomBytes } from "node:crypto";
import type { FastifyReply, FastifyRequest } from "fastify";

const NAME = "ardeco_defi";
const VALUE = /^[\w-]{43}$/;

/**
 * The cookie that ties a challenge to one browser: out of reach of scripts and of other sites, gone in ten
 * minutes.
 */
export function setBrowserCookie(request: FastifyRequest, reply: FastifyReply): string {
  const { brand, context } = request.ardeco;
  const value = readBrowserCookie(request) || randomBytes(32).toString("base64url");
  reply.setCookie(NAME, value, {
    path: `/${brand.slug}`,
    httpOnly: true,
    sameSite: "strict",
    secure: context.ports.publicUrl.startsWith("https://"),
    maxAge: 600,
  });
  return value;
}

/** "" when the browser asked no question. */
export function readBrowserCookie({ cookies }: FastifyRequest): string {
  const value = cookies[NAME] ?? "";
  return VALUE.test(value) ? value : "";
}

/** The question, for the script; never kept. */
export const sendQuestion = (reply: FastifyReply, options: object): FastifyReply =>
  reply.header("cache-control", "no-store").send(options);
