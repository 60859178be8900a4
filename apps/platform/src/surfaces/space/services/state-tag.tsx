import { Tag, type Tone } from "@ardeco/ui";
import type { Language } from "../../../kernel/errors.ts";
import type { HeldSubscription, SubscriptionState } from "../../../modules/subscriptions/index.ts";
import { stateWords } from "./state-words.ts";

const TONES: Readonly<Record<SubscriptionState, Tone>> = {
  pending: "info",
  open: "success",
  suspended: "warning",
  closed: "neutral",
};

/** The state of the subscription, as the service sees it too. */
export function StateTag({
  held,
  language,
}: {
  readonly held: HeldSubscription;
  readonly language: Language;
}) {
  const state = stateOf(held);
  return <Tag tone={TONES[state]}>{stateWords(language).states[state]}</Tag>;
}

/** Before the job that opens it has run, it is being opened. */
export function stateOf({ grant, subscription }: HeldSubscription): SubscriptionState {
  return grant.state === "withdrawn" ? "closed" : (subscription?.state ?? "pending");
}
