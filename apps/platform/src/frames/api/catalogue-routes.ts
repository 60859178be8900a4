import { type CataloguePublisher, exportCatalogue, type JsonLd } from "@ardeco/contracts";
import type { TypeBoxTypeProvider } from "@fastify/type-provider-typebox";
import type { FastifyInstance } from "fastify";
import { Type } from "typebox";
import { type Authority, readAuthority } from "../../features/authorities/authorities/index.ts";
import { readPublishedServices } from "../../features/catalogue/catalogue/index.ts";
import type { Context } from "../../kernel/context.ts";
import { formatPathAddress } from "../../kernel/hosts.ts";
import { getCallerContext } from "./callers.ts";
import { apiErrors } from "./errors.ts";
import { defineAnswers, Slug } from "./schemas.ts";

const Document = Type.Unsafe<JsonLd>(
  Type.Object(
    { "@context": Type.Object({}, { additionalProperties: true }), "@graph": Type.Array(Type.Unknown()) },
    {
      title: "Catalogue",
      description: "CPSV-AP 3.2.0 in JSON-LD, with its context: nothing is to be fetched.",
    },
  ),
);
const JSON_LD = "application/ld+json";
const asJsonLd = {
  ...defineAnswers(Document, [404]),
  200: { description: "The catalogue.", content: { [JSON_LD]: { schema: Document } } },
};

/** The authority's own services, for other catalogues. */
export function mountCatalogueRoutes(scope: FastifyInstance): void {
  const app = scope.withTypeProvider<TypeBoxTypeProvider>();
  app.get(
    "/catalogue.jsonld",
    {
      schema: {
        operationId: "exportCatalogue",
        summary: "What the authority itself publishes, as CPSV-AP 3.2.0.",
        tags: ["catalogue"],
        params: Type.Object({ authority: Slug }),
        response: asJsonLd,
      },
    },
    async (request, reply) => {
      const context = getCallerContext(request);
      reply.type(JSON_LD);
      return exportOwn(context);
    },
  );
  app.get(
    "/services/:service/catalogue.jsonld",
    {
      schema: {
        operationId: "exportService",
        summary: "One of the authority’s own services, as CPSV-AP 3.2.0.",
        tags: ["catalogue"],
        params: Type.Object({ authority: Slug, service: Slug }),
        response: asJsonLd,
      },
    },
    async (request, reply) => {
      const context = getCallerContext(request);
      reply.type(JSON_LD);
      return exportOwn(context, request.params.service);
    },
  );
}

async function exportOwn(context: Context, slug?: string): Promise<JsonLd> {
  const services = await readPublishedServices(context, [context.authorityId]);
  const chosen = slug === undefined ? services : services.filter((service) => service.slug === slug);
  if (slug !== undefined && chosen.length === 0) throw apiErrors.error("api.unknown_service");
  return exportCatalogue(toPublisher(await readAuthority(context, context.authorityId), context), chosen);
}

/** INSEE names places on the web of data; a syndicat mixte has no place of its own there. */
const places: Readonly<Record<Authority["kind"], string | undefined>> = {
  commune: "commune",
  epci: "intercommunalite",
  departement: "departement",
  region: "region",
  syndicat_mixte: undefined,
  sandbox: undefined,
};
const FRANCE = "http://publications.europa.eu/resource/authority/country/FRA";

function toPublisher(authority: Authority, { ports }: Context): CataloguePublisher {
  const { slug, name, siren, kind, officialCode } = authority;
  const place = places[kind];
  return {
    site: formatPathAddress(ports.hosts, `/${slug}/`),
    name,
    ...(siren ? { siren } : {}),
    territory: place === undefined ? FRANCE : `http://id.insee.fr/geo/${place}/${officialCode}`,
  };
}
