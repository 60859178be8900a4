import type { TypeBoxTypeProvider } from "@fastify/type-provider-typebox";
import type { FastifyInstance } from "fastify";
import type {
  AuthorityQuestion as Asked,
  FoundAuthorities,
} from "../../features/authorities/authorities/index.ts";
import { type Routes, servePublicData } from "../../web/index.ts";
import { agentRoutes } from "./agent-routes.ts";
import { applicationRoutes } from "./application-routes.ts";
import { type ApiPorts, openToAgents } from "./callers.ts";
import { clientRoutes } from "./client-routes.ts";
import { type Cursors, DEFAULT_LIMIT, linkPages } from "./cursor.ts";
import { equipmentRoutes, pairingRoute } from "./equipment-routes.ts";
import { errorsPage } from "./errors-page.tsx";
import { fileRoutes } from "./file-routes.ts";
import { acceptIdempotencyKeys } from "./idempotency.ts";
import { describeApi } from "./open-api.ts";
import { CATALOGUE_SECONDS, publicRoutes } from "./public-routes.ts";
import { readablePage } from "./readable-page.tsx";
import { readerKeysRoute, readerRoutes } from "./reader-routes.ts";
import { answers } from "./schemas.ts";
import { AuthorityList, AuthorityQuestion } from "./service-shapes.ts";
import { supportRoutes } from "./support-routes.ts";
import { witnessRoutes } from "./witness-routes.ts";

export interface ApiOptions extends ApiPorts {
  readonly publicUrl: string;
  readonly cursors: Cursors;
  /** Public, and of no authority. */
  searchAuthorities(question: Asked): Promise<FoundAuthorities>;
}

export { cursorsOf } from "./cursor.ts";

const ROOT = "/api/v1";

/** The API: what a program may do, and its own description. */
export const apiPrograms =
  (options: ApiOptions): Routes =>
  async (app) => {
    await describeApi(app, options.publicUrl);
    await app.register(
      async (v1) => {
        v1.get("/openapi.json", { schema: { hide: true } }, async () => app.swagger());
        v1.get("/", { schema: { hide: true } }, async (_request, reply) =>
          readablePage(reply, app.swagger()),
        );
        v1.get("/errors", { schema: { hide: true } }, async (_request, reply) => errorsPage(reply));
        await v1.register(async (scope) => authorityList(scope, options));
        await v1.register(async (scope) => publicRoutes(scope, options), {
          prefix: "/authorities/:authority",
        });
        await v1.register(async (scope) => ofAgents(scope, options), { prefix: "/authorities/:authority" });
        await v1.register(async (scope) => applicationRoutes(scope, options), {
          prefix: "/authorities/:authority",
        });
        for (const routes of [
          pairingRoute,
          equipmentRoutes,
          supportRoutes,
          readerKeysRoute,
          readerRoutes,
          witnessRoutes,
        ])
          await v1.register(async (scope) => routes(scope, options), { prefix: "/authorities/:authority" });
      },
      { prefix: ROOT },
    );
  };

function ofAgents(scope: FastifyInstance, options: ApiOptions): void {
  openToAgents(scope, options);
  acceptIdempotencyKeys(scope);
  scope.addHook("onRoute", (route) => {
    route.schema = { ...route.schema, security: [{ agent: [] }] };
  });
  fileRoutes(scope, options);
  clientRoutes(scope, options);
  agentRoutes(scope, options);
}

function authorityList(scope: FastifyInstance, { searchAuthorities, publicUrl, cursors }: ApiOptions): void {
  servePublicData(scope, { seconds: CATALOGUE_SECONDS });
  scope.withTypeProvider<TypeBoxTypeProvider>().get(
    "/authorities",
    {
      schema: {
        operationId: "listAuthorities",
        summary: "The authorities served here, by name; those that answer q.",
        tags: ["catalogue"],
        querystring: AuthorityQuestion,
        response: answers(AuthorityList, [422]),
      },
    },
    async (request, reply) => {
      const { q = "", page: asked = 1, cursor, limit, per_page } = request.query;
      const perPage = limit ?? per_page ?? DEFAULT_LIMIT;
      const page = cursor === undefined ? asked : Number(cursors.read(request, cursor));
      const { authorities, total } = await searchAuthorities({ typed: q, page, perPage });
      const more = page * perPage < total;
      const next = more ? cursors.write(request, String(page + 1)) : undefined;
      linkPages(request, reply, { publicUrl, next });
      return { authorities: [...authorities], total };
    },
  );
}
