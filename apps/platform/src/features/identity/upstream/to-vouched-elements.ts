import { findCommuneByCode } from "../../authorities/authorities/index.ts";
import { type PivotElements, toPivotElements } from "./rules.ts";

/** The pivot identity, with the name of the commune of birth: its code says nothing to whom it is about. */
export function toVouchedElements(claims: Readonly<Record<string, unknown>>): PivotElements {
  const elements = toPivotElements(claims);
  const { place_of_birth: place } = elements;
  if (typeof place !== "object" || place === null || !("insee_code" in place)) return elements;
  const commune = findCommuneByCode(String(place.insee_code));
  return commune ? { ...elements, place_of_birth: { ...place, locality: commune.name } } : elements;
}
