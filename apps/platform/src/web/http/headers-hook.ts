import type { FastifyInstance, FastifyReply } from "fastify";
import { isHttps, type WebSettings } from "../settings.ts";
import { securityHeaders } from "./security-headers.ts";

const CSP = "content-security-policy";

export function setHeaders(reply: FastifyReply, settings: WebSettings): void {
  reply.headers(securityHeaders({ https: isHttps(settings) }));
  reply.header("x-request-id", reply.request.id);
}

/** Every answer carries the security headers, and is kept by no cache unless it says otherwise. */
export function addHeaders(app: FastifyInstance, settings: WebSettings): void {
  app.addHook("onRequest", async (_request, reply) => setHeaders(reply, settings));
  app.addHook("onSend", async (_request, reply, payload) => {
    if (!reply.hasHeader("cache-control")) reply.header("cache-control", "no-store");
    return payload;
  });
}

/** Lets the answer to a form of this page lead to another origin (an OpenID client, FranceConnect). */
export function allowFormAction(reply: FastifyReply, address: string): void {
  const { origin } = new URL(address);
  if (!/^https?:/.test(origin)) throw new TypeError("form-action takes an http or https origin");
  const policy = String(reply.getHeader(CSP)).replace("form-action 'self'", `form-action 'self' ${origin}`);
  reply.header(CSP, policy);
}
