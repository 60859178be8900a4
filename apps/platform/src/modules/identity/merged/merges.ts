import { type ElementName, isElementName } from "@ardeco/contracts";
import { type CivilDate, civilDate } from "../../../kernel/civil-date.ts";
import type { Context, Tx } from "../../../kernel/context.ts";
import { asId, type Id, type PersonId, type StaffId } from "../../../kernel/ids.ts";
import { openForAuthority, sealForAuthority } from "../../keys/index.ts";
import { sayChanged } from "../decide-element.ts";
import { identityErrors } from "../errors.ts";
import {
  findMergeRow,
  insertMerge,
  leadsElsewhere,
  listAskedBefore,
  listInForce,
  listMergeRows,
  lockAgainstMerges,
  lockMerges,
  type MergeState,
  markFolded,
  type PersonMergeRow,
  type Spoken,
  updateMerge,
} from "../store/person-merges.ts";

export type PersonMergeId = Id<"personMerge">;

/** Two people said to be one, and what became of it. */
export interface PersonMerge {
  readonly id: PersonMergeId;
  readonly state: MergeState;
  readonly people: readonly [PersonId, PersonId];
  readonly saidOn: string;
  /** Chosen once somebody asked. */
  readonly sides?: Sides;
  readonly spoken: Spoken;
  readonly closedAccount: boolean;
  readonly askedBy?: Asking;
  /** Somebody asked to undo it: a colleague does it. */
  readonly undoing?: Asking & { readonly reason: string };
  readonly merged?: { readonly at: Date; readonly by: string };
  readonly undone?: { readonly at: Date; readonly by: string; readonly reason: string };
}

/** Of a colleague. */
interface Asking {
  readonly id: StaffId;
  readonly label: string;
  readonly on: CivilDate;
}

export interface Sides {
  readonly keptId: PersonId;
  readonly foldedId: PersonId;
}

/** Somebody said that these two are one: whoever merges is asked. Idempotent. By the system. */
export async function noteSaidSame(
  tx: Tx,
  context: Context,
  { id, one, other }: { readonly id: PersonMergeId; readonly one: PersonId; readonly other: PersonId },
): Promise<void> {
  const [one_id = one, other_id = other] = [one, other].toSorted();
  await insertMerge(tx, {
    authority_id: context.authorityId,
    id,
    one_id,
    other_id,
    said_on: civilDate(context.now()),
  });
}

export async function findMerge(
  tx: Tx,
  context: Context,
  id: PersonMergeId,
): Promise<PersonMerge | undefined> {
  const row = await findMergeRow(tx, context.authorityId, id);
  return row && mergeOf(context, row);
}

/** Nobody is merged, nor separated, until the transaction ends. */
export async function lockAllMerges(tx: Tx, context: Context): Promise<void> {
  await lockMerges(tx, context.authorityId);
}

/**
 * Nobody is merged, nor separated, until the transaction ends; many hold this at once. Before other locks: whoever merges holds theirs first,
 * then weighs what was written here, or is found done.
 */
export async function holdOffMerges(tx: Tx, { authorityId }: Pick<Context, "authorityId">): Promise<void> {
  await lockAgainstMerges(tx, authorityId);
}

/**
 * Nothing new opens under a number that leads elsewhere, nor while one is being folded. Before other locks: whoever merges, or erases, holds
 * this one first. Throws identity.leads_elsewhere.
 */
export async function requireNotFolded(tx: Tx, context: Context, personId: PersonId): Promise<void> {
  await lockAgainstMerges(tx, context.authorityId);
  if (await leadsElsewhere(tx, personId)) throw identityErrors.error("identity.leads_elsewhere");
}

/** No other merge of the authority goes on until the transaction ends. */
export async function lockMerge(
  tx: Tx,
  context: Context,
  id: PersonMergeId,
): Promise<PersonMerge | undefined> {
  await lockMerges(tx, context.authorityId);
  return findMerge(tx, context, id);
}

export async function listMerges(
  tx: Tx,
  context: Context,
  { states, limit }: { readonly states: readonly MergeState[]; readonly limit: number },
): Promise<readonly PersonMerge[]> {
  const rows = await listMergeRows(tx, context.authorityId, states, limit);
  return rows.map((row) => mergeOf(context, row));
}

/** Merges in force to which one of these people is a side. */
export async function listMergesInForce(
  tx: Tx,
  context: Context,
  personIds: readonly PersonId[],
): Promise<readonly PersonMerge[]> {
  return (await listInForce(tx, context.authorityId, personIds)).map((row) => mergeOf(context, row));
}

/** Whoever this number leads to: the one into whom they were folded, or themselves. */
export async function findKept(tx: Tx, context: Context, personId: PersonId): Promise<PersonId> {
  const merges = await listMergesInForce(tx, context, [personId]);
  return merges.find(({ sides }) => sides?.foldedId === personId)?.sides?.keptId ?? personId;
}

/** Those folded into this person, the first folded first. */
export async function listFolded(tx: Tx, context: Context, personId: PersonId): Promise<readonly PersonId[]> {
  const merges = await listMergesInForce(tx, context, [personId]);
  return merges.flatMap(({ sides }) => (sides?.keptId === personId ? [sides.foldedId] : []));
}

interface Asked extends Sides {
  readonly merge: PersonMerge;
  readonly spoken: Spoken;
}

/** What somebody wants of it, until a colleague confirms or it is done at once. By the system. */
export async function keepAsked(tx: Tx, context: Context, { merge, ...asked }: Asked & Agent): Promise<void> {
  await updateMerge(tx, rowOf(context, merge), {
    state: "asked",
    kept_id: asked.keptId,
    folded_id: asked.foldedId,
    spoken: asked.spoken,
    asked_by: asked.staffId,
    asked_by_sealed: seal(context, merge, "asked", asked.label),
    asked_on: civilDate(context.now()),
  });
}

interface Agent {
  readonly staffId: StaffId;
  readonly label: string;
}

/** Nobody asks for it any more: it waits again. By the system. */
export async function forgetAsked(tx: Tx, context: Context, merge: PersonMerge): Promise<void> {
  const asked = { kept_id: null, folded_id: null, spoken: {}, asked_by: null, asked_by_sealed: null };
  const state = merge.undone ? "undone" : "waiting";
  await updateMerge(tx, rowOf(context, merge), { state, ...asked, asked_on: null });
}

/** Merges, and undoings, asked of a colleague on this day or before. By the system. */
export async function listMergesAskedBefore(
  tx: Tx,
  context: Context,
  day: CivilDate,
): Promise<readonly PersonMerge[]> {
  return (await listAskedBefore(tx, context.authorityId, day)).map((row) => mergeOf(context, row));
}

/** From now on the folded one leads to the kept one, and what was chosen of theirs is told. By the system. */
export async function foldPerson(
  tx: Tx,
  context: Context,
  { merge, by, closedAccount }: { merge: PersonMerge; by: string; closedAccount: boolean },
): Promise<void> {
  const { sides, spoken } = merge;
  if (!sides) throw new TypeError("sides are chosen before");
  await updateMerge(tx, rowOf(context, merge), {
    state: "active",
    closed_account: closedAccount,
    merged_at: context.now(),
    merged_by_sealed: seal(context, merge, "merged", by),
    undone_at: null,
    undone_by_sealed: null,
    reason_sealed: null,
    ...noUndoing,
  });
  await markFolded(tx, context.authorityId, sides.foldedId, { isFolded: true });
  await saySpoken(tx, context, sides.keptId, spoken);
}

const noUndoing = { undo_asked_by: null, undo_asked_sealed: null, undo_asked_on: null };

/** It stays in force, and nobody asks otherwise any more. By the system. */
export async function forgetUndoAsked(tx: Tx, context: Context, merge: PersonMerge): Promise<void> {
  await updateMerge(tx, rowOf(context, merge), { ...noUndoing, reason_sealed: null });
}

/** Until a colleague undoes it. By the system. */
export async function keepUndoAsked(
  tx: Tx,
  context: Context,
  { merge, reason, staffId, label }: Agent & { readonly merge: PersonMerge; readonly reason: string },
): Promise<void> {
  await updateMerge(tx, rowOf(context, merge), {
    undo_asked_by: staffId,
    undo_asked_sealed: seal(context, merge, "undo-asked", label),
    undo_asked_on: civilDate(context.now()),
    reason_sealed: seal(context, merge, "reason", reason),
  });
}

/** Both are as if it had never been. By the system. */
export async function unfoldPerson(
  tx: Tx,
  context: Context,
  { merge, by, reason }: { merge: PersonMerge; by: string; reason: string },
): Promise<void> {
  const { sides, spoken } = merge;
  if (!sides) throw new TypeError("in force, it has sides");
  await updateMerge(tx, rowOf(context, merge), {
    state: "undone",
    closed_account: false,
    undone_at: context.now(),
    undone_by_sealed: seal(context, merge, "undone", by),
    reason_sealed: seal(context, merge, "reason", reason),
    ...noUndoing,
  });
  await markFolded(tx, context.authorityId, sides.foldedId, { isFolded: false });
  await saySpoken(tx, context, sides.keptId, spoken);
}

/** Services that were told one value are told the other. */
async function saySpoken(tx: Tx, context: Context, personId: PersonId, spoken: Spoken): Promise<void> {
  for (const name of Object.keys(spoken).filter((name): name is ElementName => isElementName(name)))
    await sayChanged(tx, context, { personId, name });
}

const rowOf = ({ authorityId }: Context, { id }: PersonMerge) => ({ authority_id: authorityId, id });

const field = (id: string, what: string): string => `person-merge:${id}:${what}`;

const seal = (context: Context, { id }: PersonMerge, what: string, text: string): Buffer =>
  sealForAuthority(context, field(id, what), text);

function mergeOf(context: Context, row: PersonMergeRow): PersonMerge {
  const open = (what: string, sealed: Buffer | null): string =>
    sealed === null ? "" : openForAuthority(context, field(row.id, what), sealed);
  const { kept_id, folded_id, asked_by, merged_at, undo_asked_by, undone_at } = row;
  return {
    id: asId<"personMerge">(row.id),
    state: row.state,
    people: [asId<"person">(row.one_id), asId<"person">(row.other_id)],
    saidOn: row.said_on,
    spoken: row.spoken,
    closedAccount: row.closed_account,
    ...(kept_id !== null && folded_id !== null
      ? { sides: { keptId: asId<"person">(kept_id), foldedId: asId<"person">(folded_id) } }
      : {}),
    ...(asked_by === null
      ? {}
      : {
          askedBy: {
            id: asId<"staff">(asked_by),
            label: open("asked", row.asked_by_sealed),
            on: row.asked_on ?? row.said_on,
          },
        }),
    ...(undo_asked_by === null
      ? {}
      : {
          undoing: {
            id: asId<"staff">(undo_asked_by),
            label: open("undo-asked", row.undo_asked_sealed),
            on: row.undo_asked_on ?? row.said_on,
            reason: open("reason", row.reason_sealed),
          },
        }),
    ...(merged_at === null ? {} : { merged: { at: merged_at, by: open("merged", row.merged_by_sealed) } }),
    ...(undone_at === null
      ? {}
      : {
          undone: {
            at: undone_at,
            by: open("undone", row.undone_by_sealed),
            reason: open("reason", row.reason_sealed),
          },
        }),
  };
}
