import type { RuleEffect } from "../consent/index.ts";
import type { Situation, StateReason, SubscriptionState } from "./subscription.ts";

/**
 * What happens to a subscription: all required items have a value and the service's rule holds, something
 * lacks, the rule holds no more, a restriction covers the grant, or it was withdrawn.
 */
export type SubscriptionEvent = "complete" | "lacking" | "failing" | "paused" | "withdrawn";

/** pending → open ⇄ suspended → closed. What is closed stays closed: a new yes is a new subscription. */
const machine: Readonly<
  Record<SubscriptionState, Readonly<Partial<Record<SubscriptionEvent, SubscriptionState>>>>
> = {
  pending: { complete: "open", withdrawn: "closed" },
  open: { lacking: "suspended", failing: "suspended", paused: "suspended", withdrawn: "closed" },
  suspended: { complete: "open", withdrawn: "closed" },
  closed: {},
};

/** The next state; the same one when this happening changes nothing. */
export function getNextState(state: SubscriptionState, happening: SubscriptionEvent): SubscriptionState {
  return machine[state][happening] ?? state;
}

/** What a grant tells of itself, from its last event. */
export interface SubscriptionGrantFacts {
  readonly requiredMissing: readonly string[];
  readonly effect?: RuleEffect;
  /** A restriction covers it. */
  readonly isPaused?: boolean;
  /** Set once it is withdrawn. */
  readonly ended?: StateReason;
}

export function getSubscriptionEvent({
  requiredMissing,
  effect,
  isPaused,
  ended,
}: SubscriptionGrantFacts): SubscriptionEvent {
  if (ended) return "withdrawn";
  if (isPaused) return "paused";
  if (effect?.is === "fails" || effect?.is === "over") return "failing";
  return requiredMissing.length > 0 || effect?.is === "lacks" ? "lacking" : "complete";
}

/** The state that follows, with its reason and what is announced: the last event alone tells them. */
export function computeNextSituation(before: SubscriptionState, facts: SubscriptionGrantFacts): Situation {
  const happening = getSubscriptionEvent(facts);
  const state = getNextState(before, happening);
  if (state === "closed") return { state, ...(facts.ended ? { reason: facts.ended } : {}) };
  // Not open yet, it waits as before, and the reason says what for.
  if (happening === "paused") return { state, reason: "restricted" };
  if (happening === "failing") return { state, reason: "conditions" };
  const { effect } = facts;
  const announced = effect?.is === "notice" ? { announced: { state: effect.next, on: effect.on } } : {};
  return happening === "lacking" ? { state, reason: "incomplete", ...announced } : { state, ...announced };
}

export function isSameSituation(one: Situation, other: Situation): boolean {
  return (
    one.state === other.state &&
    one.reason === other.reason &&
    one.announced?.state === other.announced?.state &&
    one.announced?.on === other.announced?.on
  );
}

/** What nobody confirmed in time waits for a confirmation, whatever else changes; its end goes first. */
export function suspendSituation(before: SubscriptionState, facts: Situation): Situation {
  return facts.state === "closed" ? facts : { state: getNextState(before, "failing"), reason: "not_renewed" };
}

/** Once confirmed, what would hold it back besides still does. */
export function resumeSituation(
  before: SubscriptionState,
  besides: Pick<Situation, "reason" | "announced">,
): Situation {
  if (before === "closed" || besides.reason !== undefined) return { state: before, ...besides };
  return { state: getNextState(before, "complete"), ...besides };
}
