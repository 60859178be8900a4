import { situations } from "../codes/situations.ts";
import { themes } from "../codes/themes.ts";
import type { ServiceDefinition } from "../service/service-definition.ts";
import {
  both,
  channelNodes,
  concept,
  costNodes,
  documentNodes,
  eventNodes,
  placeNodes,
} from "./export-parts.ts";
import { restOf } from "./rest.ts";
import { context, ENGLISH, FRENCH, REST, SHEETS } from "./vocabulary.ts";

/** The authority that answers for the services. */
export interface CataloguePublisher {
  /** Address of its site, which names it. */
  readonly site: string;
  readonly name: string;
  readonly siren?: string;
  /** Where it is competent: a place of the official geography (id.insee.fr). */
  readonly territory: string;
}

export interface CatalogueService {
  /** Path segment under the authority's services: its identifier there. */
  readonly slug: string;
  readonly definition: ServiceDefinition;
}

export type JsonLd = Readonly<Record<string, unknown>>;

/**
 * Services as one CPSV-AP 3.2.0 document, in JSON-LD with its own context. Valid by the shapes of the
 * release.
 */
export function exportCatalogue(
  publisher: CataloguePublisher,
  services: readonly CatalogueService[],
): JsonLd {
  return {
    "@context": context,
    "@graph": [publisherNode(publisher), ...services.map((service) => serviceNode(publisher, service))],
  };
}

function publisherNode({ site, name, siren, territory }: CataloguePublisher): JsonLd {
  return {
    "@id": site,
    "@type": "cv:PublicOrganisation",
    "skos:prefLabel": { "@language": "fr", "@value": name },
    ...(siren ? { "dct:identifier": siren } : {}),
    "dct:spatial": { "@id": territory, "@type": "dct:Location" },
  };
}

function serviceNode(
  { site, territory }: CataloguePublisher,
  { slug, definition }: CatalogueService,
): JsonLd {
  const id = `${site.replace(/\/$/, "")}/services/${slug}`;
  const { title, summary, conditions, channels, presentation = {} } = definition;
  const at = { id, slug };
  return {
    "@id": id,
    "@type": "cpsv:PublicService",
    "dct:identifier": slug,
    "dct:title": both(title),
    "dct:description": both(summary),
    "cv:hasCompetentAuthority": { "@id": site },
    "dct:spatial": { "@id": territory, "@type": "dct:Location" },
    "dct:language": [FRENCH, ENGLISH].map((one) => ({ "@id": one, "@type": "dct:LinguisticSystem" })),
    "cv:hasChannel": channelNodes(at, channels),
    ...(conditions ? { "cv:holdsRequirement": requirementNode(at, conditions) } : {}),
    ...pageNodes(at, presentation),
    [REST]: { "@type": "@json", "@value": restOf(definition) },
  };
}

function pageNodes(at: { id: string; slug: string }, page: NonNullable<ServiceDefinition["presentation"]>) {
  const { cost, documents, places, sheet, address, answerDays } = page;
  return told({
    "cv:thematicArea": page.themes?.map((code) => concept("theme", code, themes[code])),
    "cv:isGroupedBy": page.lifeEvents && eventNodes(page.lifeEvents),
    "dct:audience": page.situations?.map((code) => concept("situation", code, situations[code])),
    "dcat:keyword": page.keywords?.map((word) => ({ "@language": "fr", "@value": word })),
    "cv:hasCost": cost && costNodes(at, cost),
    "cv:processingTime":
      answerDays === undefined ? undefined : { "@type": "xsd:duration", "@value": `P${answerDays}D` },
    "cv:hasInputType": documents && documentNodes(at, documents),
    "cv:contactPoint": places && placeNodes(at, places),
    "dct:relation": sheet && { "@id": `${SHEETS}${sheet}` },
    "foaf:page": address && { "@id": address },
  });
}

function requirementNode({ id, slug }: { id: string; slug: string }, conditions: { fr: string; en: string }) {
  return {
    "@id": `${id}#conditions`,
    "@type": "cv:Requirement",
    "dct:identifier": `${slug}/conditions`,
    "dct:title": both({ fr: "Conditions", en: "Conditions" }),
    "dct:description": both(conditions),
  };
}

function told(members: JsonLd): JsonLd {
  return Object.fromEntries(Object.entries(members).filter(([, value]) => value !== undefined));
}
