import { CardGrid, type HeadingLevel, ServiceCard } from "@ardeco/ui";
import type { Language } from "../../kernel/errors.ts";
import type { Offered } from "./offer.ts";
import { words } from "./words.ts";

interface ServiceCardsProps {
  readonly services: readonly Offered[];
  readonly language: Language;
  readonly level: HeadingLevel;
}

/** Each card names who offers the service, the town's own ones too. */
export function ServiceCards({ services, language, level }: ServiceCardsProps) {
  return (
    <CardGrid>
      {services.map(({ service, provider, href, icon }) => (
        <ServiceCard
          key={service.id}
          name={service.definition.title[language]}
          href={href}
          icon={icon}
          summary={service.definition.summary[language]}
          provider={words(language).offeredBy(provider.name)}
          level={level}
        />
      ))}
    </CardGrid>
  );
}
