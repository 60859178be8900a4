import { Type } from "typebox";
import type { CivilDate } from "../../../kernel/civil-date.ts";
import type { Id, PersonId } from "../../../kernel/ids.ts";
import { EntryActor } from "../../trust/audit/index.ts";
import { Instant, type Opened } from "../../trust/keys/index.ts";

export type SupportId = Id<"support">;

/** phone: the pocket, a page that shows a code. nfc_phone: a phone that answers a reader as a card does. */
export const supportKinds = ["card", "printed", "phone", "nfc_phone"] as const;
export type SupportKind = (typeof supportKinds)[number];

/**
 * What an authority may offer. No application can receive the secret of an nfc_phone yet: one that was
 * ordered would open nothing.
 */
export const offeredKinds = ["card", "printed", "phone"] as const satisfies readonly SupportKind[];

/** A phone receives its code on the phone itself. */
export const orderedKinds = ["printed", "card"] as const satisfies readonly SupportKind[];
export type OrderedKind = (typeof orderedKinds)[number];

export const supportStates = [
  "ordered",
  "personalised",
  "issued",
  "active",
  "suspended",
  "lost",
  "revoked",
  "expired",
  "replaced",
] as const;
export type SupportState = (typeof supportStates)[number];

/** By which door somebody said that it is lost. */
export const lossDoors = ["space", "phone", "desk"] as const;
export type LossDoor = (typeof lossDoors)[number];

/** A state, since when, and who made it so. */
const SupportStep = Type.Object({
  at: Instant,
  to: Type.Enum([...supportStates]),
  by: EntryActor,
  door: Type.Optional(Type.Enum([...lossDoors])),
  /** An agent's words. */
  reason: Type.Optional(Type.String()),
});
export type SupportStep = Opened<typeof SupportStep>;

/** What is sealed: oldest first. */
export const SupportHistory = Type.Object({
  steps: Type.Array(SupportStep),
  /** The printed card that it replaces serves until its own end. */
  keepsFormer: Type.Optional(Type.Boolean()),
});
export type SupportHistory = Opened<typeof SupportHistory>;

export interface Support extends SupportHistory {
  readonly id: SupportId;
  readonly personId: PersonId;
  readonly kind: SupportKind;
  /** Printed on it, with two check characters. */
  readonly number: string;
  readonly state: SupportState;
  readonly stateOn: CivilDate;
  readonly expiresOn: CivilDate;
  readonly replaces?: SupportId;
  readonly version: number;
}
