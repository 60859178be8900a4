import { toCivilDate } from "../../../kernel/civil-date.ts";
import type { Context, Tx } from "../../../kernel/context.ts";
import { type PersonId, parseId } from "../../../kernel/ids.ts";
import { createPersonKey } from "../../trust/keys/index.ts";
import { identityErrors } from "./errors.ts";
import {
  createPersonRow,
  listPersonIdBatch,
  listPersonRows,
  type PersonRow,
  type PersonStatus,
  updateStatus,
} from "./store/persons.ts";

export interface Person {
  readonly id: PersonId;
  readonly status: PersonStatus;
  readonly createdOn: string;
  /** The person who declared this one, if any. */
  readonly createdBy?: PersonId;
  readonly version: number;
}

/**
 * A newcomer (draft) with a key of its own. `createdBy` is the person who declares it, for a child or a
 * parent. False when the id is somebody's already, who stays as they are: the same form sent twice at once
 * asks for the same person.
 */
export async function createPerson(
  tx: Tx,
  context: Context,
  input: { id: PersonId; createdBy?: PersonId },
): Promise<boolean> {
  const created = await createPersonRow(tx, {
    authority_id: context.authorityId,
    id: input.id,
    status: "draft",
    created_on: toCivilDate(context.now()),
    created_by: input.createdBy ?? null,
    version: 1,
  });
  if (created) await createPersonKey(tx, context, input.id);
  return created;
}

/** Throws identity.unknown_person when absent or out of reach of the actor. */
export async function getPerson(tx: Tx, context: Context, id: PersonId): Promise<Person> {
  const person = await findPerson(tx, context, id);
  if (!person) throw identityErrors.error("identity.unknown_person");
  return person;
}

/** Use case: a person within reach of the actor. Throws identity.unknown_person. */
export function readPerson(context: Context, id: PersonId): Promise<Person> {
  return context.read((tx) => getPerson(tx, context, id));
}

/** Undefined when absent or out of reach of the actor. */
export async function findPerson(tx: Tx, context: Context, id: PersonId): Promise<Person | undefined> {
  return (await findPersons(tx, context, [id])).get(id);
}

/** Several at once; those absent, or out of reach of the actor, are left out. */
export async function findPersons(
  tx: Tx,
  context: Context,
  ids: readonly PersonId[],
): Promise<ReadonlyMap<PersonId, Person>> {
  const people = (await listPersonRows(tx, context.authorityId, ids)).map(toPerson);
  return new Map(people.map((person) => [person.id, person]));
}

function toPerson(row: PersonRow): Person {
  return {
    id: parseId<"person">(row.id),
    status: row.status,
    createdOn: row.created_on,
    version: row.version,
    ...(row.created_by === null ? {} : { createdBy: parseId<"person">(row.created_by) }),
  };
}

/** Everybody who sent a file, a page at a time, in the order of ids, as far as the actor reaches. */
export async function listPersonsPage(
  tx: Tx,
  context: Context,
  page: { readonly after: string; readonly limit: number },
): Promise<readonly PersonId[]> {
  return (await listPersonIdBatch(tx, context.authorityId, page)).map((id) => parseId<"person">(id));
}

/**
 * draft → declared (file sent) → enrolled (file decided); erased from any. The caller answers for the order.
 */
export async function setPersonStatus(
  tx: Tx,
  context: Context,
  id: PersonId,
  status: PersonStatus,
): Promise<void> {
  await updateStatus(tx, context.authorityId, id, status);
}
