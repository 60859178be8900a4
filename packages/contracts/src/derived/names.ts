/**
 * Answers computed from elements, released instead of them (GDPR art. 5.1.c): "25 or under?" rather than a
 * birthdate. `age_over_18`: 18 or more. `age_under_25`: 24 or less. `lives_in_<code>`: INSEE code of a
 * commune, or any code the authority gives a list of communes for (the SIREN of an agglomération).
 */
export type DerivedElementName =
  | `age_over_${number}`
  | `age_under_${number}`
  | `lives_in_${string}`
  | "age_in_years"
  | "family_quotient_bracket";

export type DerivedElement =
  | { readonly kind: "age_over" | "age_under"; readonly years: number }
  | { readonly kind: "lives_in"; readonly code: string }
  | { readonly kind: "age_in_years" }
  | { readonly kind: "family_quotient_bracket" };

const AGE = /^age_(over|under)_([1-9]\d?)$/;
const LIVES_IN = /^lives_in_([0-9AB]{5,9})$/;

/** Meaning of a derived element's name; undefined when it is not one. Ages go from 1 to 99. */
export function readDerivedName(name: string): DerivedElement | undefined {
  if (name === "age_in_years" || name === "family_quotient_bracket") return { kind: name };
  const age = AGE.exec(name);
  if (age) return { kind: age[1] === "over" ? "age_over" : "age_under", years: Number(age[2]) };
  const code = LIVES_IN.exec(name)?.[1];
  return code === undefined ? undefined : { kind: "lives_in", code };
}

export function isDerivedElementName(name: string): name is DerivedElementName {
  return readDerivedName(name) !== undefined;
}
