import type { ServiceDefinition } from "@ardeco/contracts";
import type { RepresentationKind } from "../../households/index.ts";

/** Which of its two audiences a service keeps to, against whoever is outside of it. */
export type OtherAudience = "children" | "oneself";

/**
 * For whom a service is meant: a child's is never opened for a grown-up, nor a parent's for a child.
 * @param link by which the one who says yes acts for the person; undefined for oneself
 */
export function otherAudience(
  { audience }: Pick<ServiceDefinition, "audience">,
  link: RepresentationKind | undefined,
): OtherAudience | undefined {
  if (audience === "child")
    return link === "parental_authority" || link === "guardianship" ? undefined : "children";
  return audience === "self" && link === "parental_authority" ? "oneself" : undefined;
}
