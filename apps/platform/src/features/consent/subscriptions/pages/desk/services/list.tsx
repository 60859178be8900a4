import { formatLongDay } from "../../../../../../frames/common/dates/dates.ts";
import { buildDeskAddresses } from "../../../../../../frames/desk/common/addresses.ts";
import type { PersonId } from "../../../../../../kernel/ids.ts";
import { formatInnerLabel } from "../../../../../../kernel/text.ts";
import type { Visit } from "../../../../../../web/index.ts";
import type { ServiceAtDesk } from "../../../index.ts";
import { formatOfferer } from "../../common/services/provider.ts";
import { formatSituation, SubscriptionStateTag } from "../../common/subscription/tag.tsx";
import { openWords } from "./open-words.ts";

export function PersonServiceList({
  services,
  visit: { language, brand },
  personId,
}: {
  services: readonly ServiceAtDesk[];
  visit: Visit;
  /** Present when each leads to its agreement. */
  personId?: PersonId;
}) {
  const words = openWords(language);
  return (
    <ul class="ar-desk-list">
      {services.map(({ grantId, serviceId, title, type, situation, since, awaited, ...whose }) => (
        <li key={serviceId}>
          {personId ? (
            <a href={buildDeskAddresses(brand).agreement(personId, grantId)}>{title[language]}</a>
          ) : (
            title[language]
          )}{" "}
          <SubscriptionStateTag {...{ type, situation, language }} />
          <span class="ar-desk-number">
            {formatOfferer(whose, language)}, {words.openSince(formatLongDay(since, language))}
          </span>
          <SituationLine {...{ situation, language }} />
          {awaited.length > 0 && (
            <span class="ar-desk-line">
              {words.awaits(awaited.map((label) => formatInnerLabel(label[language])).join(", "))}
            </span>
          )}
        </li>
      ))}
    </ul>
  );
}

/** The same sentence as the person reads. */
function SituationLine(props: Parameters<typeof formatSituation>[0]) {
  const text = formatSituation(props);
  return text === "" ? null : <span class="ar-desk-line">{text}</span>;
}
