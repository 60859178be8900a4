import { Type } from "typebox";
import type { GrantId, Id } from "../../kernel/ids.ts";
import { Instant, type Opened, type Sector } from "../keys/index.ts";

export type SubscriptionId = Id<"subscription">;

/** Seen alike by the person, the authority and the service. */
const SubscriptionState = Type.Enum(["pending", "open", "suspended", "closed"]);
export type SubscriptionState = Opened<typeof SubscriptionState>;

/** What is sealed in a subscription's row. */
export const SubscriptionDetail = Type.Object({
  pairwise: Type.String(),
  /** Required items without a value: why it waits or is suspended. */
  awaited: Type.Array(Type.String()),
  /** Every state with its instant, oldest first. */
  history: Type.Array(Type.Object({ state: SubscriptionState, at: Instant })),
  /** The last events followed: a job that runs twice tells the application once. */
  followed: Type.Array(Type.String()),
});
export type SubscriptionDetail = Opened<typeof SubscriptionDetail>;

/** `from` is undefined at the start. */
export interface Move {
  readonly from: SubscriptionState | undefined;
  readonly to: SubscriptionState;
}

export interface Subscription extends Pick<SubscriptionDetail, "awaited" | "history"> {
  readonly id: SubscriptionId;
  readonly sector: Sector;
  readonly grantId: GrantId;
  readonly state: SubscriptionState;
  /** The name under which the application knows the person (OpenID Connect Core section 8.1). */
  readonly pairwiseSubject: string;
}
