import { type Commune, communesOf, searchable } from "../../../modules/authorities/index.ts";

/**
 * The commune of an address: the only one of its postal code, else the one whose name was typed. Undefined when the
 * person must choose; a hamlet or a former commune is typed as often as the commune itself.
 */
export function communeOf(postcode: string, typedCity: string): Commune | undefined {
  const communes = communesOf(postcode);
  if (communes.length <= 1) return communes[0];
  const typed = searchable(typedCity);
  return communes.find(({ name }) => searchable(name) === typed);
}
