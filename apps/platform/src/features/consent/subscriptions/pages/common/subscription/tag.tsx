import type { ServiceDefinition } from "@ardeco/contracts";
import { Tag, type Tone } from "@ardeco/ui";
import { formatLongDate } from "../../../../../../kernel/civil-date.ts";
import type { Language } from "../../../../../../kernel/errors.ts";
import type { Situation, SubscriptionState } from "../../../index.ts";
import { subscriptionWords } from "./words.ts";

type ServiceType = ServiceDefinition["type"];

const stateTones: Readonly<Record<SubscriptionState, Tone>> = {
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
export function SubscriptionStateTag({
  type,
  situation: { state, reason },
  language,
}: StateProps & { readonly type: ServiceType }) {
  if (reason === "restricted") return <Tag tone="warning">{subscriptionWords(language).paused}</Tag>;
  return <Tag {...getStateStatus({ type, state, language })} />;
}

interface StatusProps {
  readonly type: ServiceType;
  readonly state: SubscriptionState;
  readonly language: Language;
}

/** Tone and word. A request that arrived is received, and not open: somebody answers it later. */
export function getStateStatus({ type, state, language }: StatusProps) {
  const words = subscriptionWords(language);
  const isReceived = type === "request" && state === "open";
  return {
    tone: isReceived ? ("info" as const) : stateTones[state],
    children: (type === "request" ? words.requestStates : words.states)[state],
  };
}

interface ToldProps extends StateProps {
  /** Whose subscription it is, on a page of their own; an agent reads « la personne ». */
  readonly whose?: { readonly self: boolean; readonly givenName: string };
}

/** Why, and what comes, in one or two sentences; "" when it is simply open. */
export function formatSituation({ situation, language, whose }: ToldProps): string {
  const { reason, announced } = situation;
  const words = subscriptionWords(language);
  const asked = whose?.self ? words.askedByYou : words.askedFor(whose?.givenName ?? "");
  return [
    reason === "person" && whose ? asked : reason ? words.reasons[reason] : "",
    announced ? words.announced[announced.state](formatLongDate(announced.on, language)) : "",
  ]
    .filter(Boolean)
    .join(" ");
}
