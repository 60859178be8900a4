import type { ElementName } from "@ardeco/contracts";
import type { Context, Tx } from "../../../kernel/context.ts";
import type { Sentence } from "../../../kernel/errors.ts";
import type { DocumentId, PersonId } from "../../../kernel/ids.ts";
import { requireCapability } from "../../access/index.ts";
import { listSameContent } from "../../evidence/index.ts";
import { listRepresentatives, listRepresented } from "../../households/index.ts";
import {
  currentText,
  type ElementPair,
  findPersonsByValue,
  listElementsOf,
  nameElements,
  nameInUse,
} from "../../identity/index.ts";
import { duplicateWords, isStrong, type Names, nameReason, type Reason } from "./duplicate-rules.ts";

export interface Duplicate {
  readonly personId: PersonId;
  readonly displayName: string;
  readonly reasons: readonly {
    readonly code: Reason;
    readonly strong: boolean;
    readonly sentence: Sentence;
  }[];
}

/** Nobody reads more, and a shared address of an association would bring hundreds. */
const SHOWN = 10;

/**
 * People who may be the same one, each with every reason, strong ones first. Names are compared among those born the same day.
 * Throws access.capability_missing.
 */
export async function findDuplicates(
  tx: Tx,
  context: Context,
  input: {
    personId: PersonId;
    elements: readonly ElementPair[];
    documentIds: readonly DocumentId[];
  },
): Promise<readonly Duplicate[]> {
  requireCapability(context, "file.read");
  const reasons = new Map<PersonId, Set<Reason>>();
  const add = (personId: PersonId, reason: Reason) => {
    if (personId !== input.personId) reasons.set(personId, (reasons.get(personId) ?? new Set()).add(reason));
  };
  for (const [id, reason] of await bornTheSameDay(tx, context, input.elements)) add(id, reason);
  for (const name of ["email", "phone_number"] as const) {
    for (const id of await sameValue(tx, context, input.elements, name)) add(id, `same_${name}`);
  }
  for (const id of await strangersWithSameDocument(tx, context, input)) add(id, "same_document");
  const people = await listElementsOf(tx, context, [...reasons.keys()]);
  return [...reasons]
    .map(([id, why]) => duplicate(id, people.get(id) ?? [], [...why]))
    .toSorted((one, other) => strength(other) - strength(one))
    .slice(0, SHOWN);
}

/** A family's one proof of address joins each of its files: that tells nothing. */
async function strangersWithSameDocument(
  tx: Tx,
  context: Context,
  { personId, documentIds }: { personId: PersonId; documentIds: readonly DocumentId[] },
): Promise<readonly PersonId[]> {
  const holders = new Set<PersonId>();
  for (const documentId of documentIds) {
    for (const same of await listSameContent(tx, context, documentId)) holders.add(same.personId);
  }
  if (holders.size === 0) return [];
  const family = await familyOf(tx, context, personId);
  return [...holders].filter((id) => !family.has(id));
}

/** Who acts for this person, for whom they act, and for whom the same people act as well: brothers and sisters. */
async function familyOf(tx: Tx, context: Context, personId: PersonId): Promise<ReadonlySet<PersonId>> {
  const parents = (await listRepresentatives(tx, context, personId)).map((edge) => edge.representativeId);
  const family = new Set(parents);
  for (const id of [personId, ...parents]) {
    for (const { representedId } of await listRepresented(tx, context, id)) family.add(representedId);
  }
  return family;
}

async function bornTheSameDay(tx: Tx, context: Context, elements: readonly ElementPair[]) {
  const birthdate = currentText(elements, "birthdate");
  return birthdate === undefined ? [] : findAlike(tx, context, { ...namesIn(elements), birthdate });
}

/** Those born that day whose names say something. Few people share a birth date: each one's names are opened. */
export async function findAlike(
  tx: Tx,
  context: Context,
  { birthdate, ...names }: Names & { readonly birthdate: string },
): Promise<readonly (readonly [PersonId, Reason])[]> {
  const born = await findPersonsByValue(tx, context, "birthdate", birthdate);
  const people = await listElementsOf(tx, context, born, nameElements);
  return born.flatMap((id) => {
    const reason = nameReason(names, namesIn(people.get(id) ?? []));
    return reason ? [[id, reason] as const] : [];
  });
}

export const namesIn = (elements: readonly ElementPair[]): Names => ({
  given: currentText(elements, "given_name"),
  family: currentText(elements, "family_name"),
  use: currentText(elements, "name_of_use"),
});

async function sameValue(tx: Tx, context: Context, elements: readonly ElementPair[], name: ElementName) {
  const value = currentText(elements, name);
  return value === undefined ? [] : findPersonsByValue(tx, context, name, value);
}

export function duplicate(
  personId: PersonId,
  elements: readonly ElementPair[],
  codes: readonly Reason[],
): Duplicate {
  const reasons = codes.map((code) => ({ code, strong: isStrong(code), sentence: duplicateWords[code] }));
  return {
    personId,
    displayName: nameInUse(elements),
    reasons: reasons.toSorted((one, other) => Number(other.strong) - Number(one.strong)),
  };
}

function strength({ reasons }: Duplicate): number {
  return reasons.filter(({ strong }) => strong).length * 10 + reasons.length;
}
