import type { CivilDate } from "./civil-date.ts";
import type { Actor, Context } from "./context.ts";
import type { Sentence } from "./errors.ts";

/** Of whoever reads it: they asked for it, they may answer it, or somebody else must. */
export type ApprovalStanding = "asked" | "answers" | "another";

/** Something that waits until a second agent agrees, as the inbox shows it. */
export interface WaitingApproval {
  /** Unique among those of its kind. */
  readonly id: string;
  /** What waits. It names nobody: its own page says why somebody is looked at, and the journal keeps that. */
  readonly what: Sentence;
  /** As colleagues call who asked; "" when they are no longer an agent here, or nobody asked. */
  readonly askedBy: string;
  readonly since: CivilDate;
  /** On its day it takes effect by itself, or is given up; absent where it waits without an end. */
  readonly until?: { readonly on: CivilDate; readonly outcome: "takes_effect" | "expires" };
  readonly standing: ApprovalStanding;
  /** The page where it is read and answered, under the authority: "/administration/…". */
  readonly path: string;
  /** Of what content, where it may change while it waits: another revision is another thing. */
  readonly mark?: string;
  /** In the mode of small staffs: what who asked may do alone. */
  readonly alone?:
    | { readonly state: "offered" }
    | { readonly state: "announced"; readonly id: string; readonly from: CivilDate }
    | { readonly state: "refused" };
  /** Whether who asked may take it back, on that page. */
  readonly canWithdraw: boolean;
}

/** A kind of thing that one agent asks for and another agrees to, as its feature declares it. */
export interface ApprovalKind {
  /** "<feature>.<what>", unique in the platform. */
  readonly kind: string;
  /** What such a thing is called, in a few words. */
  readonly label: Sentence;
  /** For whoever may neither ask for it nor answer it, nothing is loaded. */
  maySee(actor: Actor): boolean;
  /**
   * All that waits, by one query or a few, whatever their number; opens its own transaction, as a use case
   * does.
   */
  listWaiting(context: Context): Promise<readonly WaitingApproval[]>;
}
