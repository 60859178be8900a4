import { elementDefinition, isElementName } from "@ardeco/contracts";
import type { Language } from "../../../kernel/errors.ts";
import { pivotElements, type UpstreamIdentity } from "../../../modules/upstream/index.ts";

/** What the State says of somebody, in words, to be read by them. */
export function pivotItems({ claims }: UpstreamIdentity, language: Language) {
  return Object.entries(pivotElements(claims)).flatMap(([name, value]) =>
    isElementName(name) && typeof value === "string"
      ? [{ term: elementDefinition(name).label[language], description: shown(name, value, language) }]
      : [],
  );
}

function shown(name: string, value: string, language: Language): string {
  if (name === "birthdate") return elementDefinition("birthdate").format(value, language);
  if (name === "gender" && (value === "female" || value === "male"))
    return elementDefinition("gender").format(value, language);
  return value;
}
