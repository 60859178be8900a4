import { derivedLabel, elementDefinition, isElementName, readDerivedName } from "@ardeco/contracts";
import type { Language } from "../../../kernel/errors.ts";
import type { PlaceNames } from "../offer.ts";

/** What a person reads for an element or an answer derived from one; places by their name, not their code. */
export function requestLabel(name: string, places: PlaceNames, language: Language): string {
  if (isElementName(name)) return elementDefinition(name).label[language];
  const derived = readDerivedName(name);
  const place = derived?.kind === "lives_in" ? places.get(derived.code) : undefined;
  return derivedLabel(name, place)?.[language] ?? name;
}
