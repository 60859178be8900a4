import { Type } from "typebox";
import type { CivilDate } from "../../../kernel/civil-date.ts";
import type { Id, PersonId, StaffId } from "../../../kernel/ids.ts";
import { buildIdShape, Instant, type Opened } from "../../trust/keys/index.ts";
import { CoveredAgreement, restrictionGrounds } from "../../trust/restrictions/index.ts";

export type RightsRequestId = Id<"rights_request">;

/** GDPR art. 15, 16, 17, 18, 20, 21, in the order in which a page shows them. */
export const personRights = [
  "access",
  "rectification",
  "erasure",
  "portability",
  "restriction",
  "objection",
] as const;
export type PersonRight = (typeof personRights)[number];

export const isPersonRight = (text: string): text is PersonRight =>
  personRights.some((right) => right === text);

/** scheduled: an erasure, until its day · undone: who asked thought again. */
export type RightsState = "waiting" | "scheduled" | "answered" | "refused" | "undone";

export const rightsChannels = ["web", "desk", "mail", "phone"] as const;
export type RightsChannel = (typeof rightsChannels)[number];

export const RightsStep = Type.Object({
  at: Instant,
  what: Type.Enum(["asked", "confirmed", "answered", "refused", "extended", "undone"]),
  /** The agent's professional name; absent when the person wrote. */
  by: Type.Optional(Type.String()),
  text: Type.String(),
});
export type RightsStep = Opened<typeof RightsStep>;

/** What is sealed. */
export const RightsWords = Type.Object({
  /** As agents call the person: who answers may not read their elements. */
  name: Type.String(),
  channel: Type.Enum(rightsChannels),
  /** The agreement concerned, when there is one, and the title of its service. */
  grantId: Type.Optional(buildIdShape<"grant">()),
  service: Type.Optional(Type.String()),
  /** Of a restriction: its ground (art. 18.1) and what it covers, everything when it names nothing. */
  restriction: Type.Optional(
    Type.Object({ ground: Type.Enum(restrictionGrounds), agreements: Type.Array(CoveredAgreement) }),
  ),
  /** The original an agent saw before noting an erasure. */
  proof: Type.Optional(Type.String()),
  steps: Type.Array(RightsStep),
});
export type RightsWords = Opened<typeof RightsWords>;

export interface RightsRequest extends RightsWords {
  readonly id: RightsRequestId;
  readonly personId: PersonId;
  readonly askedBy?: PersonId;
  readonly number: string;
  readonly right: PersonRight;
  readonly state: RightsState;
  readonly receivedOn: CivilDate;
  /** The law's own day (art. 12.3), longer once extended. */
  readonly dueOn: CivilDate;
  /** Of an erasure: the day on which it is done. */
  readonly actsOn?: CivilDate;
  readonly answeredOn?: CivilDate;
  /** The agent who noted it, and whether another agent must confirm it, and did. */
  readonly notedBy?: StaffId;
  readonly colleague?: "needed" | "confirmed";
  readonly version: number;
}

/** The length that forms announce. */
export const WORDS_LENGTH = 2_000;
