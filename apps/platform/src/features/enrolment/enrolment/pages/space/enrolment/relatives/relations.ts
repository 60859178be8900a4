import type { DocumentKind } from "@ardeco/contracts";
import { listEdgeEvidence } from "../../../../../../identity/households/index.ts";
import type { RelativeStart } from "../../../../index.ts";

type Representation = NonNullable<RelativeStart["representation"]>;

export const relations = ["child", "guardian", "mandate", "tutelle", "curatelle"] as const;
export type Relation = (typeof relations)[number];

export const isRelation = (text: string): text is Relation => relations.some((one) => one === text);

/** Whose birthday may end the right to act. */
export const isMinors = (relation: string): boolean => relation === "child" || relation === "guardian";

/** The right to act that each relation declares; `until` for a mandate. */
export function buildRepresentation(relation: Relation, until: string | undefined): Representation {
  switch (relation) {
    case "child":
      return { kind: "parental_authority" };
    case "guardian":
      return { kind: "guardianship", measure: "tutelle_mineur" };
    case "mandate":
      return { kind: "mandate", ...(until ? { until } : {}) };
    default:
      return { kind: "guardianship", measure: relation };
  }
}

const identityProofs: readonly DocumentKind[] = [
  "identity_card",
  "passport",
  "residence_permit",
  "family_record_book",
  "birth_certificate",
];

/** Documents that prove the right to act, then those that prove who the person is. */
export function listRelationProofs(relation: string): readonly DocumentKind[] {
  const right = isRelation(relation) ? listEdgeEvidence(buildRepresentation(relation, undefined).kind) : [];
  return [...new Set([...right, ...identityProofs])];
}
