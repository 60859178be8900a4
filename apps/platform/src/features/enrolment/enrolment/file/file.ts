import { Type } from "typebox";
import type { CivilDate } from "../../../../kernel/civil-date.ts";
import type { DeskId, FileId, PersonId, StaffId } from "../../../../kernel/ids.ts";
import type { Opened } from "../../../trust/keys/index.ts";
import type { ModeName } from "../../organisation/index.ts";

export const fileStates = [
  "draft",
  "submitted",
  "in_review",
  "awaiting_person",
  "decided",
  "closed",
  "withdrawn",
  "expired",
] as const;
export type FileState = (typeof fileStates)[number];

/** What moves a file from one state to another; what each does is in `transitions` (rules.ts). */
export const fileActs = [
  "submit",
  "take",
  "ask",
  "answer",
  "resume",
  "decide",
  "close",
  "withdraw",
  "expire",
] as const;
export type FileAct = (typeof fileActs)[number];

/** How the person is told of what happens. */
export const channels = ["email", "phone", "letter"] as const;
export type Channel = (typeof channels)[number];

/**
 * What is answered about the file and not about one identity element: plain JSON, sealed under the person's
 * key. `channel`, `startedFor` (slug of the service the person was heading for) and `livesElsewhere` are
 * known here; every other name belongs to the surface that asks it.
 */
export const FileAnswers = Type.Intersect([
  Type.Object({
    channel: Type.Optional(Type.Enum(channels)),
    startedFor: Type.Optional(Type.String()),
    /** A child who lives with another parent than the one who writes: where is not theirs to say. */
    livesElsewhere: Type.Optional(Type.Boolean()),
  }),
  Type.Record(Type.String(), Type.Unknown()),
]);
export type FileAnswers = Opened<typeof FileAnswers>;

/** The file that turns declared elements into validated ones. */
export interface EnrolmentFile {
  readonly id: FileId;
  /** Whose elements are decided. */
  readonly personId: PersonId;
  /** To whom messages go: the person, or who acts for them. */
  readonly contactId: PersonId;
  readonly state: FileState;
  readonly version: number;
  readonly openedOn: CivilDate;
  /** Where it was opened: on the web by a person, or at the desk by an agent. */
  readonly openedAt: "web" | "desk";
  /** Undefined while a draft written on the web. */
  readonly deskId?: DeskId;
  readonly assignedTo?: StaffId;
  /** Set once, when sent. */
  readonly receiptNumber?: string;
  readonly submittedAt?: Date;
  /** Last civil day of the delay promised; moves on by as long as the person is waited for. */
  readonly dueOn?: CivilDate;
  readonly decidedOn?: CivilDate;
  /** Withdrawn, expired or closed. */
  readonly endedOn?: CivilDate;
  /** Organisation mode under which it was sent. */
  readonly mode?: ModeName;
  /** An agent sent it, for a reason told to the person, to a desk out of its route. */
  readonly byException: boolean;
}
