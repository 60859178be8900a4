import { documentKinds } from "../codes/document-kinds.ts";
import { lifeEvents } from "../codes/life-events.ts";
import type { ServicePresentation } from "../service/presentation.ts";
import type { ServiceDefinition } from "../service/service-definition.ts";
import { type CodeList, codeIri, EURO } from "./vocabulary.ts";

interface Place {
  /** Address of the service, and its identifier. */
  readonly id: string;
  readonly slug: string;
}

type Both = { readonly fr: string; readonly en: string };
type Part<Name extends keyof ServicePresentation> = NonNullable<ServicePresentation[Name]>;

export const both = ({ fr, en }: Both) => [
  { "@language": "fr", "@value": fr },
  { "@language": "en", "@value": en },
];

/** The shapes ask for the class of each code beside it. */
export function concept(list: CodeList, code: string, label: Both) {
  return { "@id": codeIri(list, code), "@type": "skos:Concept", "skos:prefLabel": both(label) };
}

/** The order of a list is told by its identifiers: a graph has none. */
function part({ id, slug }: Place, name: string, type: string | readonly string[]) {
  return { "@id": `${id}#${name}`, "@type": type, "dct:identifier": `${slug}/${name}` };
}

const channelNames: Readonly<Record<ServiceDefinition["channels"][number], Both>> = {
  web: { fr: "En ligne", en: "Online" },
  desk: { fr: "Au guichet", en: "At the desk" },
  phone: { fr: "Par téléphone", en: "By telephone" },
  mail: { fr: "Par courrier", en: "By post" },
};

export function channelNodes(at: Place, channels: ServiceDefinition["channels"]) {
  return channels.map((channel, index) => ({
    ...part(at, `channel-${index + 1}`, "cv:Channel"),
    "dct:type": concept("channel", channel, channelNames[channel]),
  }));
}

export function eventNodes(codes: Part<"lifeEvents">) {
  return codes.map((code) => ({
    "@id": codeIri("life-event", code),
    "@type": ["cv:Event", "cv:LifeEvent"],
    "dct:identifier": code,
    "dct:title": both(lifeEvents[code]),
  }));
}

/** The lowest price, which carries the explanation, then the highest. */
export function costNodes(at: Place, { from, to, explanation }: Part<"cost">) {
  const euros = (cents: number) => ({
    "cv:hasValue": { "@type": "xsd:double", "@value": (cents / 100).toFixed(2) },
    "cv:currency": { "@id": EURO, "@type": "skos:Concept" },
  });
  const lowest = {
    ...part(at, "cost-1", "cv:Cost"),
    ...euros(from),
    ...(explanation ? { "dct:description": both(explanation) } : {}),
  };
  return to === undefined ? [lowest] : [lowest, { ...part(at, "cost-2", "cv:Cost"), ...euros(to) }];
}

export function documentNodes(at: Place, documents: Part<"documents">) {
  return documents.map(({ kind, label, when }, index) => ({
    ...part(at, `document-${index + 1}`, "cv:EvidenceType"),
    "dct:title": both(label),
    ...(when ? { "dct:description": both(when) } : {}),
    ...(kind ? { "cv:evidenceTypeClassification": concept("document", kind, documentKinds[kind]) } : {}),
  }));
}

export function placeNodes(at: Place, places: Part<"places">) {
  return places.map((place, index) => placeNode(at, `place-${index + 1}`, place));
}

function placeNode(at: Place, name: string, place: Part<"places">[number]) {
  const { street, postalCode, locality, phone, email, hours } = place;
  const french = (text: string) => ({ "@language": "fr", "@value": text });
  const isSomewhere = street ?? postalCode ?? locality;
  const address = {
    "@id": `${at.id}#${name}-address`,
    "@type": "locn:Address",
    ...(street ? { "locn:thoroughfare": french(street) } : {}),
    ...(postalCode ? { "locn:postCode": postalCode } : {}),
    ...(locality ? { "locn:postName": french(locality) } : {}),
  };
  return {
    ...part(at, name, "cv:ContactPoint"),
    "dct:title": french(place.name),
    ...(isSomewhere ? { "locn:address": address } : {}),
    ...(phone ? { "cv:telephone": phone } : {}),
    ...(email ? { "cv:email": email } : {}),
    ...(hours
      ? {
          "cv:openingHours": hours.map((line, index) => ({
            ...part(at, `${name}-hours-${index + 1}`, "time:TemporalEntity"),
            "dct:description": both(line),
          })),
        }
      : {}),
  };
}
