import type { TypeBoxTypeProvider } from "@fastify/type-provider-typebox";
import type { FastifyInstance } from "fastify";
import { Type } from "typebox";
import { type Authority, readProviders } from "../../features/authorities/authorities/index.ts";
import {
  type OfferedService,
  readPublishedService,
  readPublishedServices,
} from "../../features/catalogue/catalogue/index.ts";
import type { Context } from "../../kernel/context.ts";
import { definePublicData } from "../../web/index.ts";
import { getCallerContext, openToAll, type PagedPorts } from "./callers.ts";
import { mountCatalogueRoutes } from "./catalogue-routes.ts";
import { addPageLinks, Paged, selectListPage } from "./cursor.ts";
import { apiErrors } from "./errors.ts";
import { closed, defineAnswers, Slug } from "./schemas.ts";
import { OfferedServiceShape, PublicServiceList } from "./service-shapes.ts";

/** What a large agglomération and its groups offer fits in one page. */
const MOST_SERVICES = 200;

/** A service that is published, changed or retired is read within a minute. */
export const CATALOGUE_SECONDS = 60;

/** The catalogue, for everybody. */
export function mountPublicRoutes(scope: FastifyInstance, ports: PagedPorts): void {
  const app = scope.withTypeProvider<TypeBoxTypeProvider>();
  definePublicData(scope, { seconds: CATALOGUE_SECONDS });
  openToAll(scope, ports);
  mountCatalogueRoutes(scope);
  app.get(
    "/services",
    {
      schema: {
        operationId: "listServices",
        summary: "Services offered today to the people of the authority, its own and those of its groups.",
        tags: ["catalogue"],
        params: Type.Object({ authority: Slug }),
        querystring: Type.Object(Paged, closed),
        response: defineAnswers(PublicServiceList, [404, 422]),
      },
    },
    async (request, reply) => {
      const context = getCallerContext(request);
      const { cursor, limit = MOST_SERVICES } = request.query;
      const after = cursor === undefined ? undefined : ports.cursors.read(request, cursor);
      const services = await listOffered(context);
      const { page, next } = selectListPage(services, ({ slug, id }) => `${slug} ${id}`, { after, limit });
      const mark = next === undefined ? undefined : ports.cursors.write(request, next);
      addPageLinks(request, reply, { publicUrl: context.ports.publicUrl, next: mark });
      return { services: [...page] };
    },
  );
  app.get(
    "/services/:service",
    {
      schema: {
        operationId: "getService",
        summary: "One service in the version offered today: what it asks, why, on which basis, for how long.",
        tags: ["catalogue"],
        params: Type.Object({ authority: Slug, service: Slug }),
        response: defineAnswers(OfferedServiceShape, [404]),
      },
    },
    async (request) => {
      const context = getCallerContext(request);
      return getOffered(context, request.params.service);
    },
  );
}

async function listOffered(context: Context) {
  const providers = await readProviders(context);
  const services = await readPublishedServices(
    context,
    providers.map(({ id }) => id),
  );
  return services.flatMap((service) => toServiceAnswer(service, providers) ?? []);
}

/** The authority's own first, then that of a group. */
async function getOffered(context: Context, slug: string) {
  const providers = await readProviders(context);
  for (const { id } of providers) {
    const service = await readPublishedService(context, { providerId: id, slug });
    const shape = service && toServiceAnswer(service, providers);
    if (shape) return shape;
  }
  throw apiErrors.error("api.unknown_service");
}

function toServiceAnswer(
  { id, slug, providerId, version, definition }: OfferedService,
  providers: readonly Authority[],
) {
  const provider = providers.find((one) => one.id === providerId)?.slug;
  return provider === undefined ? undefined : { id, slug, provider, version, definition };
}
