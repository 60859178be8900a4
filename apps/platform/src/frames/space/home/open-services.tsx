import { CardGrid, EmptyState, LinkButton, Section, ServiceCard } from "@ardeco/ui";
import { formatProvider } from "../../../features/consent/subscriptions/pages/common/services/provider-text.ts";
import { getHoldingStatus } from "../../../features/consent/subscriptions/pages/space/services/holding-tag.tsx";
import type { Visit } from "../../../web/index.ts";
import { buildSpaceAddresses, formatPersonAddress } from "../common/addresses.ts";
import { spaceHomeWords } from "./home-words.ts";
import type { HomeFacts } from "./load-home-facts.ts";

/** Services open today, for the reader and those they act for. */
export function OpenServices({ facts, visit }: { readonly facts: HomeFacts; readonly visit: Visit }) {
  const { language, brand } = visit;
  const words = spaceHomeWords(language);
  const at = buildSpaceAddresses(brand);
  const { holdings } = facts;
  if (holdings.length === 0) {
    return (
      <Section id="services" title={words.services}>
        <EmptyState
          title={words.noService}
          icon="handshake"
          action={<LinkButton href={at.site}>{words.discover}</LinkButton>}
        >
          <p>{words.noServiceText}</p>
        </EmptyState>
      </Section>
    );
  }
  return (
    <Section id="services" title={words.services} more={{ href: at.services, label: words.all }}>
      <CardGrid>
        {holdings.map((holding) => {
          const { held, somebody } = holding;
          return (
            <ServiceCard
              key={held.grant.id}
              name={held.service.definition.title[language]}
              href={formatPersonAddress(at.grant(held.grant.id), somebody)}
              icon="handshake"
              summary={
                somebody.self ? held.service.definition.summary[language] : words.forName(somebody.givenName)
              }
              provider={formatProvider(held, language)}
              status={getHoldingStatus(holding, language)}
            />
          );
        })}
      </CardGrid>
    </Section>
  );
}
