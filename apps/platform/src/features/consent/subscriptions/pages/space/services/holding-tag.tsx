import { Tag } from "@ardeco/ui";
import type { Language } from "../../../../../../kernel/errors.ts";
import { passWords } from "../../../../../activities/passes/pages/space/passes/pass-words.ts";
import { situationOf } from "../../../index.ts";
import { stateStatus } from "../../common/subscription/subscription-state.tsx";
import { subscriptionWords } from "../../common/subscription/subscription-words.ts";
import type { Holding } from "./list-holdings.ts";

/** Tone and word of a service that somebody holds: a pass whose fee is to pay is not said to be open. */
export function holdingStatus({ held, passStep }: Holding, language: Language) {
  const { state, reason } = situationOf(held);
  if (reason === "restricted")
    return { tone: "warning" as const, children: subscriptionWords(language).paused };
  if (passStep) return { tone: "warning" as const, children: passWords(language).standing[passStep] };
  return stateStatus({ type: held.service.definition.type, state, language });
}

export function HoldingTag({
  holding,
  language,
}: {
  readonly holding: Holding;
  readonly language: Language;
}) {
  return <Tag {...holdingStatus(holding, language)} />;
}
