import type { RelativeStart } from "../../../../index.ts";

/** Why the one who enrols a child may act for them. */
export function toRepresentation(relation: string): NonNullable<RelativeStart["representation"]> {
  return relation === "guardian"
    ? { kind: "guardianship", measure: "tutelle_mineur" }
    : { kind: "parental_authority" };
}
