import type { TypeBoxTypeProvider } from "@fastify/type-provider-typebox";
import type { FastifyInstance } from "fastify";
import { Type } from "typebox";
import { getOwnService } from "../../features/catalogue/catalogue/index.ts";
import {
  changeClient,
  listClients,
  registerClient,
  rotateSecret,
  setClientStatus,
} from "../../features/consent/clients/index.ts";
import { asId } from "../../kernel/ids.ts";
import { contextOf, type PagedPorts } from "./callers.ts";
import {
  addressesOf,
  ChangedClientShape,
  ClientListShape,
  clientShape,
  NewClientShape,
  RegisteredShape,
  Revision,
  Status,
} from "./client-shapes.ts";
import { DEFAULT_LIMIT, linkPages, Paged, pageOf } from "./cursor.ts";
import { keyIn } from "./idempotency.ts";
import { answers, closed, Slug, Uuid } from "./schemas.ts";

const tags = ["applications"];
const OfAuthority = Type.Object({ authority: Slug });
const OneApplication = Type.Object({ authority: Slug, application: Uuid });

/** Business applications of a service, as its manager keeps them: same use cases as the pages. */
export function clientRoutes(scope: FastifyInstance, ports: PagedPorts): void {
  listRoute(scope, ports);
  registerRoute(scope);
  changeRoute(scope);
  secretRoute(scope);
  statusRoute(scope);
}

function listRoute(scope: FastifyInstance, { cursors }: PagedPorts): void {
  scope.withTypeProvider<TypeBoxTypeProvider>().get(
    "/applications",
    {
      schema: {
        operationId: "listApplications",
        summary: "Applications registered for a service of this authority, without their secrets.",
        tags,
        params: OfAuthority,
        querystring: Type.Object({ service: Uuid, ...Paged }, closed),
        response: answers(ClientListShape, [401, 403, 404, 422]),
      },
    },
    async (request, reply) => {
      const context = contextOf(request);
      const { service, cursor, limit = DEFAULT_LIMIT } = request.query;
      const serviceId = asId<"service">(service);
      const after = cursor === undefined ? undefined : cursors.read(request, cursor);
      const clients = await context.transaction(async (tx) => {
        const found = await listClients(tx, context, serviceId);
        await getOwnService(tx, context, serviceId);
        return found;
      });
      const { page, next } = pageOf(clients, ({ id }) => id, { after, limit });
      const mark = next === undefined ? undefined : cursors.write(request, next);
      linkPages(request, reply, { publicUrl: context.ports.publicUrl, next: mark });
      return { applications: page.map(clientShape) };
    },
  );
}

function registerRoute(scope: FastifyInstance): void {
  scope.withTypeProvider<TypeBoxTypeProvider>().post(
    "/applications",
    {
      config: { ownIdempotency: true, idempotencyKey: "optional" },
      schema: {
        operationId: "registerApplication",
        summary: "Registers an application for a service. Its secret is answered this once.",
        description:
          "Sent again with the same Idempotency-Key that day or the next, it registers nothing more and answers alike.",
        tags,
        params: OfAuthority,
        body: NewClientShape,
        response: answers(RegisteredShape, [400, 401, 403, 404, 409, 422]),
      },
    },
    async (request, reply) => {
      const { service, token_endpoint_auth_method: authMethod } = request.body;
      const key = request.headers["idempotency-key"];
      const input = {
        ...addressesOf(request.body),
        serviceId: asId<"service">(service),
        authMethod,
        ...(key === undefined ? {} : { idempotencyKey: keyIn(key) }),
      };
      const { clientId, secret } = await registerClient(contextOf(request), input);
      reply.header("cache-control", "no-store");
      return { client_id: clientId, ...(secret === undefined ? {} : { client_secret: secret }) };
    },
  );
}

function changeRoute(scope: FastifyInstance): void {
  scope.withTypeProvider<TypeBoxTypeProvider>().post(
    "/applications/:application",
    {
      schema: {
        operationId: "changeApplication",
        summary: "Another name, other addresses or keys: all of them, as they are to be.",
        tags,
        params: OneApplication,
        body: ChangedClientShape,
        response: answers(Type.Object({ client_id: Uuid }), [400, 401, 403, 404, 409, 422]),
      },
    },
    async (request) => {
      const { params, body } = request;
      const clientId = asId<"client">(params.application);
      const input = { ...addressesOf(body), clientId, revision: body.revision };
      await changeClient(contextOf(request), input);
      return { client_id: clientId };
    },
  );
}

function secretRoute(scope: FastifyInstance): void {
  scope.withTypeProvider<TypeBoxTypeProvider>().post(
    "/applications/:application/secret",
    {
      schema: {
        operationId: "rotateSecret",
        summary: "A new secret, answered this once; it replaces the former one a day later.",
        tags,
        params: OneApplication,
        body: Type.Object({ revision: Revision }, closed),
        response: answers(RegisteredShape, [400, 401, 403, 404, 409, 422]),
      },
    },
    async (request, reply) => {
      const clientId = asId<"client">(request.params.application);
      const secret = await rotateSecret(contextOf(request), { ...request.body, clientId });
      reply.header("cache-control", "no-store");
      return { client_id: clientId, client_secret: secret };
    },
  );
}

function statusRoute(scope: FastifyInstance): void {
  scope.withTypeProvider<TypeBoxTypeProvider>().post(
    "/applications/:application/status",
    {
      schema: {
        operationId: "setApplicationStatus",
        summary:
          "Disables an application, which then neither signs people in nor hears of changes; or enables it again.",
        tags,
        params: OneApplication,
        body: Type.Object({ revision: Revision, status: Status }, closed),
        response: answers(Type.Object({ client_id: Uuid, status: Status }), [400, 401, 403, 404, 409, 422]),
      },
    },
    async (request) => {
      const clientId = asId<"client">(request.params.application);
      await setClientStatus(contextOf(request), { ...request.body, clientId });
      return { client_id: clientId, status: request.body.status };
    },
  );
}
