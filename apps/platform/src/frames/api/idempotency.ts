import type { FastifyInstance, FastifyReply, FastifyRequest } from "fastify";
import {
  cancelRequest,
  endRequest,
  type RequestAsked,
  startRequest,
} from "../../features/trust/idempotency/index.ts";
import type { Actor } from "../../kernel/context.ts";
import { getCallerContext } from "./callers.ts";
import { apiErrors } from "./errors.ts";
import { toApiSystem } from "./to-api-system.ts";

declare module "fastify" {
  interface FastifyContextConfig {
    /** The use case keeps its key in the transaction of what it does, which is stronger. */
    ownIdempotency?: boolean;
    /** Whether the operation takes the header, as it is described. */
    idempotencyKey?: "required" | "optional";
  }
}

const running = new WeakMap<FastifyRequest, RequestAsked>();
const MAX_KEY = 255;

/**
 * Every unsafe address takes an Idempotency-Key (draft-ietf-httpapi-idempotency-key-header-07): the same
 * request under it is done once and answered alike for a day. Behind one of the callers: a key is that of who
 * asks.
 */
export function acceptIdempotencyKeys(scope: FastifyInstance): void {
  scope.addHook("onRoute", (route) => {
    if (route.method === "GET" || route.method === "HEAD" || route.config?.ownIdempotency) return;
    route.config = { ...route.config, idempotencyKey: "optional" };
  });
  scope.addHook("preHandler", startIdempotentRequest);
  scope.addHook("onSend", saveIdempotentAnswer);
}

async function startIdempotentRequest(
  request: FastifyRequest,
  reply: FastifyReply,
): Promise<FastifyReply | undefined> {
  const header = request.headers["idempotency-key"];
  const { ownIdempotency = false } = request.routeOptions.config;
  if (header === undefined || request.method === "GET" || request.method === "HEAD" || ownIdempotency)
    return undefined;
  const context = getCallerContext(request);
  const asked = {
    who: formatKeyOwner(context.actor, request.headers.authorization),
    key: parseIdempotencyKey(header),
    request: JSON.stringify([
      request.method,
      request.url,
      request.body ?? null,
      listActorRights(context.actor),
    ]),
  };
  const begun = await startRequest(toApiSystem(context), asked);
  switch (begun.standing) {
    case "another":
      throw apiErrors.error("api.key_reused");
    case "running":
      reply.header("retry-after", "1");
      throw apiErrors.error("api.key_in_use");
    case "answered": {
      const { status, contentType, body } = begun.answer;
      return reply
        .code(status)
        .header("cache-control", "no-store")
        .header("idempotency-replayed", "true")
        .type(contentType)
        .serializer((text: string) => text)
        .send(body);
    }
    default:
      running.set(request, asked);
      return undefined;
  }
}

/** Kept before it leaves: who loses the connection finds it again. A failure of ours is no answer. */
async function saveIdempotentAnswer(
  request: FastifyRequest,
  reply: FastifyReply,
  payload: unknown,
): Promise<unknown> {
  const asked = running.get(request);
  if (!asked) return payload;
  running.delete(request);
  const system = toApiSystem(getCallerContext(request));
  if (reply.statusCode >= 500 || typeof payload !== "string") await cancelRequest(system, asked);
  else {
    const contentType = String(reply.getHeader("content-type") ?? "application/json");
    await endRequest(system, asked, { status: reply.statusCode, contentType, body: payload });
  }
  return payload;
}

/** A quoted string of RFC 9651, or the same bare, as many send it. */
export function parseIdempotencyKey(header: string | readonly string[]): string {
  const [only, ...more] = [header].flat();
  const key = (only ?? "").replace(/^"(.*)"$/, "$1");
  if (more.length > 0 || key === "" || key.length > MAX_KEY) throw apiErrors.error("api.key_not_valid");
  return key;
}

/**
 * An agent's tokens differ by what they may: a key is that of one of them. An application signs each request
 * anew.
 */
function formatKeyOwner(actor: Actor, authorization = ""): string {
  if (actor.kind === "staff") return `staff ${actor.staffId} ${actor.delegationId ?? ""} ${authorization}`;
  return actor.kind === "client" ? `client ${actor.clientId}` : actor.kind;
}

/** An answer is not given again once the rights have changed: it may hold what they no longer open. */
function listActorRights(actor: Actor): readonly string[] {
  if (actor.kind !== "staff") return [];
  return actor.roles
    .map(({ role, serviceId, deskId }) => JSON.stringify([role, serviceId, deskId]))
    .toSorted();
}
