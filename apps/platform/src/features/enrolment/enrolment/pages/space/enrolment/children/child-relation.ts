import type { StartFor } from "../../../../index.ts";

/** Why the one who enrols a child may act for them. */
export function representationOf(relation: string): NonNullable<StartFor["representation"]> {
  return relation === "guardian"
    ? { kind: "guardianship", measure: "tutelle_mineur" }
    : { kind: "parental_authority" };
}
