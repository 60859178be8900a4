import { Alert, ButtonGroup, Card, LinkButton } from "@ardeco/ui";
import { formatLongDay } from "../../../../../../frames/common/dates/dates.ts";
import { buildSpaceAddresses, formatPersonAddress } from "../../../../../../frames/space/common/addresses.ts";
import type { Visit } from "../../../../../../web/index.ts";
import { computeSituation } from "../../../index.ts";
import { formatProvider } from "../../common/services/provider.ts";
import { formatSituation } from "../../common/subscription/tag.tsx";
import { formatDelivery } from "./deliveries-view.tsx";
import { HoldingTag } from "./holding-tag.tsx";
import { HoldsView } from "./holds-view.tsx";
import type { ServiceHolding } from "./list-holdings.ts";
import { serviceWords } from "./service-words.ts";

interface HoldingProps {
  readonly holding: ServiceHolding;
  readonly visit: Visit;
}

/** One open service: what it knows today, since when, the last news, and how to stop. */
export function HoldingCard({ holding, visit }: HoldingProps) {
  const { held, somebody } = holding;
  const { language, brand } = visit;
  const words = serviceWords(language);
  const at = buildSpaceAddresses(brand);
  const last = held.deliveries.at(-1);
  const situation = computeSituation(held);
  const why = formatSituation({ situation, language, whose: holding.somebody });
  return (
    <Card
      title={held.service.definition.title[language]}
      status={<HoldingTag holding={holding} language={language} />}
    >
      <div class="ar-stack">
        <p class="ar-hint">
          {formatProvider(held, language)} · {words.since(formatLongDay(held.grant.givenAt, language))}
        </p>
        {why && (
          <Alert tone="warning" title={why}>
            <p>
              {held.grant.pausedSince ? (
                <a href={formatPersonAddress(at.rights, somebody)}>{words.seePause}</a>
              ) : (
                <a href={formatPersonAddress(at.grant(held.grant.id), somebody)}>{words.mend}</a>
              )}
            </p>
          </Alert>
        )}
        {held.asks === "new_items" && <AsksMore holding={holding} visit={visit} />}
        <HoldsView held={held} language={language} />
        {last && <p class="ar-hint">{formatDelivery(last, language)}</p>}
        <ButtonGroup>
          {holding.passStep && !held.grant.pausedSince && (
            <LinkButton href={formatPersonAddress(at.passes, somebody)}>{words.toPass}</LinkButton>
          )}
          <LinkButton variant="secondary" href={formatPersonAddress(at.withdrawal(held.grant.id), somebody)}>
            {words.withdraw}
          </LinkButton>
          <a href={formatPersonAddress(at.grant(held.grant.id), somebody)}>{words.details}</a>
        </ButtonGroup>
      </div>
    </Card>
  );
}

/** A new version asks something that nobody answered yet. */
export function AsksMore({ holding, visit }: HoldingProps) {
  const { held, somebody, providerSlug } = holding;
  const words = serviceWords(visit.language);
  const consent = buildSpaceAddresses(visit.brand).consent(providerSlug, held.service.slug);
  return (
    <Alert tone="info" title={words.asksMore}>
      <p>{words.asksMoreText}</p>
      <p>
        <a href={formatPersonAddress(consent, somebody)}>{words.answer}</a>
      </p>
    </Alert>
  );
}
