import type { Static } from "typebox";
import type { CivilDate } from "../civil-date.ts";
import type { Language } from "../language.ts";
import * as civilStatus from "./civil-status.ts";
import * as contact from "./contact.ts";
import type { ParseElementResult } from "./define.ts";
import * as household from "./household.ts";
import * as schooling from "./schooling.ts";

/**
 * Every identity element Ardeco knows, in the order pages show them. Adding one is adding it here: the types,
 * the release, the forms and the published reference follow. Nationality is left out on purpose: no local
 * service may ask it in general (CNIL, data minimisation), and a residence permit proves the civil status
 * without it.
 */
export const elements = {
  given_name: civilStatus.givenName,
  middle_name: civilStatus.middleName,
  family_name: civilStatus.familyName,
  name_of_use: civilStatus.nameOfUse,
  birthdate: civilStatus.birthdate,
  place_of_birth: civilStatus.placeOfBirth,
  gender: civilStatus.gender,
  email: contact.email,
  phone_number: contact.phoneNumber,
  address: contact.address,
  family_quotient: household.familyQuotient,
  caf_number: household.cafNumber,
  job_seeker: household.jobSeeker,
  disability_card: household.disabilityCard,
  school: schooling.school,
  school_level: schooling.schoolLevel,
  student_status: schooling.studentStatus,
  scholarship: schooling.scholarship,
  allergies: schooling.allergies,
} as const;

type Elements = typeof elements;

/** Code name of an identity element. */
export type ElementName = keyof Elements;

/** Stored value of an element, normalised. */
export type ElementValue<N extends ElementName> = Static<Elements[N]["schema"]>;

/** Values known of one person, each optional. */
export type ElementValues = { readonly [N in ElementName]?: ElementValue<N> };

export function isElementName(name: string): name is ElementName {
  return Object.hasOwn(elements, name);
}

export const elementNames: readonly ElementName[] = Object.keys(elements).filter(isElementName);

export function elementDefinition<N extends ElementName>(name: N): Elements[N] {
  return elements[name];
}

// Same object, seen as one parser per name, so that the compiler ties the result to the name asked for.
const parsers: { readonly [N in ElementName]: ElementParser<N> } = elements;

interface ElementParser<N extends ElementName> {
  readonly parse: (input: unknown, today: CivilDate) => ParseElementResult<ElementValue<N>>;
}

/** Value of an element as typed or received → stored form. `today` is the authority's civil date. */
export function parseElement<N extends ElementName>(
  name: N,
  input: unknown,
  today: CivilDate,
): ParseElementResult<ElementValue<N>> {
  return parsers[name].parse(input, today);
}

/** Text a person reads for a stored value; empty when the value is not one of this element. */
export function formatElement(name: ElementName, stored: unknown, language: Language): string {
  return elements[name].display(stored, language);
}
