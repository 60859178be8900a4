import type { TypeBoxTypeProvider } from "@fastify/type-provider-typebox";
import type { FastifyInstance, FastifyRequest } from "fastify";
import { Type } from "typebox";
import {
  confirmEquipmentPairing,
  type Equipment,
  type EquipmentKind,
  equipmentErrors,
  equipmentKinds,
  findEquipmentBySecret,
  Health,
  updateEquipmentHealth,
} from "../../features/cards/equipment/index.ts";
import { type ApiPorts, getCallerContext, openToAll } from "./callers.ts";
import { closed, defineAnswers, Slug, Uuid } from "./schemas.ts";

const tags = ["equipment"];
const OfAuthority = Type.Object({ authority: Slug });

const Pairing = Type.Object(
  { code: Type.String({ minLength: 1, maxLength: 40, description: "As the administrator reads it." }) },
  closed,
);
const Paired = Type.Object({
  equipment: Uuid,
  name: Type.String(),
  secret: Type.String({ description: "Told this once: keep it where nobody reads it." }),
});

const Report = Type.Object(
  {
    version: Type.String({ pattern: "^[A-Za-z0-9_.+-]{1,40}$", description: "Of the equipment’s software." }),
    health: Health,
  },
  closed,
);
const Known = Type.Object({ equipment: Uuid, name: Type.String(), kind: Type.Enum([...equipmentKinds]) });

/** A code becomes a secret. Open to who has the code: the pace is that of signing in. */
export function mountPairingRoute(scope: FastifyInstance, ports: ApiPorts): void {
  openToAll(scope, ports);
  scope.withTypeProvider<TypeBoxTypeProvider>().post(
    "/equipment/pair",
    {
      config: { pace: "strict" },
      schema: {
        operationId: "pairEquipment",
        summary: "Exchange a pairing code, good once for fifteen minutes, for the secret of an equipment.",
        tags,
        params: OfAuthority,
        body: Pairing,
        response: defineAnswers(Paired, [404, 422]),
      },
    },
    async (request, reply) => {
      reply.header("cache-control", "no-store");
      const { id, name, secret } = await confirmEquipmentPairing(getCallerContext(request), request.body);
      return { equipment: id, name, secret };
    },
  );
}

const callers = new WeakMap<FastifyRequest, Equipment>();

/** Whose secret opened this route. Throws equipment.not_known. */
export function getCallingEquipment(request: FastifyRequest): Equipment {
  const known = callers.get(request);
  if (!known) throw equipmentErrors.error("equipment.not_known");
  return known;
}

/** What a paired equipment says. */
export function mountEquipmentRoutes(scope: FastifyInstance, ports: ApiPorts): void {
  openToEquipment(scope, ports);
  scope.withTypeProvider<TypeBoxTypeProvider>().post(
    "/equipment/health",
    {
      schema: {
        operationId: "reportHealth",
        summary: "An equipment says its version and how it is: at start, then every few minutes.",
        tags,
        security: [{ equipment: [] }],
        params: OfAuthority,
        body: Report,
        response: defineAnswers(Known, [401, 404, 422]),
      },
    },
    async (request) => {
      const known = getCallingEquipment(request);
      await updateEquipmentHealth(getCallerContext(request), known, request.body);
      return { equipment: known.id, name: known.name, kind: known.kind };
    },
  );
}

/**
 * By the secret of an equipment of the authority of the path; asked before anything else is read.
 * @param kinds of these alone: a scanner, or a kiosk, is no reader of cards
 */
export function openToEquipment(
  scope: FastifyInstance,
  ports: ApiPorts,
  kinds: readonly EquipmentKind[] = equipmentKinds,
): void {
  openToAll(scope, ports);
  scope.addHook("onRequest", async (request, reply) => {
    const secret = /^Bearer +(ardeco_eq_[\w-]{43})$/i.exec(request.headers.authorization ?? "")?.[1];
    const known = secret && (await findEquipmentBySecret(getCallerContext(request), secret));
    if (known && kinds.includes(known.kind)) return void callers.set(request, known);
    reply.header("www-authenticate", secret ? 'Bearer error="invalid_token"' : "Bearer");
    throw equipmentErrors.error("equipment.not_known");
  });
}
