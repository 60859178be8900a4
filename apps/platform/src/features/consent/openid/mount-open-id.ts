import type { FastifyInstance, FastifyReply, FastifyRequest } from "fastify";
import { findOrigin } from "../../../kernel/hosts.ts";
import { kernelErrors } from "../../../kernel/kernel-errors.ts";
import type { OpenId } from "./open-id.ts";
import type { OpenIdParts } from "./parts.ts";
import { findPostedQuery, readPostedRequest } from "./posted-request.ts";

const METHODS: ("GET" | "HEAD" | "POST" | "OPTIONS")[] = ["GET", "HEAD", "POST", "OPTIONS"];

type SlugRequest = FastifyRequest<{ Params: { slug: string } }>;

/**
 * Serves every authority's provider under `/<slug>/oidc`, and the metadata where RFC 8414 section 3 looks for
 * it.
 */
export async function mountOpenId(app: FastifyInstance, openId: OpenId): Promise<void> {
  await app.register(async (scope) => {
    // The provider reads bodies itself, with its own limits.
    scope.removeAllContentTypeParsers();
    scope.addContentTypeParser("*", (_request, _payload, done) => done(null));
    scope.route<{ Params: { slug: string } }>({
      method: METHODS,
      url: "/:slug/oidc/*",
      handler: (request, reply) =>
        handleProviderRequest(openId, request, reply, `/${request.params.slug}/oidc`),
    });
    scope.route<{ Params: { slug: string } }>({
      method: "GET",
      url: "/.well-known/oauth-authorization-server/:slug/oidc",
      handler: (request, reply) => {
        request.raw.url = `/${request.params.slug}/oidc/.well-known/openid-configuration`;
        return handleProviderRequest(openId, request, reply, `/${request.params.slug}/oidc`);
      },
    });
  });
}

async function handleProviderRequest(
  openId: OpenId,
  request: SlugRequest,
  reply: FastifyReply,
  mount: string,
) {
  const issuer = await openId.parts.findIssuer(request.params.slug);
  if (!issuer) throw kernelErrors.error("request.not_found");
  const { raw } = request;
  const asked = new URL(raw.url ?? "", openId.parts.publicUrl);
  if (asked.pathname === `${mount}/auth`) {
    if (raw.method === "POST") {
      const query = await readPostedRequest(openId, issuer, request);
      return reply.header("cache-control", "no-store").redirect(`${mount}/auth?${query}`, 303);
    }
    const posted = await findPostedQuery(openId, issuer, asked.searchParams);
    if (posted !== undefined) raw.url = `${mount}/auth?${posted}`;
  }
  const provider = await openId.providerOf(issuer);
  reply.hijack();
  setPublishedHost(openId.parts, request);
  // oidc-provider finds its mount path by comparing the two (its docs, "Mounting oidc-provider").
  Object.assign(raw, { originalUrl: raw.url });
  raw.url = (raw.url ?? "").slice(mount.length) || "/";
  // What the shell has set (security policy, request id) would stay behind with Fastify's reply.
  reply.raw.setHeader("cache-control", "no-store");
  for (const [name, value] of Object.entries(reply.getHeaders())) {
    if (value !== undefined) reply.raw.setHeader(name, value);
  }
  await provider.callback()(raw, reply.raw);
}

/**
 * Addresses published by the provider come from the configuration, at the host of ours that was asked: a
 * forged Host header changes none of them.
 */
function setPublishedHost({ publicUrl, hosts }: OpenIdParts, { raw, ip, host: asked }: FastifyRequest): void {
  const { host, protocol } = new URL(findOrigin(hosts, asked) ?? publicUrl);
  Object.assign(raw.headers, {
    host,
    "x-forwarded-host": host,
    "x-forwarded-proto": protocol.replace(":", ""),
    "x-forwarded-for": ip,
  });
}
