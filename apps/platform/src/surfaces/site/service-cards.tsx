import { CardGrid, type HeadingLevel, ServiceCard } from "@ardeco/ui";
import type { Language } from "../../kernel/errors.ts";
import { type Offer, type Offered, serviceHref } from "./offer.ts";
import { serviceIcon } from "./service-icon.ts";
import { words } from "./words.ts";

interface ServiceCardsProps {
  readonly offer: Offer;
  readonly services: readonly Offered[];
  readonly language: Language;
  readonly level: HeadingLevel;
}

/** Each card names who offers the service, the town's own ones too. */
export function ServiceCards({ offer, services, language, level }: ServiceCardsProps) {
  return (
    <CardGrid>
      {services.map(({ service, provider }) => (
        <ServiceCard
          key={service.id}
          name={service.definition.title[language]}
          href={serviceHref(offer, { service, provider })}
          icon={serviceIcon(service)}
          summary={service.definition.summary[language]}
          provider={words(language).offeredBy(provider.name)}
          level={level}
        />
      ))}
    </CardGrid>
  );
}
