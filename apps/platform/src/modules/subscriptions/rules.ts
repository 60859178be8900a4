import type { SubscriptionState } from "./subscription.ts";

/** What happens to a subscription: all required items have a value, one lacks, or the grant was withdrawn. */
export type Happening = "complete" | "lacking" | "withdrawn";

/** pending → open ⇄ suspended → closed. What is closed stays closed: a new yes is a new subscription. */
const machine: Readonly<Record<SubscriptionState, Readonly<Partial<Record<Happening, SubscriptionState>>>>> =
  {
    pending: { complete: "open", withdrawn: "closed" },
    open: { lacking: "suspended", withdrawn: "closed" },
    suspended: { complete: "open", withdrawn: "closed" },
    closed: {},
  };

/** The next state; the same one when this happening changes nothing. */
export function nextState(state: SubscriptionState, happening: Happening): SubscriptionState {
  return machine[state][happening] ?? state;
}

export function firstState(happening: Exclude<Happening, "withdrawn">): SubscriptionState {
  return nextState("pending", happening);
}
