import type { ServiceAtDesk } from "../../../features/consent/subscriptions/index.ts";
import { formatOfferer } from "../../../features/consent/subscriptions/pages/common/services/provider-text.ts";
import {
  formatSituation,
  SubscriptionStateTag,
} from "../../../features/consent/subscriptions/pages/common/subscription/subscription-state.tsx";
import { openWords } from "../../../features/consent/subscriptions/pages/desk/services/open-words.ts";
import type { PersonId } from "../../../kernel/ids.ts";
import { formatInnerLabel } from "../../../kernel/text.ts";
import type { Visit } from "../../../web/index.ts";
import { formatLongDay } from "../../common/dates/dates.ts";
import { buildDeskAddresses } from "../common/addresses.ts";
import type { PersonState } from "./person-sections.tsx";
import { relationWords } from "./relation-words.ts";

/** The authority's own public services; the others only with the person beside the agent. */
export function ServicesSection({ state: { visit, view, services, purpose } }: { state: PersonState }) {
  const words = relationWords(visit.language);
  if (services === undefined) return <p>{words.notYours}</p>;
  return (
    <>
      {services.length === 0 ? (
        <p>{words.noService}</p>
      ) : (
        <PersonServiceList services={services} visit={visit} personId={view.person.id} />
      )}
      <p class="ar-hint">{words.notAll}</p>
      {purpose === "help_at_desk" && view.person.status !== "deceased" && (
        <p class="ar-desk-screen-only">
          <a href={buildDeskAddresses(visit.brand).offers(view.person.id)}>{openWords(visit.language).act}</a>
        </p>
      )}
      {purpose === "help_at_desk" && (
        <p class="ar-desk-screen-only">
          <a href={buildDeskAddresses(visit.brand).personServices(view.person.id)}>{words.seeAll}</a>
        </p>
      )}
    </>
  );
}

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
  const words = relationWords(language);
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
            {formatOfferer(whose, language)}, {words.since(formatLongDay(since, language))}
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
