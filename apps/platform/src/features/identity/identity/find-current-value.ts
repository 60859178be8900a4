import type { ElementName, ElementValue } from "@ardeco/contracts";
import type { ElementPair } from "./element.ts";

/**
 * The value checked, else the one said; undefined when neither is known, or when it is withheld from this
 * reader.
 */
export function findCurrentValue(
  pairs: readonly ElementPair[],
  name: ElementName,
): ElementValue<ElementName> | undefined {
  const pair = pairs.find((one) => one.name === name);
  return (pair?.validated ?? pair?.declared)?.value;
}

/** The same, of an element that is a text. */
export function findCurrentText(pairs: readonly ElementPair[], name: ElementName): string | undefined {
  const value = findCurrentValue(pairs, name);
  return typeof value === "string" ? value : undefined;
}

/** What `formatNameInUse` reads. */
export const nameElements = [
  "given_name",
  "name_of_use",
  "family_name",
] as const satisfies readonly ElementName[];

/**
 * As people are called, everywhere: by the name that they use, else their name of birth; empty when nothing
 * is said yet. Who checks a paper of civil status reads the name of birth, the element `family_name`.
 */
export function formatNameInUse(pairs: readonly ElementPair[]): string {
  const family = findCurrentText(pairs, "name_of_use") || findCurrentText(pairs, "family_name");
  return [findCurrentText(pairs, "given_name"), family].filter(Boolean).join(" ");
}
