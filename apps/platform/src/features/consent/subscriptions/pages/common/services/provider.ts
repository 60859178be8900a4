import type { Language } from "../../../../../../kernel/errors.ts";
import { defineMessages } from "../../../../../../web/index.ts";
import { formatAuthorityGenitive } from "../../../../../authorities/authorities/index.ts";
import type { OfferedService } from "../../../../../catalogue/catalogue/index.ts";

interface Provided {
  readonly service: Pick<OfferedService, "definition">;
  readonly providerName: string;
}

interface Offerer {
  readonly partner?: ReturnType<typeof findPartner>;
  readonly providerName: string;
}

const partnerWords = defineMessages({
  fr: {
    business: (name: string, authority: string) =>
      `${name}, partenaire privé ${formatAuthorityGenitive(authority)}`,
    association: (name: string, authority: string) =>
      `${name}, association partenaire ${formatAuthorityGenitive(authority)}`,
  },
  en: {
    business: (name: string, authority: string) => `${name}, a private partner of ${authority}`,
    association: (name: string, authority: string) => `${name}, a partner association of ${authority}`,
  },
});

/** The body that offers a service for an authority, when there is one. */
export const findPartner = ({ service }: Pick<Provided, "service">) =>
  service.definition.presentation?.partner;

/**
 * Whose service it is: the authority, or the private body that offers it, named as such wherever one agrees
 * or reads it.
 */
export function formatProvider({ service, providerName }: Provided, language: Language): string {
  return formatOfferer({ partner: findPartner({ service }), providerName }, language);
}

/** Whose service it is, where only that was kept of it. */
export function formatOfferer({ partner, providerName }: Offerer, language: Language): string {
  return partner ? partnerWords(language)[partner.kind](partner.name, providerName) : providerName;
}
