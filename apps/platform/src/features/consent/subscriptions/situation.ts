import type { Context, Tx } from "../../../kernel/context.ts";
import type { SectorGrant } from "../consent/index.ts";
import type { HeldSubscription } from "./list-subscriptions.ts";
import { toSubscription } from "./sealed-subscription.ts";
import { findByGrant } from "./store.ts";
import type { Situation, Subscription } from "./subscription.ts";

/**
 * The state of a service with its reason, as the person, the agent and the application all read it. Between a
 * yes or a no and the job that follows it, what was just decided counts.
 */
export function computeSituation({ grant, subscription }: HeldSubscription): Situation {
  return selectSituation(grant, subscription);
}

/** The same of one grant. For the system. Throws keys.cannot_open. */
export async function readSituation(tx: Tx, system: Context, grant: SectorGrant): Promise<Situation> {
  const row = await findByGrant(tx, { ...grant, grantId: grant.id });
  return selectSituation(grant, row && toSubscription(system, row));
}

export function selectSituation(
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
