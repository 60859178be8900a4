import { elementDefinition, elementNames } from "@ardeco/contracts";
import type { IndexField } from "../kernel/vault-roots.ts";

/** Fields of indexes that every authority may have. The rule `blind-indexes` has them listed in docs/security/keys.md; a test holds this list to that one. */
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

export interface KnownPlaces {
  readonly authorities: readonly string[];
  readonly establishments: readonly { readonly authorityId: string; readonly id: string }[];
}

/** Everything that may have been indexed in these authorities. */
export function indexFieldsOf({ authorities, establishments }: KnownPlaces): readonly IndexField[] {
  const elements = elementNames
    .filter((name) => elementDefinition(name).index)
    .map((name) => `element:${name}`);
  return [
    ...authorities.flatMap((authorityId) =>
      [...ofEach, ...elements].map((field) => ({ authorityId, field })),
    ),
    ...establishments.flatMap(({ authorityId, id }) =>
      ofEstablishments.map((field) => ({ authorityId, field: `${field}${id}` })),
    ),
  ];
}
