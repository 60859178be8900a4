import { Tag } from "@ardeco/ui";
import type { Language } from "../../../../../../kernel/errors.ts";
import { passWords } from "../../../../../activities/passes/pages/space/passes/pass-words.ts";
import { computeSituation } from "../../../index.ts";
import { getStateStatus } from "../../common/subscription/tag.tsx";
import { subscriptionWords } from "../../common/subscription/words.ts";
import type { ServiceHolding } from "./list-holdings.ts";

/** Tone and word of a service that somebody holds: a pass whose fee is to pay is not said to be open. */
export function getHoldingStatus({ held, passStep }: ServiceHolding, language: Language) {
  const { state, reason } = computeSituation(held);
  if (reason === "restricted")
    return { tone: "warning" as const, children: subscriptionWords(language).paused };
  if (passStep) return { tone: "warning" as const, children: passWords(language).standing[passStep] };
  return getStateStatus({ type: held.service.definition.type, state, language });
}

export function HoldingTag({
  holding,
  language,
}: {
  readonly holding: ServiceHolding;
  readonly language: Language;
}) {
  return <Tag {...getHoldingStatus(holding, language)} />;
}
