import type { ElementName } from "@ardeco/contracts";
import {
  type ElementPair,
  findCurrentText,
  findCurrentValue,
  type Person,
} from "../../../identity/identity/index.ts";
import type { RecordSide } from "../rules/conflicts.ts";
import type { FieldName } from "../rules/roles.ts";

/** Elements that say what a file may say too. */
export const comparedElements = [
  "family_name",
  "given_name",
  "name_of_use",
  "birthdate",
  "email",
  "phone_number",
  "address",
] as const satisfies readonly ElementName[];

const texts = {
  family_name: "family_name",
  given_name: "given_name",
  usage_name: "name_of_use",
  birth_date: "birthdate",
  email: "email",
  phone: "phone_number",
} as const satisfies Partial<Record<FieldName, ElementName>>;

const proving = ["family_name", "given_name", "birthdate"] as const satisfies readonly ElementName[];

/**
 * What was checked, and nothing of what is only said: anybody may say that they bear somebody else's name.
 */
export const filterCheckedElements = (elements: readonly ElementPair[]): readonly ElementPair[] =>
  elements.flatMap(({ name, validated }) => (validated ? [{ name, validated }] : []));

/** An agent, or a register, knows who this is: enrolled, names and date of birth checked. */
export const isProvenPerson = (person: Person | undefined, elements: readonly ElementPair[]): boolean =>
  person?.status === "enrolled" &&
  proving.every((name) => (findCurrentText(filterCheckedElements(elements), name) ?? "") !== "");

/**
 * A person of the platform, in the words of files.
 * @param elements checked, where others are compared with them
 */
export function toComparedSide(elements: readonly ElementPair[]): RecordSide {
  const side: Partial<Record<FieldName, string>> = {};
  for (const [field, element] of Object.entries(texts) as [keyof typeof texts, ElementName][]) {
    const text = findCurrentText(elements, element);
    if (text !== undefined) side[field] = text;
  }
  const address: unknown = findCurrentValue(elements, "address");
  for (const [field, member] of [
    ["street", "street_address"],
    ["postcode", "postal_code"],
    ["town", "locality"],
  ] as const) {
    const text: unknown =
      typeof address === "object" && address !== null ? Reflect.get(address, member) : undefined;
    if (typeof text === "string" && text !== "") side[field] = text;
  }
  return side;
}
