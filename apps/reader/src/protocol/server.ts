import { askedVerbs, PairingRequest } from "@ardeco/contracts";
import Fastify, { type FastifyInstance, type FastifyReply, type FastifyRequest } from "fastify";
import { Value } from "typebox/value";
import { bearerOf, refuseForeignHost, requireOrigin, requirePairing } from "./admission.ts";
import { ask } from "./ask.ts";
import { type Door, portOf } from "./door.ts";
import { faultOf, Refusal } from "./errors.ts";
import { Pace } from "./pace.ts";
import { openSockets } from "./sockets.ts";
import { statusPage } from "./status-page.ts";

const LARGEST_BODY = 16_384;
const REQUESTS = { perMinute: 300, burst: 60 };
const PAIRINGS = { perMinute: 6, burst: 6 };

/** The loopback alone: nobody on the network reaches it. */
export async function openDoor(door: Door): Promise<{ readonly port: number; close(): Promise<void> }> {
  const server = Fastify({ logger: false, bodyLimit: LARGEST_BODY, forceCloseConnections: true });
  // A form of another page sends text without asking first: JSON alone is read.
  server.removeContentTypeParser("text/plain");
  const requests = new Pace(REQUESTS);
  guard(server, door);
  routes(server, door, requests);
  await server.listen({ host: "127.0.0.1", port: door.port });
  const port = portOf(server.server);
  const sockets = openSockets(server.server, door, requests);
  return {
    port,
    close: async () => {
      sockets.close();
      await server.close();
    },
  };
}

function guard(server: FastifyInstance, door: Door): void {
  server.addHook("onRequest", async (request, reply) => {
    reply.headers({ "cache-control": "no-store", "x-content-type-options": "nosniff", vary: "Origin" });
    refuseForeignHost(request.headers, portOf(server.server));
    if (request.url === "/" && request.headers.origin === undefined) return;
    const origin = requireOrigin(request.headers, door.house.rights);
    reply.header("access-control-allow-origin", origin);
    if (request.method === "OPTIONS") return preflight(request, reply);
  });
  server.setErrorHandler((error: unknown, _request, reply) => answerError(error, reply, door));
  server.setNotFoundHandler(() => {
    throw new Refusal("not_found");
  });
}

/**
 * Also asked by browsers before a page of the web reaches this PC (Private Network Access). Only pages of the
 * configuration come here.
 */
function preflight({ headers }: FastifyRequest, reply: FastifyReply): FastifyReply {
  reply.headers({
    "access-control-allow-methods": "POST, GET",
    "access-control-allow-headers": "authorization, content-type",
    "access-control-max-age": "600",
  });
  if (headers["access-control-request-private-network"] === "true")
    reply.header("access-control-allow-private-network", "true");
  return reply.code(204).send();
}

function routes(server: FastifyInstance, { house, pairings }: Door, requests: Pace): void {
  const attempts = new Pace(PAIRINGS);
  const paced = (pace: Pace, caller: string) => {
    if (!pace.take(caller, house.now().getTime())) throw new Refusal("too_many");
  };
  server.get("/", async (_request, reply) => statusPage(reply, house, pairings));
  server.post("/v1/pairings", async (request, reply) => {
    const origin = requireOrigin(request.headers, house.rights);
    paced(attempts, "");
    if (!Value.Check(PairingRequest, request.body)) throw new Refusal("request_refused");
    const { token, pairing } = await pairings.exchange(request.body, origin, house.rights, house.now());
    reply.code(201);
    const { service, verbs } = pairing;
    return { token, service, verbs, reader: house.reader, key: house.element.publicKey };
  });
  for (const verb of askedVerbs)
    server.post(`/v1/${verb}`, async (request) => {
      const origin = requireOrigin(request.headers, house.rights);
      const pairing = requirePairing(bearerOf(request.headers), origin, pairings);
      paced(requests, pairing.hash);
      return ask(house, pairing, verb, request.body ?? {});
    });
}

function answerError(error: unknown, reply: FastifyReply, { report }: Door): FastifyReply {
  const refusal = error instanceof Refusal ? error : isCallers(error) ? new Refusal("request_refused") : null;
  const fault = faultOf(refusal ?? error);
  if (fault !== undefined) report(fault);
  const told = refusal ?? new Refusal("reader_fault");
  return reply.code(told.status).type("application/problem+json").send(told.toProblem());
}

/** What Fastify refuses by itself: JSON that is not, a body too long, another type. */
const isCallers = (error: unknown): boolean =>
  error instanceof Error && "statusCode" in error && Number(error.statusCode) < 500;
