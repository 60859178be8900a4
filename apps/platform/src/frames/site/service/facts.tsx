import { type KeyFact, KeyFacts } from "@ardeco/ui";
import type { Language } from "../../../kernel/errors.ts";
import type { Offered } from "../offer.ts";
import { formatCost } from "./cost-text.ts";
import { serviceWords } from "./service-words.ts";

/** Is it for me, what does it cost, how long, how: what is not known is not shown. */
export function Facts({ offered, language }: { offered: Offered; language: Language }) {
  return <KeyFacts facts={listServiceFacts(offered, language)} />;
}

function listServiceFacts({ service, campaign }: Offered, language: Language): readonly KeyFact[] {
  const say = serviceWords(language);
  const { audience, channels, presentation = {} } = service.definition;
  const { cost, answerDays, paidOnline } = presentation;
  const ways = channels.map((channel) => say.channels[channel]).join(", ");
  return [
    { term: say.forWhom, icon: "user", value: say.audience[audience] },
    ...(cost
      ? [
          {
            term: say.cost,
            icon: "euro" as const,
            value: formatCost(cost, language),
            note: cost.explanation?.[language] ?? (paidOnline && cost.from > 0 ? say.paidOnline : undefined),
          },
        ]
      : []),
    ...(answerDays === undefined
      ? []
      : [
          {
            term: say.answer,
            icon: "clock" as const,
            value: answerDays === 0 ? say.atOnce : say.within(answerDays),
          },
        ]),
    ...(campaign ? [{ term: say.campaign, icon: "calendar-clock" as const, value: campaign.text }] : []),
    { term: say.how, icon: "map-pin", value: ways.charAt(0).toUpperCase() + ways.slice(1) },
  ];
}
