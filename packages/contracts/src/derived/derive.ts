import { ageOn } from "../age.ts";
import type { CivilDate } from "../civil-date.ts";
import type { ElementName, ElementValues } from "../elements/registry.ts";
import { bracketOf, type QuotientBracket } from "./bracket.ts";
import { type DerivedElement, readDerivedName } from "./names.ts";

export interface DerivationContext {
  readonly today: CivilDate;
  /** Communes (INSEE codes) of each territory code. A commune needs no entry of its own. */
  readonly territory?: Readonly<Record<string, readonly string[]>>;
  /** Lower bounds of the service's quotient brackets, in euros, ascending; the first bracket starts at 0. */
  readonly brackets?: readonly number[];
}

export type DerivedValue = boolean | number | QuotientBracket;

/**
 * `missing`: elements the person must still give. `unavailable`: a fault of the asking side, never the
 * person's: `derived.unknown_name`, `derived.unknown_territory`, `derived.no_brackets`.
 */
export type Derivation =
  | { readonly outcome: "derived"; readonly value: DerivedValue; readonly from: readonly ElementName[] }
  | { readonly outcome: "missing"; readonly missing: readonly ElementName[] }
  | { readonly outcome: "unavailable"; readonly code: string };

export function deriveElement(name: string, raw: ElementValues, context: DerivationContext): Derivation {
  const derived = readDerivedName(name);
  if (!derived) return { outcome: "unavailable", code: "derived.unknown_name" };
  switch (derived.kind) {
    case "lives_in":
      return deriveResidence(derived.code, raw, context);
    case "family_quotient_bracket":
      return deriveBracket(raw, context);
    default:
      return deriveAge(derived, raw, context);
  }
}

function deriveAge(
  derived: Extract<DerivedElement, { kind: `age_${string}` }>,
  raw: ElementValues,
  { today }: DerivationContext,
): Derivation {
  const age = raw.birthdate === undefined ? undefined : ageOn(raw.birthdate, today);
  if (age === undefined) return { outcome: "missing", missing: ["birthdate"] };
  return { outcome: "derived", value: answerAge(derived, age), from: ["birthdate"] };
}

function answerAge(
  derived: Extract<DerivedElement, { kind: `age_${string}` }>,
  age: number,
): boolean | number {
  if (derived.kind === "age_in_years") return age;
  return derived.kind === "age_over" ? age >= derived.years : age < derived.years;
}

function deriveResidence(
  code: string,
  raw: ElementValues,
  { territory = {} }: DerivationContext,
): Derivation {
  const communes = Object.hasOwn(territory, code) ? territory[code] : communeAlone(code);
  if (!communes) return { outcome: "unavailable", code: "derived.unknown_territory" };
  const { address } = raw;
  if (!address) return { outcome: "missing", missing: ["address"] };
  // Outside France the answer is no; in France an address without its commune's code cannot tell.
  if (address.country !== "FR") return { outcome: "derived", value: false, from: ["address"] };
  if (address.insee_code === undefined) return { outcome: "missing", missing: ["address"] };
  return { outcome: "derived", value: communes.includes(address.insee_code), from: ["address"] };
}

function communeAlone(code: string): readonly string[] | undefined {
  return code.length === 5 ? [code] : undefined;
}

function deriveBracket(raw: ElementValues, { brackets = [] }: DerivationContext): Derivation {
  if (brackets.length === 0) return { outcome: "unavailable", code: "derived.no_brackets" };
  if (raw.family_quotient === undefined) return { outcome: "missing", missing: ["family_quotient"] };
  return { outcome: "derived", value: bracketOf(raw.family_quotient, brackets), from: ["family_quotient"] };
}
