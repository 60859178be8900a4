import type { FastifyInstance, FastifyRequest } from "fastify";
import {
  findOrigin,
  type Hosts,
  isDocumentPath,
  isForPrograms,
  listOrigins,
  resolvePathOrigin,
} from "../../kernel/hosts.ts";
import { kernelErrors } from "../../kernel/kernel-errors.ts";
import { webErrors } from "../errors/web-errors.ts";
import type { WebSettings } from "../settings.ts";
import { getNormalisedPath } from "./get-normalised-path.ts";
import { sendPlainRefusal } from "./send-plain-refusal.ts";

/** A supervisor asks at the address of the machine. */
const HEALTH = new Set(["/livez", "/readyz", "/metrics"]);
const SAFE = new Set(["GET", "HEAD", "OPTIONS"]);
/**
 * The same bytes on every host, colours and logo of an authority included: pages name them without a host.
 */
const SHARED = /^\/(assets|\.well-known)\/|^\/[^/]+\/(theme\.css$|icone\.svg$|logo\/)/;

/** The origin that serves a request: a page, and the forms it may send. */
export const resolveServingOrigin = ({ hosts, publicUrl }: WebSettings, { host }: FastifyRequest): string =>
  isAlone(hosts) ? publicUrl : (findOrigin(hosts, host) ?? publicUrl);

const isAlone = (hosts: Hosts): boolean => listOrigins(hosts).length === 1;

/**
 * With hosts of their own, an area is served by its host and by no other: a page is redirected there, a form
 * is refused, a Host header that is none of ours is answered 421 (RFC 9110, section 15.5.20).
 */
export function requireSeparateHosts(app: FastifyInstance, { hosts }: WebSettings): void {
  if (isAlone(hosts)) return;
  app.addHook("onRequest", async (request, reply) => {
    const path = getNormalisedPath(request);
    const here = findOrigin(hosts, request.host);
    // Neither pages, nor scripts, nor cookies: what a deposited file could reach from there.
    if (here !== undefined && here === hosts.documents && !(isDocumentPath(path) && request.method === "GET"))
      return sendPlainRefusal(reply, kernelErrors.error("request.not_found"));
    if (HEALTH.has(path)) return;
    if (here === undefined || !path.startsWith("/")) throw webErrors.error("request.unknown_host");
    if (SHARED.test(path)) return;
    const home = path === "/" ? resolveHostHome(hosts, here) : undefined;
    if (home !== undefined) return reply.redirect(home, 302);
    const there = resolvePathOrigin(hosts, path);
    if (there === here || (here === hosts.publicUrl && isServedToPrograms(request, path))) return;
    if (!SAFE.has(request.method)) throw webErrors.error("request.wrong_host");
    return reply.redirect(there + request.url, 302);
  });
}

/** A program proves itself otherwise than by the page that it comes from. */
const isServedToPrograms = ({ method, routeOptions }: FastifyRequest, path: string): boolean =>
  isForPrograms(path) ||
  (!SAFE.has(method) && (routeOptions.config?.csrf === false || path.endsWith("/oidc/auth")));

/** The root of a host is the first page of its area; agents choose their authority on the public one. */
function resolveHostHome(
  { authorities, sandbox, staff, publicUrl }: Hosts,
  here: string,
): string | undefined {
  if (here === publicUrl) return undefined;
  const [slug] = Object.entries(authorities).find(([, origin]) => origin === here) ?? [];
  if (slug !== undefined) return `/${slug}/`;
  if (here === sandbox) return "/bac-a-sable/essayer";
  return here === staff ? `${publicUrl}/` : undefined;
}
