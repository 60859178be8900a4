import type { FastifyInstance, FastifyReply, FastifyRequest } from "fastify";
import { resolveApiToken } from "../../features/access/access/index.ts";
import { verifyClientAssertion, verifyClientSecret } from "../../features/consent/clients/index.ts";
import type { Actor, Context } from "../../kernel/context.ts";
import { getRequestLanguage, type WebPorts } from "../../web/index.ts";
import type { Cursors } from "./cursor.ts";
import { apiErrors } from "./errors.ts";

export type ApiPorts = Pick<WebPorts, "contextFor" | "findBrand">;
export type PagedPorts = ApiPorts & { readonly cursors: Cursors };

const contexts = new WeakMap<FastifyRequest, Context>();

/** In whose name the request acts, at the authority of its path. Behind one of the hooks below. */
export function getCallerContext(request: FastifyRequest): Context {
  const context = contexts.get(request);
  if (!context) throw new Error("this route has no caller: it is registered outside openTo");
  return context;
}

type Caller = (context: Context, request: FastifyRequest, reply: FastifyReply) => Promise<Actor>;

/** Before anything of the request is read: a stranger does not even learn what a good request looks like. */
function requireCaller(app: FastifyInstance, ports: ApiPorts, caller: Caller): void {
  app.addHook("onRequest", async (request, reply) => {
    const visitor = await resolveVisitor(request, ports);
    contexts.set(request, visitor.as(await caller(visitor, request, reply)));
  });
}

export const openToAll = (app: FastifyInstance, ports: ApiPorts): void =>
  requireCaller(app, ports, async ({ actor }) => actor);

/** An agent, by a bearer token (RFC 6750) of the authority of the path: any other is unknown there. */
export const openToAgents = (app: FastifyInstance, ports: ApiPorts): void =>
  requireCaller(app, ports, async (context, { headers }, reply) => {
    const token = /^Bearer +([\w.~+/-]+=*)$/i.exec(headers.authorization ?? "")?.[1];
    if (token === undefined) {
      reply.header("www-authenticate", "Bearer");
      throw apiErrors.error("api.token_needed");
    }
    const agent = await resolveApiToken(context, token);
    if (agent) return agent;
    reply.header("www-authenticate", 'Bearer error="invalid_token"');
    throw apiErrors.error("api.token_not_valid");
  });

/**
 * A business application: by its client_id and secret (RFC 7617), or by an assertion it signs for this
 * address.
 */
export const openToApplications = (app: FastifyInstance, ports: ApiPorts): void =>
  requireCaller(app, ports, async (context, { headers, url }, reply) => {
    const { publicUrl } = context.ports;
    const application = await findApplication(
      context,
      headers.authorization ?? "",
      `${publicUrl}${url.split("?")[0]}`,
    );
    if (application) return application;
    reply.header("www-authenticate", 'Basic realm="ardeco", charset="UTF-8"');
    throw apiErrors.error("api.client_not_known");
  });

function findApplication(context: Context, authorization: string, audience: string) {
  const assertion = /^Bearer +([\w-]+\.[\w-]+\.[\w-]+)$/i.exec(authorization)?.[1];
  if (assertion !== undefined) return verifyClientAssertion(context, { assertion, audience });
  const encoded = /^Basic +([\w+/-]+=*)$/i.exec(authorization)?.[1] ?? "";
  const [clientId = "", ...secret] = Buffer.from(encoded, "base64").toString().split(":");
  return verifyClientSecret(context, { clientId, secret: secret.join(":") });
}

async function resolveVisitor(request: FastifyRequest, ports: ApiPorts): Promise<Context> {
  const { params } = request;
  const slug: unknown = typeof params === "object" && params !== null ? Reflect.get(params, "authority") : "";
  const brand = typeof slug === "string" ? await ports.findBrand(slug) : undefined;
  if (!brand || brand.sandbox === "closed") throw apiErrors.error("api.unknown_authority");
  return ports.contextFor({
    actor: { kind: "anonymous" },
    authorityId: brand.authorityId,
    requestId: request.id,
    language: getRequestLanguage(request),
  });
}
