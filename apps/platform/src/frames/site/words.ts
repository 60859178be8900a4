import {
  formatAuthorityGenitive,
  formatAuthorityName,
} from "../../features/authorities/authorities/index.ts";
import { defineMessages } from "../../web/index.ts";

export const siteWords = defineMessages({
  fr: {
    home: "Accueil",
    services: "Tous les services",
    offeredBy: (name: string) => `Proposé par ${formatAuthorityName(name)}`,
    partnerOf: (partner: string, authority: string) =>
      `${partner}, partenaire ${formatAuthorityGenitive(authority)}`,
    partner: { business: "Partenaire privé", association: "Association partenaire" },
    contact: "Contact et horaires",
    campaign: {
      in_period: {
        soon: (day: string) => `Ouvre bientôt : le ${day}`,
        until: (day: string) => `Ouvert jusqu’au ${day}`,
        since: (day: string) => `Inscriptions closes depuis le ${day}`,
      },
      any_time: {
        soon: (day: string) => `À confirmer dès le ${day}`,
        until: (day: string) => `À confirmer jusqu’au ${day}`,
        since: (day: string) => `Confirmations closes depuis le ${day}`,
      },
    },
  },
  en: {
    home: "Home",
    services: "All services",
    offeredBy: (name: string) => `Offered by ${name}`,
    partnerOf: (partner: string, authority: string) => `${partner}, a partner of ${authority}`,
    partner: { business: "Private partner", association: "Partner association" },
    contact: "Contact and opening hours",
    campaign: {
      in_period: {
        soon: (day: string) => `Opens soon: ${day}`,
        until: (day: string) => `Open until ${day}`,
        since: (day: string) => `Subscriptions closed since ${day}`,
      },
      any_time: {
        soon: (day: string) => `To confirm from ${day}`,
        until: (day: string) => `To confirm until ${day}`,
        since: (day: string) => `Confirmations closed since ${day}`,
      },
    },
  },
});
