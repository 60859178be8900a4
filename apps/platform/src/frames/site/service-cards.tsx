import { CardGrid, type HeadingLevel, ServiceCard } from "@ardeco/ui";
import type { Language } from "../../kernel/errors.ts";
import type { Offered } from "./offer.ts";
import { formatCost } from "./service/cost-text.ts";
import { siteWords } from "./words.ts";

interface ServiceCardsProps {
  readonly services: readonly Offered[];
  readonly language: Language;
  readonly level: HeadingLevel;
  /** False under a title that names it. */
  readonly sender?: boolean;
}

/** Each card names who offers the service, the town's own ones too. */
export function ServiceCards({ services, language, level, sender = true }: ServiceCardsProps) {
  return (
    <CardGrid>
      {services.map((offered) => (
        <ServiceCard
          key={offered.href}
          {...toServiceCard(offered, language)}
          level={level}
          {...(sender ? {} : { provider: undefined })}
        />
      ))}
    </CardGrid>
  );
}

/** What a card tells of a service. */
export function toServiceCard({ service, provider, href, icon, campaign }: Offered, language: Language) {
  const { title, summary, presentation } = service.definition;
  const say = siteWords(language);
  const partner = presentation?.partner;
  return {
    name: title[language],
    href,
    icon,
    summary: summary[language],
    price: presentation?.cost && formatCost(presentation.cost, language),
    provider: partner ? say.partnerOf(partner.name, provider.name) : say.offeredBy(provider.name),
    status: partner
      ? { tone: "neutral" as const, icon: "store" as const, children: say.partner[partner.kind] }
      : campaign && { tone: campaign.tone, icon: "calendar-clock" as const, children: campaign.text },
  };
}
