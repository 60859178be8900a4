import type { FastifyRequest } from "fastify";
import { getViewedPersonName } from "../../../../../../frames/desk/common/build-person-trail.ts";
import type { PersonId } from "../../../../../../kernel/ids.ts";
import { parsePathId } from "../../../../../../web/index.ts";
import { requireCapability } from "../../../../../access/access/index.ts";
import { type EvidenceDocument, listDocuments } from "../../../../../enrolment/evidence/index.ts";
import { readPerson } from "../../../../identity/index.ts";
import {
  getRepresentation,
  householdsErrors,
  listEdgeEvidence,
  listRepresentatives,
  type Representation,
  type RepresentationId,
} from "../../../index.ts";

/** A link, its two people, and what may be read to end it. */
export interface LinkToEnd {
  readonly personId: PersonId;
  readonly edge: Representation;
  readonly representative: string;
  readonly represented: string;
  /** Pages of the represented person, of a kind that proves such a link. */
  readonly kept: readonly EvidenceDocument[];
  /** Nobody else acts, or asks to act, for them. */
  readonly isOnlyOne: boolean;
}

/** Throws access.capability_missing, identity.unknown_person, households.unknown_representation. */
export async function readLink(request: FastifyRequest): Promise<LinkToEnd> {
  const { context } = request.ardeco;
  requireCapability(context, "representation.end");
  const personId = parsePathId<"person">(request, "id");
  const link: RepresentationId = parsePathId<"representation">(request, "link");
  await readPerson(context, personId);
  const edge = await getRepresentation(context, link);
  if (personId !== edge.representativeId && personId !== edge.representedId)
    throw householdsErrors.error("households.unknown_representation");
  const documents = await listDocuments(context, edge.representedId);
  const all = await listRepresentatives(context, edge.representedId);
  const read = {
    edge,
    kept: documents.filter(
      ({ kind, state }) => state === "kept" && listEdgeEvidence(edge.kind).includes(kind),
    ),
    isOnlyOne: all.every(({ representativeId }) => representativeId === edge.representativeId),
  };
  return {
    personId,
    ...read,
    representative: await getViewedPersonName(context, read.edge.representativeId),
    represented: await getViewedPersonName(context, read.edge.representedId),
  };
}
