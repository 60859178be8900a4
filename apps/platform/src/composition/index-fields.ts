import { elementDefinition, elementNames } from "@ardeco/contracts";

import { Type } from "typebox";
import { buildJsonReader, type Opened } from "../features/trust/keys/index.ts";
import type { IndexField } from "../kernel/vault-roots.ts";

/**
 * Fields of indexes that every authority may have. The rule `blind-indexes` has them listed in
 * docs/security/keys.md; a test holds this list to that one.
 */
const ofEach = [
  "email",
  "upstream:franceconnect",
  "upstream:proconnect",
  "evidence:content",
  "checks:code",
  "checks:names",
  "checks:address",
  "checks:birthdate",
  "consent-next-check",
  "consent-order",
  "message:id",
  "journal:for",
  "agent:name",
  "person-file:a",
  "person-file:b",
  "source-file:a",
  "source-file:b",
  "candidate",
  "sources:pace",
  "sandbox:vendor",
  "sandbox:domain",
] as const;

/** Of each establishment whose files are taken over. */
const ofEstablishments = ["source-number:", "source-digest:"] as const;

/** One a grant and an element: not kept, so that a service is told once more of what it already knows. */
export const fieldsNotKept = ["told:"] as const;

const Indexed = Type.Object({
  authorities: Type.Array(Type.String()),
  establishments: Type.Array(Type.Object({ authorityId: Type.String(), id: Type.String() })),
  /** Of each authority. */
  fields: Type.Array(Type.String()),
  /** Of each establishment: what its field begins with. */
  ofEstablishments: Type.Array(Type.String()),
});
/** Of what there are indexes: kept with the generation that they came from. */
export type Indexed = Opened<typeof Indexed>;
export const readIndexed = buildJsonReader("root_key.indexed", Indexed);

export type KnownPlaces = Pick<Indexed, "authorities" | "establishments">;

/** Everything that may have been indexed in these authorities, as this version indexes. */
export function buildIndexedFields(places: KnownPlaces): Indexed {
  const elements = elementNames
    .filter((name) => elementDefinition(name).index)
    .map((name) => `element:${name}`);
  return { ...places, fields: [...ofEach, ...elements], ofEstablishments: [...ofEstablishments] };
}

/** One by one. */
export function listIndexFields(indexed: Indexed): readonly IndexField[] {
  const { authorities, establishments, fields, ofEstablishments } = indexed;
  return [
    ...authorities.flatMap((authorityId) => fields.map((field) => ({ authorityId, field }))),
    ...establishments.flatMap(({ authorityId, id }) =>
      ofEstablishments.map((field) => ({ authorityId, field: `${field}${id}` })),
    ),
  ];
}
