import type { CivilDate } from "../../../../kernel/civil-date.ts";
import { type AddressDifference, type DeclaredAddress, differenceOfAddresses } from "./addresses.ts";
import type { Claims } from "./claims.ts";
import { differenceOfNames, type NameDifference, type PersonNames } from "./names.ts";

/** What somebody says of themselves; a part that is not known is left out. */
export interface Said {
  readonly names?: PersonNames;
  readonly address?: DeclaredAddress;
  readonly birthdate?: CivilDate;
}

export const comparedParts = ["names", "address", "birthdate"] as const;
export type ComparedPart = (typeof comparedParts)[number];

export type Difference = NameDifference | AddressDifference | "birthdate";

/** `absent`: one of both does not say. */
export type Comparison =
  | { readonly part: ComparedPart; readonly outcome: "same" | "absent" }
  | { readonly part: ComparedPart; readonly outcome: "different"; readonly why: Difference };

/** A document beside what was said, part by part. A difference informs; it refuses nothing. */
export function compare(claims: Claims, said: Said): readonly Comparison[] {
  return [
    outcomeOf("names", namesDifference(claims, said)),
    outcomeOf("address", addressDifference(claims, said)),
    outcomeOf("birthdate", birthdateDifference(claims, said)),
  ];
}

export function outcomeOf(part: ComparedPart, difference: Difference | null | undefined): Comparison {
  if (difference === undefined) return { part, outcome: "absent" };
  return difference === null ? { part, outcome: "same" } : { part, outcome: "different", why: difference };
}

function namesDifference({ holders }: Claims, { names }: Said): NameDifference | null | undefined {
  if (!names || holders.length === 0) return undefined;
  const differences = holders.map((holder) => differenceOfNames(holder, names));
  if (differences.includes(null)) return null;
  return differences.find((one) => one !== "other_name") ?? "other_name";
}

const addressDifference = (claims: Claims, said: Said): AddressDifference | null | undefined =>
  claims.address && said.address ? differenceOfAddresses(claims.address, said.address) : undefined;

function birthdateDifference(claims: Claims, said: Said): "birthdate" | "uncertain" | null | undefined {
  if (!claims.birthdate || !said.birthdate) return undefined;
  if (!claims.birthdate.certain) return "uncertain";
  return claims.birthdate.on === said.birthdate ? null : "birthdate";
}
