import { isElementName, type ProvenElement } from "@ardeco/contracts";
import type { Release } from "./grant.ts";

/** The raw elements of a release as `toVerifiedClaims` takes them; answers and exceptions are left out. */
export function listProvenElements({ items }: Release): readonly ProvenElement[] {
  return items.flatMap(({ name, value, provenance: [source] }) => {
    if (!isElementName(name) || !source || source.method === "exception") return [];
    const { method, checkedAt, checkedBy, assurance, document } = source;
    const provenance = {
      method,
      checkedAt,
      checkedBy,
      assuranceLevel: assurance,
      ...(document ? { document: { kind: document } } : {}),
    };
    return [{ name, value, provenance }];
  });
}
