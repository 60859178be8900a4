import {
  isComplement,
  listStreetWords,
  resolveAbbreviations,
  splitStreetSegments,
  toPostalStreet,
} from "../../../../kernel/postal-street.ts";
import type { AddressClaim } from "./claims.ts";

/** An address as `@ardeco/contracts` keeps it. */
export interface DeclaredAddress {
  readonly street_address: string;
  readonly postal_code: string;
  readonly locality: string;
  readonly country: string;
}

export type AddressDifference =
  | "country"
  | "postal_code"
  | "locality"
  | "locality_absent"
  | "street"
  | "cut"
  | "uncertain";

/**
 * Null when the document's address is the one declared: same country, postal code, locality and street, once
 * case, accents, abbreviations and punctuation are put aside. Where the document names a building and the
 * declaration names another, they differ. Without a locality the street of another commune under the same
 * postal code cannot be told apart: that is a difference too.
 */
export function compareAddresses(
  document: AddressClaim,
  declared: DeclaredAddress,
): AddressDifference | null {
  if (!document.certain) return "uncertain";
  if (document.cut) return "cut";
  if (document.country !== declared.country.toUpperCase()) return "country";
  if (document.postalCode !== declared.postal_code.replace(/\s/g, "")) return "postal_code";
  if (document.locality.trim() === "") return "locality_absent";
  if (toComparableLocality(document.locality) !== toComparableLocality(declared.locality)) return "locality";
  return isSameStreet(document, declared.street_address) ? null : "street";
}

/**
 * "LEVIS ST NOM CEDEX 3" and "Lévis-Saint-Nom"; "PARIS 12" and "Paris 12e Arrondissement" by the postal code.
 */
function toComparableLocality(text: string): string {
  return resolveAbbreviations(listStreetWords(text))
    .join(" ")
    .replace(/ CEDEX( \d+)?$/, "")
    .replace(/^(PARIS|LYON|MARSEILLE) \d+(E|ER|EME)?( ARRONDISSEMENT)?$/, "$1");
}

function isSameStreet(document: AddressClaim, declared: string): boolean {
  const said = splitStreetSegments(declared);
  const street = toPostalStreet(document.street);
  const lines = document.lines.map(toPostalStreet).filter((line) => line !== "");
  if (street === "" || !said.includes(street)) return false;
  const more = said.filter((one) => one !== street);
  // A building that only one of both names takes nothing from the street.
  if (more.length === 0 || lines.length === 0) return more.every(isComplement);
  const [these, those] = [more.join(" "), lines.join(" ")];
  return these === those || more.every((one) => lines.includes(one));
}
