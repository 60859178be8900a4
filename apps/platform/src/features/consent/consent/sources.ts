import { type ElementName, isElementName, readDerivedName } from "@ardeco/contracts";
import type { ItemName } from "./grant.ts";

/** The element that an item is, or is computed from. */
export function findSourceElement(name: ItemName): ElementName | undefined {
  if (isElementName(name)) return name;
  switch (readDerivedName(name)?.kind) {
    case "lives_in":
      return "address";
    case "family_quotient_bracket":
      return "family_quotient";
    case undefined:
      return undefined;
    default:
      return "birthdate";
  }
}
