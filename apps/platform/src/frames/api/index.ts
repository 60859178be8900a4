import type { TypeBoxTypeProvider } from "@fastify/type-provider-typebox";
import type { FastifyInstance } from "fastify";
import type {
  AuthorityQuestion as Asked,
  FoundAuthorities,
} from "../../features/authorities/authorities/index.ts";
import { definePublicData, type Routes, requireReadOnlyReads } from "../../web/index.ts";
import { mountAgentRoutes } from "./agent-routes.ts";
import { mountApplicationRoutes } from "./application-routes.ts";
import { type ApiPorts, openToAgents } from "./callers.ts";
import { mountClientRoutes } from "./client-routes.ts";
import { addPageLinks, type Cursors, DEFAULT_LIMIT } from "./cursor.ts";
import { mountEquipmentRoutes, mountPairingRoute } from "./equipment-routes.ts";
import { sendErrorsPage } from "./errors-page.tsx";
import { mountFileRoutes } from "./file-routes.ts";
import { acceptIdempotencyKeys } from "./idempotency.ts";
import { defineApiDescription } from "./open-api.ts";
import { CATALOGUE_SECONDS, mountPublicRoutes } from "./public-routes.ts";
import { sendReadablePage } from "./readable-page.tsx";
import { mountReaderKeysRoute, mountReaderRoutes } from "./reader-routes.ts";
import { defineAnswers } from "./schemas.ts";
import { AuthorityList, AuthorityQuestion } from "./service-shapes.ts";
import { mountSupportRoutes } from "./support-routes.ts";
import { mountWitnessRoutes } from "./witness-routes.ts";

export interface ApiOptions extends ApiPorts {
  readonly publicUrl: string;
  readonly cursors: Cursors;
  /** Public, and of no authority. */
  searchAuthorities(question: Asked): Promise<FoundAuthorities>;
}

export { buildCursors } from "./cursor.ts";

const ROOT = "/api/v1";

/** The API: what a program may do, and its own description. */
export const apiPrograms =
  (options: ApiOptions): Routes =>
  async (app) => {
    await defineApiDescription(app, options.publicUrl);
    await app.register(
      async (v1) => {
        requireReadOnlyReads(v1);
        v1.get("/openapi.json", { schema: { hide: true } }, async () => app.swagger());
        v1.get("/", { schema: { hide: true } }, async (_request, reply) =>
          sendReadablePage(reply, app.swagger()),
        );
        v1.get("/errors", { schema: { hide: true } }, async (_request, reply) => sendErrorsPage(reply));
        await v1.register(async (scope) => mountAuthorityListRoute(scope, options));
        await v1.register(async (scope) => mountPublicRoutes(scope, options), {
          prefix: "/authorities/:authority",
        });
        await v1.register(async (scope) => mountAgentScope(scope, options), {
          prefix: "/authorities/:authority",
        });
        await v1.register(async (scope) => mountApplicationRoutes(scope, options), {
          prefix: "/authorities/:authority",
        });
        for (const routes of [
          mountPairingRoute,
          mountEquipmentRoutes,
          mountSupportRoutes,
          mountReaderKeysRoute,
          mountReaderRoutes,
          mountWitnessRoutes,
        ])
          await v1.register(async (scope) => routes(scope, options), { prefix: "/authorities/:authority" });
      },
      { prefix: ROOT },
    );
  };

function mountAgentScope(scope: FastifyInstance, options: ApiOptions): void {
  openToAgents(scope, options);
  acceptIdempotencyKeys(scope);
  scope.addHook("onRoute", (route) => {
    route.schema = { ...route.schema, security: [{ agent: [] }] };
  });
  mountFileRoutes(scope, options);
  mountClientRoutes(scope, options);
  mountAgentRoutes(scope, options);
}

function mountAuthorityListRoute(
  scope: FastifyInstance,
  { searchAuthorities, publicUrl, cursors }: ApiOptions,
): void {
  definePublicData(scope, { seconds: CATALOGUE_SECONDS });
  scope.withTypeProvider<TypeBoxTypeProvider>().get(
    "/authorities",
    {
      schema: {
        operationId: "listAuthorities",
        summary: "The authorities served here, by name; those that answer q.",
        tags: ["catalogue"],
        querystring: AuthorityQuestion,
        response: defineAnswers(AuthorityList, [422]),
      },
    },
    async (request, reply) => {
      const { q = "", page: asked = 1, cursor, limit, per_page } = request.query;
      const perPage = limit ?? per_page ?? DEFAULT_LIMIT;
      const page = cursor === undefined ? asked : Number(cursors.read(request, cursor));
      const { authorities, total } = await searchAuthorities({ typed: q, page, perPage });
      const more = page * perPage < total;
      const next = more ? cursors.write(request, String(page + 1)) : undefined;
      addPageLinks(request, reply, { publicUrl, next });
      return { authorities: [...authorities], total };
    },
  );
}
