import type { FastifyInstance, FastifyRequest } from "fastify";
import { kernelErrors } from "../../kernel/kernel-errors.ts";
import { resolveServingOrigin } from "../http/hosts-hook.ts";
import type { WebSettings } from "../settings.ts";
import { findVisit } from "../visit/visit.ts";
import { isFormToken } from "./form-token.ts";
import { findFormBearer } from "./visitor-cookie.ts";

declare module "fastify" {
  interface FastifyContextConfig {
    /** `false` for a route that programs call with their own proof (OpenID token endpoint). */
    csrf?: false;
  }
}

const SAFE = new Set(["GET", "HEAD", "OPTIONS"]);

const isGuarded = ({ method, routeOptions }: FastifyRequest): boolean =>
  !SAFE.has(method) && routeOptions.config.csrf !== false;

/** Browsers that send neither header are left to the token. "null" is an origin like another: foreign. */
export function isSameOrigin(headers: FastifyRequest["headers"], here: string): boolean {
  const site = headers["sec-fetch-site"];
  if (site !== undefined && site !== "same-origin") return false;
  return headers.origin === undefined || headers.origin === here;
}

function getBodyToken(body: unknown): string {
  if (typeof body !== "object" || body === null || !("_csrf" in body)) return "";
  return typeof body._csrf === "string" ? body._csrf : "";
}

/** A script of ours that posts JSON sends the token in this header. */
function getRequestToken({ headers, body }: FastifyRequest): string {
  const header = headers["x-csrf-token"];
  return typeof header === "string" ? header : getBodyToken(body);
}

/** Every page request that may change something comes from our own page, shown to this very visitor. */
export function requireFormTokens(app: FastifyInstance, settings: WebSettings): void {
  app.addHook("onRequest", async (request) => {
    if (isGuarded(request) && !isSameOrigin(request.headers, resolveServingOrigin(settings, request))) {
      throw kernelErrors.error("request.form_expired");
    }
  });
  // The body is read by now, and not yet believed
  app.addHook("preValidation", async (request) => {
    if (!isGuarded(request)) return;
    const bearer = findFormBearer(request, findVisit(request)?.session, settings);
    if (!bearer || !isFormToken(settings.formKey, bearer, getRequestToken(request))) {
      throw kernelErrors.error("request.form_expired");
    }
  });
}
