import type { ElementName, ElementValues } from "@ardeco/contracts";
import type { Context, Tx } from "../../../kernel/context.ts";
import type { PersonId } from "../../../kernel/ids.ts";
import type { AskedIdentity } from "../../../kernel/state-sources.ts";
import { type ElementPair, listServiceElements } from "../../identity/identity/index.ts";
import { convertBirthCountry } from "./convert-birth-country.ts";
import type { KnownPerson } from "./rules.ts";

const FRANCE = "99100";

/** What a register needs to know of somebody, checked: nothing declared only ever leaves. */
export const identityElements = [
  "family_name",
  "given_name",
  "birthdate",
  "gender",
  "place_of_birth",
] as const satisfies readonly ElementName[];

export interface ReadIdentity {
  readonly identity: AskedIdentity;
  readonly person: KnownPerson;
}

export type IdentityOrMissing = ReadIdentity | { readonly missing: readonly ElementName[] };

/** The validated identity of each, or what it lacks. Runs as the system. */
export function readIdentities(
  system: Context,
  personIds: readonly PersonId[],
): Promise<ReadonlyMap<PersonId, IdentityOrMissing>> {
  return system.read(async (tx) => {
    const known = await listServiceElements(tx, system, personIds);
    return new Map([...known].map(([id, { elements }]) => [id, buildIdentity(toValidatedValues(elements))]));
  });
}

/**
 * The same of one person, who said in which country they were born when what is checked has no code of it.
 * Only that is as said: an answer still counts for the checked names and birth date alone. Runs as the
 * system.
 */
export async function readKnownIdentity(
  tx: Tx,
  system: Context,
  personId: PersonId,
  bornIn: string | undefined,
): Promise<IdentityOrMissing | undefined> {
  const known = (await listServiceElements(tx, system, [personId])).get(personId);
  return known && buildIdentity(toValidatedValues(known.elements), bornIn);
}

/** Whether the country of birth, said by the person, is all that it takes to ask. */
export const isMissingBirthCountry = (missing: readonly ElementName[]): boolean =>
  missing.length === 1 && missing[0] === "place_of_birth";

/**
 * Who each is, as far as it takes to know them in an answer; those of whom too little is checked are left
 * out. Runs as the system.
 */
export async function readPersons(
  tx: Tx,
  system: Context,
  personIds: readonly PersonId[],
): Promise<ReadonlyMap<PersonId, KnownPerson>> {
  const known = await listServiceElements(tx, system, personIds);
  return new Map(
    [...known].flatMap(([id, { elements }]) => {
      const person = toKnownPerson(toValidatedValues(elements));
      return person ? [[id, person] as const] : [];
    }),
  );
}

export const toValidatedValues = (elements: readonly ElementPair[]): ElementValues =>
  Object.fromEntries(elements.flatMap(({ name, validated }) => (validated ? [[name, validated.value]] : [])));

function buildIdentity(values: ElementValues, bornIn?: string): IdentityOrMissing {
  const { family_name, name_of_use, given_name, middle_name, birthdate, gender, place_of_birth } = values;
  const code = place_of_birth?.insee_code ?? convertBirthCountry(place_of_birth?.country ?? "") ?? bornIn;
  const missing = identityElements.filter((name) =>
    name === "place_of_birth" ? code === undefined : values[name] === undefined,
  );
  if (missing.length > 0 || !family_name || !given_name || !birthdate || !gender || !code) return { missing };
  const [year = 0, month = 1, day = 1] = birthdate.split("-").map(Number);
  const abroad = code.startsWith("99");
  const named = { familyName: family_name, ...(name_of_use ? { nameOfUse: name_of_use } : {}) };
  return {
    identity: {
      ...named,
      givenNames: [given_name, ...(middle_name?.split(/[\s,]+/) ?? [])],
      born: { year, month, day },
      sex: gender,
      birthCountry: abroad ? code : FRANCE,
      ...(abroad ? {} : { birthCommune: code }),
    },
    person: { ...named, givenName: given_name, birthdate },
  };
}

/** As far as it is validated; undefined when that is not enough to know them in an answer. */
export function toKnownPerson(values: ElementValues): KnownPerson | undefined {
  const { family_name, name_of_use, given_name, birthdate } = values;
  if (!family_name || !given_name || !birthdate) return undefined;
  return {
    familyName: family_name,
    ...(name_of_use ? { nameOfUse: name_of_use } : {}),
    givenName: given_name,
    birthdate,
  };
}
