import type { TypeBoxTypeProvider } from "@fastify/type-provider-typebox";
import type { FastifyInstance } from "fastify";
import { Type } from "typebox";
import { getOwnService } from "../../features/catalogue/catalogue/index.ts";
import {
  issueNewSecret,
  listClients,
  registerClient,
  setClientStatus,
  updateClientRegistration,
} from "../../features/consent/clients/index.ts";
import { parseId } from "../../kernel/ids.ts";
import { getCallerContext, type PagedPorts } from "./callers.ts";
import {
  ChangedClientShape,
  ClientListShape,
  NewClientShape,
  RegisteredShape,
  Revision,
  Status,
  toClientAddresses,
  toClientAnswer,
} from "./client-shapes.ts";
import { addPageLinks, DEFAULT_LIMIT, Paged, selectListPage } from "./cursor.ts";
import { parseIdempotencyKey } from "./idempotency.ts";
import { closed, defineAnswers, Slug, Uuid } from "./schemas.ts";

const tags = ["applications"];
const OfAuthority = Type.Object({ authority: Slug });
const OneApplication = Type.Object({ authority: Slug, application: Uuid });

/** Business applications of a service, as its manager keeps them: same use cases as the pages. */
export function mountClientRoutes(scope: FastifyInstance, ports: PagedPorts): void {
  listRoute(scope, ports);
  registerRoute(scope);
  mountClientChangeRoute(scope);
  mountClientSecretRoute(scope);
  mountClientStatusRoute(scope);
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
        response: defineAnswers(ClientListShape, [401, 403, 404, 422]),
      },
    },
    async (request, reply) => {
      const context = getCallerContext(request);
      const { service, cursor, limit = DEFAULT_LIMIT } = request.query;
      const serviceId = parseId<"service">(service);
      const after = cursor === undefined ? undefined : cursors.read(request, cursor);
      const clients = await listClients(context, serviceId);
      await getOwnService(context, serviceId);
      const { page, next } = selectListPage(clients, ({ id }) => id, { after, limit });
      const mark = next === undefined ? undefined : cursors.write(request, next);
      addPageLinks(request, reply, { publicUrl: context.ports.publicUrl, next: mark });
      return { applications: page.map(toClientAnswer) };
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
          "Sent again with the same Idempotency-Key that day or " +
          "the next, it registers nothing more and answers alike.",
        tags,
        params: OfAuthority,
        body: NewClientShape,
        response: defineAnswers(RegisteredShape, [400, 401, 403, 404, 409, 422]),
      },
    },
    async (request, reply) => {
      const { service, token_endpoint_auth_method: authMethod } = request.body;
      const key = request.headers["idempotency-key"];
      const input = {
        ...toClientAddresses(request.body),
        serviceId: parseId<"service">(service),
        authMethod,
        ...(key === undefined ? {} : { idempotencyKey: parseIdempotencyKey(key) }),
      };
      const { clientId, secret } = await registerClient(getCallerContext(request), input);
      reply.header("cache-control", "no-store");
      return { client_id: clientId, ...(secret === undefined ? {} : { client_secret: secret }) };
    },
  );
}

function mountClientChangeRoute(scope: FastifyInstance): void {
  scope.withTypeProvider<TypeBoxTypeProvider>().post(
    "/applications/:application",
    {
      schema: {
        operationId: "changeApplication",
        summary: "Another name, other addresses or keys: all of them, as they are to be.",
        tags,
        params: OneApplication,
        body: ChangedClientShape,
        response: defineAnswers(Type.Object({ client_id: Uuid }), [400, 401, 403, 404, 409, 422]),
      },
    },
    async (request) => {
      const { params, body } = request;
      const clientId = parseId<"client">(params.application);
      const input = { ...toClientAddresses(body), clientId, revision: body.revision };
      await updateClientRegistration(getCallerContext(request), input);
      return { client_id: clientId };
    },
  );
}

function mountClientSecretRoute(scope: FastifyInstance): void {
  scope.withTypeProvider<TypeBoxTypeProvider>().post(
    "/applications/:application/secret",
    {
      schema: {
        operationId: "rotateSecret",
        summary: "A new secret, answered this once; it replaces the former one a day later.",
        tags,
        params: OneApplication,
        body: Type.Object({ revision: Revision }, closed),
        response: defineAnswers(RegisteredShape, [400, 401, 403, 404, 409, 422]),
      },
    },
    async (request, reply) => {
      const clientId = parseId<"client">(request.params.application);
      const secret = await issueNewSecret(getCallerContext(request), { ...request.body, clientId });
      reply.header("cache-control", "no-store");
      return { client_id: clientId, client_secret: secret };
    },
  );
}

function mountClientStatusRoute(scope: FastifyInstance): void {
  scope.withTypeProvider<TypeBoxTypeProvider>().post(
    "/applications/:application/status",
    {
      schema: {
        operationId: "setApplicationStatus",
        summary:
          "Disables an application, which then neither signs " +
          "people in nor hears of changes; or enables it again.",
        tags,
        params: OneApplication,
        body: Type.Object({ revision: Revision, status: Status }, closed),
        response: defineAnswers(
          Type.Object({ client_id: Uuid, status: Status }),
          [400, 401, 403, 404, 409, 422],
        ),
      },
    },
    async (request) => {
      const clientId = parseId<"client">(request.params.application);
      await setClientStatus(getCallerContext(request), { ...request.body, clientId });
      return { client_id: clientId, status: request.body.status };
    },
  );
}
