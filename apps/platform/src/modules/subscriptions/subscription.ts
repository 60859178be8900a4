import type { GrantId, Id } from "../../kernel/ids.ts";
import type { ItemName } from "../consent/index.ts";
import type { Sector } from "../keys/index.ts";

export type SubscriptionId = Id<"subscription">;

/** Seen alike by the person, the authority and the service. */
export type SubscriptionState = "pending" | "open" | "suspended" | "closed";

/** `from` is undefined at the start. */
export interface Move {
  readonly from: SubscriptionState | undefined;
  readonly to: SubscriptionState;
}

export interface Subscription {
  readonly id: SubscriptionId;
  readonly sector: Sector;
  readonly grantId: GrantId;
  readonly state: SubscriptionState;
  /** The name under which the application knows the person (OpenID Connect Core section 8.1). */
  readonly pairwiseSubject: string;
  /** Required items without a value: why it waits or is suspended. */
  readonly awaited: readonly ItemName[];
  /** Every state with its instant (ISO 8601, UTC), oldest first. */
  readonly history: readonly { readonly state: SubscriptionState; readonly at: string }[];
}
