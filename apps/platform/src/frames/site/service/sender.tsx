import { Section, Tag } from "@ardeco/ui";
import type { Language } from "../../../kernel/errors.ts";
import { formatLeaveHref } from "../leave/outside-addresses.ts";
import type { Offered } from "../offer.ts";
import { siteWords } from "../words.ts";
import { serviceWords } from "./service-words.ts";

/** Whose service it is: the authority, with the private body that offers it named as such. */
export function Sender({ offered, language }: { offered: Offered; language: Language }) {
  const { service, provider } = offered;
  const say = serviceWords(language);
  const partner = service.definition.presentation?.partner;
  return (
    <Section id="sender" title={say.offeredBy}>
      {partner && (
        <div class="ar-place">
          <p class="ar-place__name">{partner.name}</p>
          <p>
            <Tag icon="store">{siteWords(language).partner[partner.kind]}</Tag>
          </p>
          <p class="ar-hint">{say.partner[partner.kind]}</p>
          {partner.site && (
            <p>
              <a href={formatLeaveHref(offered.href, "partenaire")}>{say.partnerSite}</a>
            </p>
          )}
        </div>
      )}
      <div class="ar-place">
        <p class="ar-place__name">{provider.name}</p>
        <p>
          <a href={`/${provider.slug}/contact`}>{siteWords(language).contact}</a>
        </p>
      </div>
    </Section>
  );
}
