import type { ReadableZone } from "../../../../kernel/zones.ts";
import { type Comparison, type Said, toComparison } from "./compare.ts";
import { comparePersonNames } from "./compare-person-names.ts";

/**
 * A machine-readable zone beside what was said. It was read without a slip; it proves nothing: anybody prints
 * one.
 */
export function compareZone(zone: ReadableZone, { names, birthdate }: Said): readonly Comparison[] {
  const { familyName, givenNames, birthDate, cut } = zone;
  const holder = { text: `${familyName}/${givenNames}`, cut, certain: true };
  const written = birthdate?.slice(2).replaceAll("-", "");
  const isBorn = written === birthDate ? null : "birthdate";
  return [
    toComparison("names", names && comparePersonNames(holder, names)),
    toComparison("birthdate", written === undefined || birthDate === "" ? undefined : isBorn),
  ];
}
