import { defineMessages } from "../messages.ts";

export const pageWords = defineMessages({
  fr: {
    accessibility: "Accessibilité : partiellement conforme",
    privacy: "Données personnelles",
    legalNotice: "Mentions légales",
    contact: "Contact",
    platformName: "Démarches en ligne",
  },
  en: {
    accessibility: "Accessibility: partially compliant",
    privacy: "Personal data",
    legalNotice: "Legal notice",
    contact: "Contact",
    platformName: "Online services",
  },
});
