import { derivedLabel, elementDefinition, elementNames } from "@ardeco/contracts";
import type { Language } from "../../../../../../kernel/errors.ts";

/** Answers that tell less than the element: offered before it. */
const DERIVED = [
  "age_over_18",
  "age_under_18",
  "age_under_25",
  "age_over_65",
  "age_in_years",
  "family_quotient_bracket",
];

export interface Territory {
  /** INSEE code of the commune, SIREN of the group. */
  readonly code: string;
  readonly name: string;
}

/** What a person reads for an element, or for an answer derived from one. */
export function formatElementLabel(name: string, territory: Territory, language: Language): string {
  const element = elementNames.find((one) => one === name);
  if (element) return elementDefinition(element).label[language];
  const place = name === `lives_in_${territory.code}` ? territory.name : undefined;
  return derivedLabel(name, place)?.[language] ?? name;
}

/** Everything that a service may ask; what a draft already asks stays choosable. */
export function listElementChoices(current: string, territory: Territory, language: Language) {
  const known = [...DERIVED, `lives_in_${territory.code}`, ...elementNames];
  const names = current === "" || known.includes(current) ? known : [...known, current];
  return names.map((name) => ({ value: name, label: formatElementLabel(name, territory, language) }));
}
