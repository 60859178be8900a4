import type { PersonId } from "../../kernel/ids.ts";

/** What a module says when it touches something. `data` holds names of elements, ids, reasons: never a value. */
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

export interface EntryActor {
  readonly kind: "anonymous" | "person" | "staff" | "client" | "system";
  readonly id?: string;
  /** Name shown: the agent's professional name, the service, the job. Absent for people. */
  readonly label?: string;
  /** The delegation under which an agent of another authority acted. */
  readonly delegationId?: string;
}
