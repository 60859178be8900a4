import type { SubscriptionChanged } from "@ardeco/contracts";
import type { Situation, SubscriptionDetail } from "./subscription.ts";

/** What software reads of a subscription's state. */
export interface StateClaims extends Situation, Pick<SubscriptionDetail, "period"> {}

type Terms = Pick<SubscriptionDetail, "period" | "lapsed">;

/**
 * The one place that says a state to software: pushed when it changes, told again from the beginning, or
 * asked for by the API. `period`: the one that it was confirmed for, or, `not_renewed`, the one that nobody
 * confirmed it for.
 */
export function buildStateClaims(
  { state, reason, announced }: Situation,
  { period: confirmed, lapsed }: Terms,
): StateClaims {
  const period = lapsed?.period ?? confirmed;
  return {
    state,
    ...(reason ? { reason } : {}),
    ...(announced ? { announced } : {}),
    ...(period ? { period } : {}),
  };
}

const whileItLives = ["incomplete", "conditions", "not_renewed", "restricted"] as const;

/** The claims of `subscription-changed`; undefined for an end, which has its own event. */
export function buildChangedClaims(
  grantId: string,
  changedOn: string,
  { state, reason, ...rest }: StateClaims,
): SubscriptionChanged | undefined {
  if (state === "closed") return undefined;
  const said = whileItLives.find((one) => one === reason);
  return { grant_id: grantId, changed_on: changedOn, state, ...(said ? { reason: said } : {}), ...rest };
}

/** A beginning tells it all already: open, or waiting for what it names. */
export function isToldByBeginning(
  { state, reason, announced, period }: StateClaims,
  awaited: readonly string[],
): boolean {
  if (state === "suspended" || announced || period) return false;
  return reason === undefined || (reason === "incomplete" && awaited.length > 0);
}
