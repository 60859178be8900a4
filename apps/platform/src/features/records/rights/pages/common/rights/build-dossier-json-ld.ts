import { documentKinds, isDocumentKind, legalBases, personalDataContext } from "@ardeco/contracts";
import type { Holding } from "../../../index.ts";
import type { Dossier } from "./dossier.ts";

/**
 * As JSON-LD 1.1, with its context inside: schema.org, W3C PROV, DPV. docs/protocol/personal-data.md explains
 * each term.
 */
export function buildDossierJsonLd(dossier: Dossier): Readonly<Record<string, unknown>> {
  const { at, personId, authority } = dossier;
  return {
    "@context": personalDataContext,
    id: `urn:uuid:${personId}#dossier`,
    type: "Dossier",
    dateCreated: at.toISOString(),
    controller: {
      type: "Organization",
      id: authority.url,
      name: authority.name,
      ...(authority.officer ? { officer: { type: "Agent", email: authority.officer } } : {}),
    },
    about: buildPersonNode(dossier),
    elements: buildElementNodes(dossier),
    processes: dossier.holdings.flatMap(buildProcessNodes),
    journal: dossier.journal.map((line) => ({
      type: "Activity",
      at: line.at.toISOString(),
      wasAssociatedWith: { type: "Agent", name: line.by },
      description: line.text.fr,
    })),
    messages: dossier.messages.map(({ on, subject, text }) => ({
      type: "Message",
      sentOn: on,
      subject,
      text,
    })),
    documents: dossier.documents.map(({ kind, at: day, file, purgeOn }) => ({
      type: "Document",
      name: isDocumentKind(kind) ? documentKinds[kind].fr : kind,
      description: [day, file].filter(Boolean).join(" · "),
      ...(purgeOn ? { validUntil: purgeOn } : {}),
    })),
    rights: articles.map((article) => `https://w3id.org/dpv/legal/eu/gdpr#A${article}`),
    everything: dossier.everything,
  };
}

/**
 * Access, rectification, erasure, restriction, portability, objection, and a complaint to the authority of
 * control.
 */
const articles = [15, 16, 17, 18, 20, 21, 77] as const;

const schemaNames: Readonly<Record<string, string>> = {
  given_name: "givenName",
  family_name: "familyName",
  birthdate: "birthDate",
  email: "email",
  phone_number: "telephone",
};

function buildPersonNode({ personId, elements: all }: Dossier): Readonly<Record<string, unknown>> {
  const current = new Map(
    all
      .filter(({ state }) => state === "declared" || state === "validated")
      // What was checked is said rather than what was only declared.
      .toSorted((one, other) => (one.state === other.state ? 0 : one.state === "declared" ? -1 : 1))
      .map(({ name, value }) => [String(name), value]),
  );
  const known = Object.entries(schemaNames).flatMap(([name, term]) => {
    const value = current.get(name);
    return typeof value === "string" ? [[term, value]] : [];
  });
  return {
    type: "Person",
    id: `urn:uuid:${personId}`,
    ...Object.fromEntries(known),
    ...buildAddressNode(current.get("address")),
  };
}

function buildAddressNode(value: unknown): Readonly<Record<string, unknown>> {
  if (typeof value !== "object" || value === null) return {};
  const of = (name: string) => Reflect.get(value, name) as unknown;
  return {
    address: {
      type: "PostalAddress",
      streetAddress: of("street_address"),
      postalCode: of("postal_code"),
      addressLocality: of("locality"),
    },
  };
}

function buildElementNodes({ elements: all, personId }: Dossier) {
  return all.map(({ id, name, value, state, validUntil, provenance }) => ({
    type: "Element",
    id: `urn:uuid:${personId}#${id}`,
    code: name,
    state,
    value: value ?? null,
    ...(validUntil ? { validUntil } : {}),
    wasGeneratedBy: {
      type: "Activity",
      method: provenance.method,
      at: provenance.at,
      ...(provenance.by
        ? { wasAssociatedWith: { type: "Agent", name: provenance.by.label ?? provenance.by.kind } }
        : {}),
      ...(provenance.evidence ? { evidence: provenance.evidence.kind } : {}),
    },
  }));
}

/** One process an item: its purpose, its basis, its recipient, how long. */
function buildProcessNodes({ title, providerName, state, since, until, items }: Holding) {
  return items.map(({ code, purpose, legalBasis, retentionDays }) => ({
    type: "Process",
    name: title.fr,
    state,
    since: since.toISOString(),
    ...(until ? { until: until.toISOString() } : {}),
    personalData: [code],
    recipient: { type: "Recipient", name: providerName },
    purpose: { type: "Purpose", description: purpose.fr },
    legalBasis: `GDPR 6.1.${legalBases[legalBasis].point}`,
    storage: { type: "StorageDuration", duration: `P${retentionDays}D` },
  }));
}
