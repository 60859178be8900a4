import type { FastifyInstance, FastifyReply } from "fastify";
import { type Hosts, resolvePathOrigin } from "../../kernel/hosts.ts";
import { isHttps, type WebSettings } from "../settings.ts";
import { getNormalisedPath } from "./get-normalised-path.ts";
import { resolveServingOrigin } from "./hosts-hook.ts";
import { buildSecurityHeaders } from "./security-headers.ts";

const CSP = "content-security-policy";

export function setHeaders(reply: FastifyReply, settings: WebSettings): void {
  reply.headers(
    buildSecurityHeaders({ https: isHttps(settings), formAction: listSiblingOrigins(settings, reply) }),
  );
  reply.header("x-request-id", reply.request.id);
}

/**
 * An agent who signs out comes back to the site of their authority: the hosts of one authority may answer
 * each other's forms.
 */
function listSiblingOrigins(settings: WebSettings, { request }: FastifyReply): readonly string[] {
  const slug = getNormalisedPath(request).split("/")[1] ?? "";
  const paths = [`/${slug}/`, `/${slug}/agents`];
  const here = resolveServingOrigin(settings, request);
  const beside = [settings.publicUrl, ...paths.map((path) => resolvePathOrigin(settings.hosts, path))];
  return [...new Set(beside)].filter((origin) => origin !== here);
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
export function grantFormAction(reply: FastifyReply, address: string): void {
  const { origin } = new URL(address);
  if (!/^https?:/.test(origin)) throw new TypeError("form-action takes an http or https origin");
  const policy = String(reply.getHeader(CSP)).replace("form-action 'self'", `form-action 'self' ${origin}`);
  reply.header(CSP, policy);
}

/** Lets this page ask a program of this computer, over HTTP and WebSocket. */
export function grantConnection(reply: FastifyReply, address: string): void {
  const { origin, host } = new URL(address);
  const policy = String(reply.getHeader(CSP)).replace(
    "connect-src 'self'",
    `connect-src 'self' ${origin} ws://${host}`,
  );
  reply.header(CSP, policy);
}

const POLICY = "permissions-policy";

/** Lets this page read a code with the camera, once whoever is there has said yes to their browser. */
export function grantCamera(reply: FastifyReply): void {
  reply.header(POLICY, String(reply.getHeader(POLICY)).replace("camera=()", "camera=(self)"));
}

/**
 * Where the documents that a page shows come from: its own host, which leads to the one of documents when
 * there is one.
 */
const formatDocumentSources = ({ documents }: Hosts): string =>
  documents === null ? "'self'" : `'self' ${documents}`;

/** Lets this page show, in a frame, a document that we serve ourselves. */
export function grantDocumentFrames(reply: FastifyReply, hosts: Hosts): void {
  const from = formatDocumentSources(hosts);
  reply.header(CSP, `${String(reply.getHeader(CSP))}; frame-src ${from}; object-src ${from}`);
}

/**
 * Lets this page show a document that is an image. A policy applies to where a redirection leads (CSP 3,
 * section 4.1.3).
 */
export function grantDocumentImages(reply: FastifyReply, hosts: Hosts): void {
  const policy = String(reply.getHeader(CSP)).replace(
    "img-src 'self'",
    `img-src ${formatDocumentSources(hosts)}`,
  );
  reply.header(CSP, policy);
}

interface ShownDocument {
  readonly content: Buffer;
  readonly mediaType: string;
  readonly fileName: string;
  /** Origin of the pages that may show it, when they are on another host. */
  readonly framedBy?: string;
}

/**
 * A file that somebody deposited is shown by its type and runs nothing. An image is sandboxed; a PDF cannot
 * be, because Chromium refuses its viewer in a sandbox (crbug.com/271452), so it loads nothing, and only our
 * own pages frame it.
 */
export function showDocument(reply: FastifyReply, document: ShownDocument): FastifyReply {
  const { content, mediaType, fileName, framedBy } = document;
  // Its address is a secret of single use: the host may be of another site than the pages.
  if (framedBy !== undefined)
    reply.headers({ "cross-origin-resource-policy": "cross-origin", "referrer-policy": "no-referrer" });
  const rest = mediaType === "application/pdf" ? "object-src 'self'" : "sandbox";
  return reply
    .header(
      CSP,
      "default-src 'none'; style-src 'unsafe-inline'; form-action 'none'; " +
        `base-uri 'none'; frame-ancestors ${framedBy ?? "'self'"}; ${rest}`,
    )
    .header("cache-control", "private, no-store")
    .header("content-disposition", `inline; filename*=UTF-8''${encodeExtendedValue(fileName)}`)
    .type(mediaType)
    .send(content);
}

/** The same, to be saved and never shown: nobody knows yet what it holds. */
export function saveDocument(
  reply: FastifyReply,
  { content, fileName }: { readonly content: Buffer; readonly fileName: string },
): FastifyReply {
  return reply
    .header(CSP, "default-src 'none'; sandbox")
    .header("cache-control", "private, no-store")
    .header("content-disposition", `attachment; filename*=UTF-8''${encodeExtendedValue(fileName)}`)
    .type("application/octet-stream")
    .send(content);
}

/**
 * Extended parameter value (RFC 8187, section 3.2.1): what encodeURIComponent leaves and a parameter refuses.
 */
const encodeExtendedValue = (text: string): string =>
  encodeURIComponent(text).replace(/['()*]/g, (char) => `%${char.charCodeAt(0).toString(16).toUpperCase()}`);
