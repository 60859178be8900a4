import { type ElementName, isElementName } from "@ardeco/contracts";
import { type CivilDate, toCivilDate } from "../../../../kernel/civil-date.ts";
import type { Context, Tx } from "../../../../kernel/context.ts";
import { type PersonId, parseId, type StaffId } from "../../../../kernel/ids.ts";
import type { WaitingCounts, WaitingMoment, WaitingQuery } from "../../../../kernel/waiting.ts";
import { publishElementChanged } from "../decide-element.ts";
import { identityErrors } from "../errors.ts";
import {
  createMergeRow,
  findMergeRow,
  isPersonMerged,
  listFormerRequestIds,
  listInForce,
  listMergeRows,
  lockMergesExclusive,
  lockMergesShared,
  type Spoken,
  updateMerge,
  updateMergedPerson,
} from "../store/person-merges.ts";
import { countWaitingMergeRows, listWaitingMergeRows } from "../store/waiting-merges.ts";
import {
  type ChosenMerge,
  openChosenMerge,
  openPersonMerge,
  type PersonMerge,
  type PersonMergeId,
  type Sides,
  sealMergeText,
} from "./merge.ts";

/**
 * Somebody said that these two are one: whoever merges is asked. Idempotent. By who said so, of a pair found
 * under this id (row-level security).
 */
export async function recordSamePerson(
  tx: Tx,
  context: Context,
  { id, one, other }: { readonly id: PersonMergeId; readonly one: PersonId; readonly other: PersonId },
): Promise<void> {
  const [one_id = one, other_id = other] = [one, other].toSorted();
  await createMergeRow(tx, {
    authority_id: context.authorityId,
    id,
    one_id,
    other_id,
    said_on: toCivilDate(context.now()),
  });
}

export async function findMerge(
  tx: Tx,
  context: Context,
  id: PersonMergeId,
): Promise<PersonMerge | undefined> {
  const row = await findMergeRow(tx, context.authorityId, id);
  return row && openPersonMerge(context, row);
}

/** Nobody is merged, nor separated, until the transaction ends. */
export async function waitEveryMerge(tx: Tx, context: Context): Promise<void> {
  await lockMergesExclusive(tx, context.authorityId);
}

/**
 * Nobody is merged, nor separated, until the transaction ends; many hold this at once. Before other locks:
 * whoever merges holds theirs first, then weighs what was written here, or is found done.
 */
export async function waitConcurrentMerges(
  tx: Tx,
  { authorityId }: Pick<Context, "authorityId">,
): Promise<void> {
  await lockMergesShared(tx, authorityId);
}

/**
 * Nothing new opens under a number that leads elsewhere, nor while one is being folded. Before other locks:
 * whoever merges, or erases, holds this one first. Throws identity.leads_elsewhere.
 */
export async function requireNotFolded(tx: Tx, context: Context, personId: PersonId): Promise<void> {
  await lockMergesShared(tx, context.authorityId);
  if (await isPersonMerged(tx, personId)) throw identityErrors.error("identity.leads_elsewhere");
}

/** No other merge of the authority goes on until the transaction ends. */
export async function findMergeLocked(
  tx: Tx,
  context: Context,
  id: PersonMergeId,
): Promise<PersonMerge | undefined> {
  await lockMergesExclusive(tx, context.authorityId);
  return findMerge(tx, context, id);
}

/** Of each state, those said last. */
export async function listMerges(
  tx: Tx,
  context: Context,
  { ofEach }: { readonly ofEach: number },
): Promise<readonly PersonMerge[]> {
  const rows = await listMergeRows(tx, context.authorityId, ofEach);
  return rows.map((row) => openPersonMerge(context, row));
}

export interface WaitingMerge {
  readonly id: PersonMergeId;
  readonly people: readonly [PersonId, PersonId];
  readonly state: PersonMerge["state"];
  readonly saidOn: CivilDate;
  /** The day on which a request lapses; `NO_DUE_DAY` where nothing was asked. */
  readonly dueOn: CivilDate;
}

/** What waits for an agent, in the order of the queue of the desk. Nothing sealed is opened. */
export async function listWaitingMerges(
  tx: Tx,
  context: Context,
  lapseDays: number,
  query: WaitingQuery,
): Promise<readonly WaitingMerge[]> {
  const rows = await listWaitingMergeRows(tx, getWaitingReader(context, lapseDays), query);
  return rows.map(({ id, one_id, other_id, state, said_on, due_on }) => ({
    id: parseId<"personMerge">(id),
    people: [parseId<"person">(one_id), parseId<"person">(other_id)],
    state,
    saidOn: said_on,
    dueOn: due_on,
  }));
}

export const countWaitingMerges = (
  tx: Tx,
  context: Context,
  lapseDays: number,
  moment: WaitingMoment,
): Promise<WaitingCounts> => countWaitingMergeRows(tx, getWaitingReader(context, lapseDays), moment);

const getWaitingReader = ({ authorityId, actor }: Context, lapseDays: number) => ({
  authorityId,
  staffId: actor.kind === "staff" ? actor.staffId : null,
  lapseDays,
});

/** Merges in force to which one of these people is a side. */
export async function listMergesInForce(
  tx: Tx,
  context: Context,
  personIds: readonly PersonId[],
): Promise<readonly ChosenMerge[]> {
  return (await listInForce(tx, context.authorityId, personIds)).map((row) => openChosenMerge(context, row));
}

/** Whoever this number leads to: the one into whom they were folded, or themselves. */
export async function findKept(tx: Tx, context: Context, personId: PersonId): Promise<PersonId> {
  const merges = await listMergesInForce(tx, context, [personId]);
  return merges.find(({ sides }) => sides.foldedId === personId)?.sides.keptId ?? personId;
}

/** Those folded into this person, the first folded first. */
export async function listFolded(tx: Tx, context: Context, personId: PersonId): Promise<readonly PersonId[]> {
  const merges = await listMergesInForce(tx, context, [personId]);
  return merges.flatMap(({ sides }) => (sides.keptId === personId ? [sides.foldedId] : []));
}

/** The same of several people, in as many statements as for one: each of them is in it. */
export async function listFoldedOfEach(
  tx: Tx,
  context: Context,
  personIds: readonly PersonId[],
): Promise<ReadonlyMap<PersonId, readonly PersonId[]>> {
  const merges = await listMergesInForce(tx, context, personIds);
  const foldedInto = (id: PersonId) =>
    merges.flatMap(({ sides }) => (sides.keptId === id ? [sides.foldedId] : []));
  return new Map(personIds.map((id) => [id, foldedInto(id)]));
}

type Which = Pick<PersonMerge, "id">;

interface Asked extends Sides {
  readonly merge: Which;
  readonly spoken: Spoken;
}

/** What somebody wants of it, until a colleague confirms or it is done at once. By the system. */
export async function saveMergeRequest(
  tx: Tx,
  context: Context,
  { merge, ...asked }: Asked & Agent,
): Promise<void> {
  await updateMerge(tx, toMergeRow(context, merge), {
    state: "asked",
    kept_id: asked.keptId,
    folded_id: asked.foldedId,
    spoken: asked.spoken,
    asked_by: asked.staffId,
    asked_by_sealed: sealMergeText(context, merge, "asked", asked.label),
    asked_on: toCivilDate(context.now()),
  });
}

interface Agent {
  readonly staffId: StaffId;
  readonly label: string;
}

/** Nobody asks for it any more: it waits again. By the system. */
export async function cancelMergeRequest(tx: Tx, context: Context, merge: PersonMerge): Promise<void> {
  const asked = { kept_id: null, folded_id: null, spoken: {}, asked_by: null, asked_by_sealed: null };
  await updateMerge(tx, toMergeRow(context, merge), {
    state: toUnrequestedMerge(merge),
    ...asked,
    asked_on: null,
  });
}

const toUnrequestedMerge = ({ undone }: PersonMerge) => (undone ? "undone" : "waiting");

/** They are two people after all: it waits no more, whatever became of it before. By the system. */
export async function saveDistinctPeople(
  tx: Tx,
  context: Context,
  { merge, by }: { readonly merge: Which; readonly by: string },
): Promise<void> {
  await updateMerge(tx, toMergeRow(context, merge), {
    state: "apart",
    said_two_on: toCivilDate(context.now()),
    said_two_by_sealed: sealMergeText(context, merge, "said-two", by),
  });
}

/** It waits, or is undone, as before. By the system. */
export async function removeDistinctPeople(tx: Tx, context: Context, merge: PersonMerge): Promise<void> {
  const said = { said_two_on: null, said_two_by_sealed: null };
  await updateMerge(tx, toMergeRow(context, merge), { state: toUnrequestedMerge(merge), ...said });
}

/**
 * Merges, and undoings, asked of a colleague on this day or before: which, unopened, so that one that does
 * not open hides no other. By the system.
 */
export async function listFormerMergeRequests(
  tx: Tx,
  context: Context,
  day: CivilDate,
): Promise<readonly PersonMergeId[]> {
  return (await listFormerRequestIds(tx, context.authorityId, day)).map((id) => parseId<"personMerge">(id));
}

/** From now on the folded one leads to the kept one, and what was chosen of theirs is told. By the system. */
export async function mergePerson(
  tx: Tx,
  context: Context,
  {
    merge,
    by,
    closedAccount,
  }: { merge: Pick<ChosenMerge, "id" | "sides" | "spoken">; by: string; closedAccount: boolean },
): Promise<void> {
  const { sides, spoken } = merge;
  await updateMerge(tx, toMergeRow(context, merge), {
    state: "active",
    closed_account: closedAccount,
    merged_at: context.now(),
    merged_by_sealed: sealMergeText(context, merge, "merged", by),
    undone_at: null,
    undone_by_sealed: null,
    reason_sealed: null,
    ...noUndoing,
  });
  await updateMergedPerson(tx, context.authorityId, sides.foldedId, { isFolded: true });
  await publishMergeSpoken(tx, context, sides.keptId, spoken);
}

const noUndoing = { undo_asked_by: null, undo_asked_sealed: null, undo_asked_on: null };

/** It stays in force, and nobody asks otherwise any more. By the system. */
export async function cancelSplitRequest(tx: Tx, context: Context, merge: Which): Promise<void> {
  await updateMerge(tx, toMergeRow(context, merge), { ...noUndoing, reason_sealed: null });
}

/** Until a colleague undoes it. By the system. */
export async function saveSplitRequest(
  tx: Tx,
  context: Context,
  { merge, reason, staffId, label }: Agent & { readonly merge: Which; readonly reason: string },
): Promise<void> {
  await updateMerge(tx, toMergeRow(context, merge), {
    undo_asked_by: staffId,
    undo_asked_sealed: sealMergeText(context, merge, "undo-asked", label),
    undo_asked_on: toCivilDate(context.now()),
    reason_sealed: sealMergeText(context, merge, "reason", reason),
  });
}

/** Both are as if it had never been. By the system. */
export async function splitPerson(
  tx: Tx,
  context: Context,
  { merge, by, reason }: { merge: ChosenMerge; by: string; reason: string },
): Promise<void> {
  const { sides, spoken } = merge;
  await updateMerge(tx, toMergeRow(context, merge), {
    state: "undone",
    closed_account: false,
    undone_at: context.now(),
    undone_by_sealed: sealMergeText(context, merge, "undone", by),
    reason_sealed: sealMergeText(context, merge, "reason", reason),
    ...noUndoing,
  });
  await updateMergedPerson(tx, context.authorityId, sides.foldedId, { isFolded: false });
  await publishMergeSpoken(tx, context, sides.keptId, spoken);
}

/** Services that were told one value are told the other. */
async function publishMergeSpoken(
  tx: Tx,
  context: Context,
  personId: PersonId,
  spoken: Spoken,
): Promise<void> {
  for (const name of Object.keys(spoken).filter((name): name is ElementName => isElementName(name)))
    await publishElementChanged(tx, context, { personId, name });
}

const toMergeRow = ({ authorityId }: Context, { id }: Which) => ({ authority_id: authorityId, id });
