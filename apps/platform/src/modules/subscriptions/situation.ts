import type { SectorGrant } from "../consent/index.ts";
import type { HeldSubscription } from "./list-subscriptions.ts";
import type { Situation, Subscription } from "./subscription.ts";

/**
 * The state of a service with its reason, as the person, the agent and the application all read it. Between a yes or a no and
 * the job that follows it, what was just decided counts.
 */
export function situationOf({ grant, subscription }: HeldSubscription): Situation {
  return situationIn(grant, subscription);
}

export function situationIn(
  { state: granted, withdrawal, pausedSince }: Pick<SectorGrant, "state" | "withdrawal" | "pausedSince">,
  subscription: Subscription | undefined,
): Situation {
  if (granted === "withdrawn")
    return { state: "closed", reason: withdrawal?.reason ?? withdrawal?.initiatedBy ?? "person" };
  if (pausedSince) {
    const isOpen = subscription !== undefined && subscription.state !== "pending";
    return { state: isOpen ? "suspended" : "pending", reason: "restricted" };
  }
  if (!subscription) return { state: "pending" };
  const { state, reason, announced } = subscription;
  return { state, ...(reason ? { reason } : {}), ...(announced ? { announced } : {}) };
}
