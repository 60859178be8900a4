import type { Commune } from "./communes.ts";

/**
 * The commune of an address: the only one of its postal code, else the one whose name was typed. Undefined when the
 * person must choose; a hamlet or a former commune is typed as often as the commune itself.
 */
export function matchCommune(communes: readonly Commune[], typedCity: string): Commune | undefined {
  if (communes.length <= 1) return communes[0];
  const typed = comparable(typedCity);
  return communes.find(({ name }) => comparable(name) === typed);
}

/** "St-Contest" and "SAINT CONTEST" are one name. */
function comparable(name: string): string {
  return name
    .normalize("NFD")
    .replace(/\p{M}/gu, "")
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, " ")
    .replace(/\bste?\b/g, (short) => (short === "st" ? "saint" : "sainte"))
    .trim();
}
