import { Tag, type Tone } from "@ardeco/ui";
import { longDate } from "../../../kernel/civil-date.ts";
import type { Language } from "../../../kernel/errors.ts";
import type { Situation, SubscriptionState } from "../../../modules/subscriptions/index.ts";
import { subscriptionWords } from "./subscription-words.ts";

export const stateTones: Readonly<Record<SubscriptionState, Tone>> = {
  pending: "info",
  open: "success",
  suspended: "warning",
  closed: "neutral",
};

interface StateProps {
  readonly situation: Situation;
  readonly language: Language;
}

/** The state of a subscription: the same word in the space, at the desk and for the service. */
export function StateTag({ situation: { state }, language }: StateProps) {
  return <Tag tone={stateTones[state]}>{subscriptionWords(language).states[state]}</Tag>;
}

interface ToldProps extends StateProps {
  /** Whose subscription it is, on a page of their own; an agent reads « la personne ». */
  readonly whose?: { readonly self: boolean; readonly givenName: string };
}

/** Why, and what comes, in one or two sentences; "" when it is simply open. */
export function situationText({ situation, language, whose }: ToldProps): string {
  const { reason, announced } = situation;
  const words = subscriptionWords(language);
  const asked = whose?.self ? words.askedByYou : words.askedFor(whose?.givenName ?? "");
  return [
    reason === "person" && whose ? asked : reason ? words.reasons[reason] : "",
    announced ? words.announced[announced.state](longDate(announced.on, language)) : "",
  ]
    .filter(Boolean)
    .join(" ");
}
