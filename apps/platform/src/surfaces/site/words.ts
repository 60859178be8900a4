import { defineMessages } from "../../web/index.ts";

export const words = defineMessages({
  fr: {
    home: "Accueil",
    services: "Tous les services",
    offeredBy: (name: string) => `Proposé par ${name}`,
    partnerOf: (partner: string, authority: string) => `${partner}, partenaire de ${authority}`,
    partner: { business: "Partenaire privé", association: "Association partenaire" },
    contact: "Contact et horaires",
  },
  en: {
    home: "Home",
    services: "All services",
    offeredBy: (name: string) => `Offered by ${name}`,
    partnerOf: (partner: string, authority: string) => `${partner}, a partner of ${authority}`,
    partner: { business: "Private partner", association: "Partner association" },
    contact: "Contact and opening hours",
  },
});
