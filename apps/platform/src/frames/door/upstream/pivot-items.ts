import { elementDefinition, formatElement, isElementName } from "@ardeco/contracts";
import { toVouchedElements, type UpstreamIdentity } from "../../../features/identity/upstream/index.ts";
import type { Language } from "../../../kernel/errors.ts";

/** What the State says of somebody, in words, to be read by them. */
export function listPivotItems({ claims }: UpstreamIdentity, language: Language) {
  return Object.entries(toVouchedElements(claims)).flatMap(([name, value]) =>
    isElementName(name)
      ? [{ term: elementDefinition(name).label[language], description: formatElement(name, value, language) }]
      : [],
  );
}
