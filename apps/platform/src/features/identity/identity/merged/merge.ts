import type { CivilDate } from "../../../../kernel/civil-date.ts";
import type { Context } from "../../../../kernel/context.ts";
import { type Id, type PersonId, parseId, type StaffId } from "../../../../kernel/ids.ts";
import { openForAuthority, sealForAuthority } from "../../../trust/keys/index.ts";
import type { PersonMergeRecord, Spoken } from "../store/person-merges.ts";

export type PersonMergeId = Id<"personMerge">;

/** Two people said to be one, and what became of it. */
export type PersonMerge = UnchosenMerge | ChosenMerge;

/** Nobody asks for it; undone, it is as if it had never been; apart, somebody said that they are two. */
export interface UnchosenMerge extends Said {
  readonly state: "waiting" | "undone" | "apart";
}

/** Asked of a colleague, or in force: who is kept was chosen. */
export interface ChosenMerge extends Said {
  readonly state: "asked" | "active";
  readonly sides: Sides;
}

interface Said {
  readonly id: PersonMergeId;
  readonly people: readonly [PersonId, PersonId];
  readonly saidOn: string;
  readonly spoken: Spoken;
  readonly closedAccount: boolean;
  readonly askedBy?: Asking;
  /** Somebody asked to undo it: a colleague does it. */
  readonly undoing?: Asking & { readonly reason: string };
  readonly merged?: { readonly at: Date; readonly by: string };
  readonly undone?: { readonly at: Date; readonly by: string; readonly reason: string };
  /** Who said that they are two people after all: in the columns said_two_on and said_two_by_sealed. */
  readonly apart?: { readonly on: string; readonly by: string };
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

const formatMergeField = (id: string, what: string): string => `person-merge:${id}:${what}`;

export const sealMergeText = (
  context: Context,
  { id }: Pick<PersonMerge, "id">,
  what: string,
  text: string,
): Buffer => sealForAuthority(context, formatMergeField(id, what), text);

export function openPersonMerge(context: Context, row: PersonMergeRecord): PersonMerge {
  const { state } = row;
  return state === "asked" || state === "active"
    ? { ...openMergeStatement(context, row), state, sides: listMergeSides(row) }
    : { ...openMergeStatement(context, row), state };
}

/** Of a row in force, or asked for. */
export function openChosenMerge(context: Context, row: PersonMergeRecord): ChosenMerge {
  const merge = openPersonMerge(context, row);
  if (!("sides" in merge)) throw new TypeError("nobody chose who is kept");
  return merge;
}

function listMergeSides({ kept_id, folded_id }: PersonMergeRecord): Sides {
  if (kept_id === null || folded_id === null) throw new TypeError("chosen, it has sides");
  return { keptId: parseId<"person">(kept_id), foldedId: parseId<"person">(folded_id) };
}

function openMergeStatement(context: Context, row: PersonMergeRecord): Said {
  const open = (what: string, sealed: Buffer | null): string =>
    sealed === null ? "" : openForAuthority(context, formatMergeField(row.id, what), sealed);
  const { asked_by, merged_at, undo_asked_by, undone_at, said_two_on } = row;
  return {
    id: parseId<"personMerge">(row.id),
    people: [parseId<"person">(row.one_id), parseId<"person">(row.other_id)],
    saidOn: row.said_on,
    spoken: row.spoken,
    closedAccount: row.closed_account,
    ...(asked_by === null
      ? {}
      : {
          askedBy: {
            id: parseId<"staff">(asked_by),
            label: open("asked", row.asked_by_sealed),
            on: row.asked_on ?? row.said_on,
          },
        }),
    ...(undo_asked_by === null
      ? {}
      : {
          undoing: {
            id: parseId<"staff">(undo_asked_by),
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
    ...(said_two_on === null
      ? {}
      : { apart: { on: said_two_on, by: open("said-two", row.said_two_by_sealed) } }),
  };
}
