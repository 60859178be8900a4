import type { Attempted, Presence } from "@ardeco/contracts";
import { isNear, type ProximityCheck } from "@ardeco/desfire";
import { Refusal } from "../protocol/errors.ts";

export type Near = NonNullable<Attempted["near"]>;

/** What a card let know of where it is. */
export interface Whereabouts {
  /** Null when it proved none. */
  readonly check: ProximityCheck | null;
  /** It said, in its session, that it has the key of the check. */
  readonly saysProximity: boolean;
  /** Of the commands of this dialogue, in microseconds. */
  readonly medianMicroseconds: number;
}

export interface Asked {
  /** 0 for an entry. */
  readonly amount: number;
  readonly seen: boolean;
}

/**
 * Whether what was asked may be done with this card, and how it is known to be near. Throws Refusal:
 * `card_too_far` when it is too slow for a card that is here, `presence_not_proven` when it has a proof to
 * give and gave none, `card_to_see` when an amount needs somebody's eyes.
 */
export function judgePresence(
  policy: Presence,
  { check, saysProximity, medianMicroseconds }: Whereabouts,
  { amount, seen }: Asked,
): Near {
  const { round_most_us: round, command_most_us: command, late_rounds: lateRounds } = policy;
  const asked = policy.proximity !== "none";
  if (asked && check !== null && round !== undefined) {
    if (isNear(check, { mostMicroseconds: round, lateRounds })) return "proven";
    throw new Refusal("card_too_far");
  }
  const owed = policy.proximity === "required" || (asked && saysProximity);
  // A reader that was not measured proves nothing: what a card of this kind owes is then a proof without a
  // time.
  if (policy.proximity === "required" || (owed && check === null)) throw new Refusal("presence_not_proven");
  // Not a number is no time either.
  if (command !== undefined && !(medianMicroseconds <= command)) throw new Refusal("card_too_far");
  if (amount <= policy.unproven_most) return command === undefined ? "unmeasured" : "timed";
  if (seen) return "seen";
  throw new Refusal("card_to_see");
}
