import type { Context, Tx } from "../../kernel/context.ts";
import type { PersonId } from "../../kernel/ids.ts";
import { requireCapability } from "../access/index.ts";
import { record } from "../audit/index.ts";
import { type EvidenceDocument, listDocuments } from "../evidence/index.ts";
import {
  type ElementPair,
  findPersonsByValue,
  getPerson,
  identityErrors,
  listElements,
  listElementsOf,
  type Person,
} from "../identity/index.ts";
import { displayName } from "./display-name.ts";
import { type Around, listAround, namesOf } from "./open-file.ts";
import { mayReadPerson } from "./reach.ts";
import type { ReadingPurpose } from "./record-read.ts";
import { listFilesOf, type TrackedFile } from "./track-file.ts";

/** The whole relation of the authority with one person, services aside: agents of the desk do not see those. */
export interface PersonView extends Around {
  readonly person: Person;
  readonly displayName: string;
  readonly elements: readonly ElementPair[];
  readonly documents: readonly EvidenceDocument[];
  readonly files: readonly TrackedFile[];
  readonly names: ReadonlyMap<PersonId, string>;
}

/**
 * For an agent; the person's journal tells who looked and why. A service's validator reaches the people of its files
 * only. Throws access.capability_missing, identity.unknown_person.
 */
export async function consultPerson(
  tx: Tx,
  context: Context,
  input: { personId: PersonId; purpose: ReadingPurpose },
): Promise<PersonView> {
  requireCapability(context, "person.read");
  const { personId, purpose } = input;
  if (!(await mayReadPerson(tx, context, personId))) throw identityErrors.error("identity.unknown_person");
  const person = await getPerson(tx, context, personId);
  const around = await listAround(tx, context, personId);
  const elements = await listElements(tx, context, personId);
  await record(tx, context, { action: "enrolment.person_consulted", personId, data: { purpose } });
  return {
    person,
    displayName: displayName(elements),
    elements,
    ...around,
    documents: await listDocuments(tx, context, personId),
    files: await listFilesOf(tx, context, personId),
    names: await namesOf(tx, context, [personId], around),
  };
}

export interface PersonFound {
  readonly personId: PersonId;
  readonly displayName: string;
  readonly elements: readonly ElementPair[];
}

/**
 * People with exactly this name (of birth, or used) and this birth date: nobody leafs through the town. One line in the
 * authority's journal tells who was found. Throws access.capability_missing.
 */
export async function searchPeople(
  tx: Tx,
  context: Context,
  { name, birthdate }: { name: string; birthdate: string },
): Promise<readonly PersonFound[]> {
  requireCapability(context, "person.read");
  const named = [
    ...(await findPersonsByValue(tx, context, "family_name", name)),
    ...(await findPersonsByValue(tx, context, "name_of_use", name)),
  ];
  const born = new Set(await findPersonsByValue(tx, context, "birthdate", birthdate));
  const ids: PersonId[] = [];
  for (const id of new Set(named)) {
    if (born.has(id) && (await mayReadPerson(tx, context, id))) ids.push(id);
  }
  const people = await listElementsOf(tx, context, ids);
  await record(tx, context, { action: "enrolment.people_searched", data: { found: ids } });
  return ids.map((personId) => {
    const elements = people.get(personId) ?? [];
    return { personId, displayName: displayName(elements), elements };
  });
}
