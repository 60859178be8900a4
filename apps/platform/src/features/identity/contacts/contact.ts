import { Type } from "typebox";
import type { CivilDate } from "../../../kernel/civil-date.ts";
import type { DeskId, Id, PersonId } from "../../../kernel/ids.ts";
import { Instant, type Opened } from "../../trust/keys/index.ts";

export type ContactId = Id<"contact">;

/** By which door it came. */
export const contactChannels = ["phone", "desk", "mail", "web"] as const;
export type ContactChannel = (typeof contactChannels)[number];

/** What was said or done, oldest first. */
const ContactStep = Type.Object({
  at: Instant,
  what: Type.Enum(["asked", "answered", "handed"]),
  /** The agent's professional name; absent when the person wrote. */
  by: Type.Optional(Type.String()),
  text: Type.String(),
  /** Name of the desk to which it was handed. */
  desk: Type.Optional(Type.String()),
});
export type ContactStep = Opened<typeof ContactStep>;

/** What is sealed. */
export const SealedContactWords = Type.Object({
  subject: Type.String(),
  /** As agents call the person: the desk that answers may not read their elements. */
  name: Type.String(),
  /** Title of the service concerned, when there is one. */
  service: Type.Optional(Type.String()),
  steps: Type.Array(ContactStep),
});
export type SealedContactWords = Opened<typeof SealedContactWords>;

export interface Contact extends SealedContactWords {
  readonly id: ContactId;
  readonly personId: PersonId;
  readonly number: string;
  readonly channel: ContactChannel;
  readonly deskId: DeskId;
  readonly state: "waiting" | "answered";
  readonly receivedOn: CivilDate;
  /** Promised to the person. */
  readonly dueOn: CivilDate;
  readonly answeredOn?: CivilDate;
  readonly version: number;
}

/** The lengths that forms announce. */
export const SUBJECT_LENGTH = 120;
export const TEXT_LENGTH = 2_000;
