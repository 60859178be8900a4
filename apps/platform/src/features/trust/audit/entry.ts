import { Type } from "typebox";
import type { PersonId } from "../../../kernel/ids.ts";
import { Instant, type Opened } from "../keys/index.ts";

/**
 * What a module says when it touches something. `data` holds names of elements, ids, reasons: never a value.
 */
export interface NewEntry {
  /** "<module>.<what_happened>", told by that module's contribution. */
  readonly action: string;
  /** The person concerned, when there is one: the line appears in that person's own journal. */
  readonly personId?: PersonId;
  readonly data?: Readonly<Record<string, unknown>>;
}

/** A line as read back. */
export interface JournalEntry {
  readonly id: string;
  readonly position: number;
  readonly at: Date;
  readonly actor: EntryActor;
  readonly action: string;
  readonly personId?: PersonId;
  readonly data: Readonly<Record<string, unknown>>;
}

export const EntryActor = Type.Object({
  kind: Type.Enum(["anonymous", "person", "staff", "client", "system"]),
  id: Type.Optional(Type.String()),
  /** Name shown: the agent's professional name, the service, the job. Absent for people. */
  label: Type.Optional(Type.String()),
  /** The delegation under which an agent of another authority acted. */
  delegationId: Type.Optional(Type.String()),
});
export type EntryActor = Opened<typeof EntryActor>;

/** What is sealed in a line. */
export const JournalLine = Type.Object({
  at: Instant,
  actor: EntryActor,
  action: Type.String(),
  data: Type.Record(Type.String(), Type.Unknown()),
  /** Of the act that wrote it. */
  request: Type.Optional(Type.String()),
});
export type JournalLine = Opened<typeof JournalLine>;
