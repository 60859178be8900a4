import { Type } from "typebox";
import type { CivilDate } from "../../../kernel/civil-date.ts";
import type { Id, PersonId } from "../../../kernel/ids.ts";
import { type StateSourceKind, stateSourceKinds } from "../../../kernel/state-sources.ts";
import { Instant, type Opened } from "../../trust/keys/index.ts";

export type QuestionId = Id<"sourceQuestion">;
export type RefreshId = Id<"sourceRefresh">;
export type { StateSourceKind };

export const isSourceKind = (text: unknown): text is StateSourceKind =>
  stateSourceKinds.some((kind) => kind === text);

/**
 * waiting: not answered yet · answered: nothing more to do · to_settle: an agent decides what the answer is
 * worth · settled: one did · stopped: never asked, its refresh was closed.
 */
export type QuestionState = "waiting" | "answered" | "to_settle" | "settled" | "stopped";

/**
 * found: counts from now on · same: found, as before · older: of a month before the one that counts ·
 * not_current: known there, but not registered today · not_found, several, not_enough, refused, down: as the
 * source said · other_identity: about somebody else · far: too far from the former quotient · family_changed:
 * a child counted here is not in the answer · of a file: no_quotient: known there, without a quotient ·
 * twice: two lines that do not agree · silent: no line.
 */
export const outcomes = [
  "found",
  "same",
  "older",
  "not_current",
  "not_found",
  "several",
  "not_enough",
  "refused",
  "down",
  "other_identity",
  "far",
  "family_changed",
  "no_quotient",
  "twice",
  "silent",
] as const;
export type QuestionOutcome = (typeof outcomes)[number];

/** What only the sealed part of a question tells. */
export const AskedQuestion = Type.Object({
  at: Instant,
  by: Type.Object({ kind: Type.Enum(["person", "staff", "system"]), label: Type.Optional(Type.String()) }),
  /** The words shown to the person before they asked: the proof of CRPA, art. L114-8. */
  told: Type.String(),
  /** A number that the person gave: France Travail's, a student's, a school's. */
  number: Type.Optional(Type.String()),
  /** INSEE code of the country of birth, as they said it: nothing checked had one. */
  bornIn: Type.Optional(Type.String()),
});
export type AskedQuestion = Opened<typeof AskedQuestion>;

const Someone = Type.Object({
  familyName: Type.String(),
  nameOfUse: Type.Optional(Type.String()),
  givenNames: Type.String(),
  birthdate: Type.Optional(Type.String()),
});

/**
 * What came back, as far as it is kept: for whoever settles it, then to say later where a value came from.
 */
export const QuestionAnswer = Type.Object({
  /** Of the element that the source proves. */
  value: Type.Optional(Type.Unknown()),
  former: Type.Optional(Type.Unknown()),
  register: Type.Object({ name: Type.String(), month: Type.Optional(Type.String()) }),
  /** Last civil day, when the source says it. */
  until: Type.Optional(Type.String()),
  /** Whom the source speaks of, while an agent compares. */
  people: Type.Optional(Type.Array(Someone)),
  children: Type.Optional(Type.Array(Someone)),
  /** Of who settled it. */
  decision: Type.Optional(Type.Enum(["applied", "kept"])),
  reason: Type.Optional(Type.String()),
  by: Type.Optional(Type.String()),
});
export type QuestionAnswer = Opened<typeof QuestionAnswer>;

export interface SourceQuestion {
  readonly id: QuestionId;
  readonly personId: PersonId;
  readonly kind: StateSourceKind;
  readonly state: QuestionState;
  readonly outcome?: QuestionOutcome;
  readonly askedOn: CivilDate;
  readonly answeredOn?: CivilDate;
  /** When it will be asked again, while it waits. */
  readonly nextAt?: Date;
  readonly attempts: number;
  readonly refreshId?: RefreshId;
  readonly asked: AskedQuestion;
  readonly answer?: QuestionAnswer;
  readonly version: number;
}

/** An outcome, and what is kept of the answer. */
export interface Concluded {
  readonly outcome: QuestionOutcome;
  readonly answer?: QuestionAnswer;
}
