import { defineMessages } from "../messages.ts";

export const pageWords = defineMessages({
  fr: {
    accessibility: {
      none: "Accessibilité : non conforme",
      partial: "Accessibilité : partiellement conforme",
      full: "Accessibilité : totalement conforme",
    },
    display: "Affichage",
    easy: "Facile à lire",
    privacy: "Données personnelles",
    legalNotice: "Mentions légales",
    contact: "Contact",
    platformName: "Démarches en ligne",
    unnamed: "Mon dossier",
  },
  en: {
    accessibility: {
      none: "Accessibility: not compliant",
      partial: "Accessibility: partially compliant",
      full: "Accessibility: fully compliant",
    },
    display: "Display",
    easy: "Easy to read",
    privacy: "Personal data",
    legalNotice: "Legal notice",
    contact: "Contact",
    platformName: "Online services",
    unnamed: "My file",
  },
});
