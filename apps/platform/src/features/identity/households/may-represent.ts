import { toCivilDate } from "../../../kernel/civil-date.ts";
import type { Context, Tx } from "../../../kernel/context.ts";
import { type PersonId, parseId, type ServiceId } from "../../../kernel/ids.ts";
import { requireCapability } from "../../access/access/index.ts";
import { findKept, findPerson, findPersons, type Person } from "../identity/index.ts";
import { householdsErrors } from "./errors.ts";
import { readBirths } from "./read-births.ts";
import type { Act, Representation } from "./representation.ts";
import { isActAllowed } from "./rules.ts";
import { openRows } from "./sealed-detail.ts";
import { listLiveEdgeRows, listRepresentations } from "./store/representations.ts";
import type { RepresentationRow } from "./store/tables.ts";

export interface RepresentationQuery {
  readonly personId: PersonId;
  readonly forPersonId: PersonId;
  /** A usual act by default. */
  readonly act?: Act;
  /** The service concerned, when there is one: a mandate may be bounded to some. */
  readonly serviceId?: ServiceId;
}

/**
 * The one answer to “may this person act for that one today?”. Nobody acts without a live edge, and edges do
 * not chain: who acts for a mother does not act for her child.
 */
export async function mayRepresent(tx: Tx, context: Context, input: RepresentationQuery): Promise<boolean> {
  if (input.personId === input.forPersonId) return true;
  const between = { representativeId: input.personId, representedId: input.forPersonId, live: true };
  const rows = await listRepresentations(tx, context.authorityId, between);
  if ((await filterAllowedRows(tx, context, rows, input)).length > 0) return true;
  // Two numbers of one person: what is under the former one is theirs.
  return (await findKept(tx, context, input.forPersonId)) === input.personId;
}

/** Use case: may this person act for that one today? */
export function hasRepresentation(context: Context, input: RepresentationQuery): Promise<boolean> {
  return context.read((tx) => mayRepresent(tx, context, input));
}

/**
 * The edges by which others may act for this person today: the answer of mayRepresent for everybody at once.
 */
export async function listActingRepresentatives(
  tx: Tx,
  context: Context,
  input: Omit<RepresentationQuery, "personId">,
): Promise<readonly Representation[]> {
  const between = { representedId: input.forPersonId, live: true };
  const rows = await listRepresentations(tx, context.authorityId, between);
  return filterAllowedRows(tx, context, rows, input);
}

/** Use case: the edges by which others may act for this person today. */
export function readActingRepresentatives(
  context: Context,
  input: Omit<RepresentationQuery, "personId">,
): Promise<readonly Representation[]> {
  return context.read((tx) => listActingRepresentatives(tx, context, input));
}

/** Who may act today for each of several people, in as many statements as for one. */
export async function listActingForEach(
  tx: Tx,
  context: Context,
  { forPersonIds, ...asked }: Asked & { readonly forPersonIds: readonly PersonId[] },
): Promise<ReadonlyMap<PersonId, readonly Representation[]>> {
  const rows = await listLiveEdgeRows(tx, context.authorityId, forPersonIds);
  const edges = await filterAllowedRows(tx, context, rows, asked);
  return new Map(forPersonIds.map((id) => [id, edges.filter(({ representedId }) => representedId === id)]));
}

/** Use case: by person, the edges by which others may act for each of these people today. */
export function readActingForEach(
  context: Context,
  input: Asked & { readonly forPersonIds: readonly PersonId[] },
): Promise<ReadonlyMap<PersonId, readonly Representation[]>> {
  return context.read((tx) => listActingForEach(tx, context, input));
}

/**
 * The edges by which this person may do this today, in as many statements for ten as for one: each by itself.
 * One that lets nothing, declared and not seen, or past majority, adds nothing to another that does.
 */
export async function listRepresentedPeople(
  tx: Tx,
  context: Context,
  { personId, ...asked }: Asked & { readonly personId: PersonId },
): Promise<readonly Representation[]> {
  const rows = await listRepresentations(tx, context.authorityId, { representativeId: personId, live: true });
  return filterAllowedRows(tx, context, rows, asked);
}

/** Use case: the edges by which this person may do this act for others today. */
export function readRepresentedPeople(
  context: Context,
  input: Asked & { readonly personId: PersonId },
): Promise<readonly Representation[]> {
  return context.read((tx) => listRepresentedPeople(tx, context, input));
}

type Asked = Pick<RepresentationQuery, "act" | "serviceId">;

/** Those of these edges that let this be done today. */
async function filterAllowedRows(
  tx: Tx,
  context: Context,
  rows: readonly RepresentationRow[],
  { act = "usual", serviceId }: Asked,
): Promise<readonly Representation[]> {
  if (rows.length === 0) return [];
  const ids = [...new Set(rows.map((row) => parseId<"person">(row.represented_id)))];
  const people = await findPersons(tx, context, ids);
  const living = rows.filter((row) => isPersonPresent(people.get(parseId<"person">(row.represented_id))));
  if (living.length === 0) return [];
  const births = await readBirths(tx, context, ids);
  const today = toCivilDate(context.now());
  const asked = { act, today, ...(serviceId === undefined ? {} : { serviceId }) } as const;
  return (await openRows(tx, context, living)).filter((edge) => {
    const createdBy = people.get(edge.representedId)?.createdBy;
    const known = {
      ...births.get(edge.representedId),
      ...(createdBy === undefined ? {} : { createdBy }),
    };
    return isActAllowed(edge, known, asked);
  });
}

const isPersonPresent = (person: Person | undefined): boolean =>
  person !== undefined && !["deceased", "erased", "merged"].includes(person.status);

/**
 * Lets pass the person itself, its representative, or an agent at the desk (who acts by role,
 * `person.enrol`). Throws households.cannot_act_for, access.capability_missing.
 */
export async function requireRepresentative(
  tx: Tx,
  context: Context,
  input: Omit<RepresentationQuery, "personId"> & { readonly personId?: PersonId },
): Promise<void> {
  const personId = input.personId ?? (context.actor.kind === "person" ? context.actor.personId : undefined);
  if (personId === undefined) {
    requireCapability(context, "person.enrol");
    if (context.actor.kind === "staff" && input.act !== "prepare")
      await requireAlive(tx, context, input.forPersonId);
    return;
  }
  if (!(await mayRepresent(tx, context, { ...input, personId })))
    throw householdsErrors.error("households.cannot_act_for");
}

/**
 * Lets pass who may prepare for all of these people, in as many statements as for one; throws when one of
 * them is out of reach.
 */
export async function requirePreparedForAll(
  tx: Tx,
  context: Context,
  forPersonIds: readonly PersonId[],
): Promise<void> {
  const { actor } = context;
  if (actor.kind !== "person") return requireCapability(context, "person.enrol");
  const others = forPersonIds.filter((id) => id !== actor.personId);
  if (others.length === 0) return;
  const edges = await listRepresentedPeople(tx, context, { personId: actor.personId, act: "prepare" });
  const reached = new Set(edges.map(({ representedId }) => representedId));
  for (const id of others.filter((other) => !reached.has(other)))
    if ((await findKept(tx, context, id)) !== actor.personId)
      throw householdsErrors.error("households.cannot_act_for");
}

/** An agent decides nothing in the name of somebody who died. */
async function requireAlive(tx: Tx, context: Context, id: PersonId): Promise<void> {
  if ((await findPerson(tx, context, id))?.status === "deceased")
    throw householdsErrors.error("households.cannot_act_for");
}
