import type { CivilDate } from "../../../../kernel/civil-date.ts";
import type { Claims } from "./claims.ts";
import { type AddressDifference, compareAddresses, type DeclaredAddress } from "./compare-addresses.ts";
import { comparePersonNames, type NameDifference, type PersonNames } from "./compare-person-names.ts";

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
    toComparison("names", compareHolderNames(claims, said)),
    toComparison("address", compareClaimAddress(claims, said)),
    toComparison("birthdate", compareClaimBirthdate(claims, said)),
  ];
}

export function toComparison(part: ComparedPart, difference: Difference | null | undefined): Comparison {
  if (difference === undefined) return { part, outcome: "absent" };
  return difference === null ? { part, outcome: "same" } : { part, outcome: "different", why: difference };
}

function compareHolderNames({ holders }: Claims, { names }: Said): NameDifference | null | undefined {
  if (!names || holders.length === 0) return undefined;
  const differences = holders.map((holder) => comparePersonNames(holder, names));
  if (differences.includes(null)) return null;
  return differences.find((one) => one !== "other_name") ?? "other_name";
}

const compareClaimAddress = (claims: Claims, said: Said): AddressDifference | null | undefined =>
  claims.address && said.address ? compareAddresses(claims.address, said.address) : undefined;

function compareClaimBirthdate(claims: Claims, said: Said): "birthdate" | "uncertain" | null | undefined {
  if (!claims.birthdate || !said.birthdate) return undefined;
  if (!claims.birthdate.certain) return "uncertain";
  return claims.birthdate.on === said.birthdate ? null : "birthdate";
}
