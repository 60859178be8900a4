import type { ServiceDefinition } from "@ardeco/contracts";
import type { RepresentationKind } from "../../../identity/households/index.ts";

/** Which of its two audiences a service keeps to, against whoever is outside of it. */
export type OtherAudience = "children" | "oneself";

/** Who says yes for somebody, and for whom. */
export interface Opener {
  readonly link: RepresentationKind | undefined;
  readonly isGrown: boolean;
}

/**
 * For whom a service is meant: a child's is never opened for a grown-up, nor a parent's for a child.
 * @param link by which the one who says yes acts for the person; undefined for oneself
 * @param isGrown the person is of age: a guardian of an adult opens no child's service for them
 */
export function findOtherAudience(
  { audience }: Pick<ServiceDefinition, "audience">,
  { link, isGrown }: Opener,
): OtherAudience | undefined {
  if (audience === "child")
    return !isGrown && (link === "parental_authority" || link === "guardianship") ? undefined : "children";
  return audience === "self" && link === "parental_authority" ? "oneself" : undefined;
}
