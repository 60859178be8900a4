import { type ElementRequest, legalBases } from "@ardeco/contracts";
import { Details, Section } from "@ardeco/ui";
import type { Language } from "../../../kernel/errors.ts";
import type { Offered } from "../offer.ts";
import { requestLabel } from "../service/request-label.ts";
import { formatRetention } from "../service/retention-text.ts";
import { privacyWords } from "./privacy-words.ts";

interface ServicesReceiveProps {
  readonly services: readonly Offered[];
  readonly language: Language;
}

/**
 * The register of who receives what, from the catalogue itself: it cannot be out of date (GDPR art. 13.1.e
 * and 30).
 */
export function ServicesReceive({ services, language }: ServicesReceiveProps) {
  const say = privacyWords(language);
  const receiving = services.filter(({ service }) => service.definition.requests.length > 0);
  return (
    <Section id="services" title={say.services} lead={say.servicesLead}>
      {receiving.length === 0 && <p>{say.servicesNone}</p>}
      {receiving.map(({ service, provider, href }) => (
        <Details key={href} summary={`${service.definition.title[language]}, ${provider.name}`}>
          <ul>
            {service.definition.requests.map((request) => (
              <li key={`${request.element} ${request.form}`}>{renderReceivedLine(request, language)}</li>
            ))}
          </ul>
        </Details>
      ))}
    </Section>
  );
}

function renderReceivedLine(
  { element, purpose, legalBasis, retentionDays }: ElementRequest,
  language: Language,
): string {
  const label = requestLabel(element, new Map(), language);
  const basis = legalBases[legalBasis][language].toLowerCase();
  const colon = language === "fr" ? " : " : ": ";
  return `${label}${colon}${purpose[language]} (${basis}, ${formatRetention(retentionDays, language)})`;
}
