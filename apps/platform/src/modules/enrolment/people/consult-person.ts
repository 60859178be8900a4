import type { ElementName } from "@ardeco/contracts";
import type { Context, Tx } from "../../../kernel/context.ts";
import type { PersonId } from "../../../kernel/ids.ts";
import { tidy } from "../../../kernel/text.ts";
import { requireCapability, seeAtDesk } from "../../access/index.ts";
import { record } from "../../audit/index.ts";
import { type EvidenceDocument, listDocuments } from "../../evidence/index.ts";
import {
  type ElementPair,
  findPersonsByValue,
  getPerson,
  identityErrors,
  listElements,
  listElementsOf,
  nameInUse,
  type Person,
} from "../../identity/index.ts";
import { enrolmentErrors } from "../errors.ts";
import { type Around, listAround, namesOf } from "../file/open-file.ts";
import { mayReadPerson } from "../file/reach.ts";
import type { ReadingPurpose } from "../file/record-read.ts";
import { isPrecise, type SearchTerms } from "./search-terms.ts";
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

/** Why an agent looks; "other" says it in words of their own, which the person reads. */
export interface Consultation {
  readonly personId: PersonId;
  readonly purpose: ReadingPurpose;
  readonly words?: string;
}

/** Shorter, they tell nothing; longer, they tell more than why. */
const WORDS = { least: 3, most: 200 } as const;

/** What the agent wrote, tidied. Throws enrolment.reason_needed. */
export function requireReason(typed: string): string {
  const words = tidy(typed);
  if (words.length >= WORDS.least && words.length <= WORDS.most) return words;
  throw enrolmentErrors.error("enrolment.reason_needed");
}

/**
 * For an agent; the person's journal tells who looked and why. A service's validator reaches the people of its files
 * only. Throws access.capability_missing, identity.unknown_person, enrolment.reason_needed.
 */
export async function consultPerson(tx: Tx, context: Context, input: Consultation): Promise<PersonView> {
  requireCapability(context, "person.read");
  const { personId, purpose } = input;
  const why = purpose === "other" ? { purpose, words: requireReason(input.words ?? "") } : { purpose };
  if (!(await mayReadPerson(tx, context, personId))) throw identityErrors.error("identity.unknown_person");
  const person = await getPerson(tx, context, personId);
  const around = await listAround(tx, context, personId);
  const elements = await listElements(tx, context, personId);
  await record(tx, context, { action: "enrolment.person_consulted", personId, data: why });
  if (purpose === "help_at_desk" || purpose === "telephone") await seeAtDesk(tx, context, personId);
  return {
    person,
    displayName: nameInUse(elements),
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
 * People with exactly what is given: a name (of birth, or used) with a birth date, an e-mail address, a telephone number;
 * all of it when several are. Nobody leafs through the town: a name alone finds nobody. One line in the authority's journal tells
 * who was found. Throws access.capability_missing.
 */
export async function searchPeople(
  tx: Tx,
  context: Context,
  terms: SearchTerms,
): Promise<readonly PersonFound[]> {
  requireCapability(context, "person.read");
  const ids: PersonId[] = [];
  for (const id of isPrecise(terms) ? await findExactly(tx, context, terms) : []) {
    if (await mayReadPerson(tx, context, id)) ids.push(id);
  }
  const people = await listElementsOf(tx, context, ids);
  await record(tx, context, { action: "enrolment.people_searched", data: { found: ids } });
  return ids.map((personId) => {
    const elements = people.get(personId) ?? [];
    return { personId, displayName: nameInUse(elements), elements };
  });
}

/** Those whom every term names. */
async function findExactly(
  tx: Tx,
  context: Context,
  { name, birthdate, email, phone }: SearchTerms,
): Promise<readonly PersonId[]> {
  const found: (readonly PersonId[])[] = [];
  const by = (element: ElementName, value: string) => findPersonsByValue(tx, context, element, value);
  if (email !== undefined) found.push(await by("email", email));
  if (phone !== undefined) found.push(await by("phone_number", phone));
  if (birthdate !== undefined) found.push(await by("birthdate", birthdate));
  if (name !== undefined)
    found.push([...(await by("family_name", name)), ...(await by("name_of_use", name))]);
  const [first = [], ...others] = found;
  return [...new Set(first)].filter((id) => others.every((ids) => ids.includes(id)));
}
