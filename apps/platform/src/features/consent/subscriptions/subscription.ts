import { Type } from "typebox";
import type { GrantId, Id } from "../../../kernel/ids.ts";
import { Instant, type Opened, type Sector } from "../../trust/keys/index.ts";

export type SubscriptionId = Id<"subscription">;

/** Seen alike by the person, the authority and the service. */
const SubscriptionState = Type.Enum(["pending", "open", "suspended", "closed"]);
export type SubscriptionState = Opened<typeof SubscriptionState>;

/**
 * Why it is not open, in one word that the person, the authority and the service share, and that names no
 * element. `incomplete`: something required, or that the service's rule reads, has no value today.
 * `conditions`: the rule says no. `not_renewed`: nobody confirmed it in a campaign. `restricted`: the person
 * asked for a restriction (GDPR art. 18), told as art. 19 asks. `person`, `authority`, `expiry`, `death`:
 * who, or what, ended it.
 */
export const StateReason = Type.Enum([
  "incomplete",
  "conditions",
  "not_renewed",
  "restricted",
  "person",
  "authority",
  "expiry",
  "death",
]);
export type StateReason = Opened<typeof StateReason>;

/** What will happen on a day that the person was told, unless the rule holds again before. */
const Announced = Type.Object({ state: Type.Enum(["suspended", "closed"]), on: Type.String() });
export type Announced = Opened<typeof Announced>;

/** What a confirmation is good for, last day included. */
export const ConfirmationPeriod = Type.Object({ from: Type.String(), until: Type.String() });

/** What is sealed in a subscription's row. */
export const SubscriptionDetail = Type.Object({
  pairwise: Type.String(),
  /** Required items without a value: why it waits or is suspended. */
  awaited: Type.Array(Type.String()),
  reason: Type.Optional(StateReason),
  announced: Type.Optional(Announced),
  /** For which it was last confirmed; absent while no campaign was. */
  period: Type.Optional(ConfirmationPeriod),
  /**
   * For which nobody confirmed it in time, and what would hold it back besides: it waits for a confirmation.
   */
  lapsed: Type.Optional(
    Type.Object({
      period: ConfirmationPeriod,
      reason: Type.Optional(StateReason),
      announced: Type.Optional(Announced),
    }),
  ),
  /**
   * The person agreed before the service's rule could answer: the service's applications have heard nothing
   * of it, and hear nothing unless it opens.
   */
  isUntold: Type.Optional(Type.Boolean()),
  /** Every state with its instant, oldest first. */
  history: Type.Array(
    Type.Object({ state: SubscriptionState, at: Instant, reason: Type.Optional(StateReason) }),
  ),
  /** The last events followed: a job that runs twice tells the application once. */
  followed: Type.Array(Type.String()),
});
export type SubscriptionDetail = Opened<typeof SubscriptionDetail>;

/** A state with its reason, and what is announced. */
export interface Situation extends Pick<SubscriptionDetail, "reason" | "announced"> {
  readonly state: SubscriptionState;
}

/** What the service's applications hear of a move: a change, the beginning of it all, or nothing yet. */
export type Telling = "change" | "beginning" | "nothing";

/** `from` is undefined at the start. */
export interface Move {
  readonly from: Situation | undefined;
  readonly to: Situation;
  /** Of yearly campaigns, once moved. */
  readonly terms: Pick<SubscriptionDetail, "period" | "lapsed">;
}

export interface Subscription extends Situation, Pick<SubscriptionDetail, "awaited" | "history" | "period"> {
  readonly id: SubscriptionId;
  readonly sector: Sector;
  readonly grantId: GrantId;
  /** Civil day of the last change of state. */
  readonly stateOn: string;
  readonly openedOn?: string;
  /** The name under which the application knows the person (OpenID Connect Core section 8.1). */
  readonly pairwiseSubject: string;
}
