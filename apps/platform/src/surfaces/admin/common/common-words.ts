import { defineMessages } from "../../../web/index.ts";

export const commonWords = defineMessages({
  fr: {
    area: "Administration",
    home: "Administration",
    places: {
      services: "Services",
      campaigns: "Campagnes",
      agents: "Agents",
      authority: "Ma collectivité",
      organisation: "Organisation",
      delegations: "Délégations",
      equipment: "Équipements",
      insights: "Indicateurs",
      providers: "Connexion",
      accessibility: "Accessibilité",
      journal: "Journal",
      operations: "Exploitation",
    },
    cancel: "Annuler",
    back: "Revenir",
  },
  en: {
    area: "Administration",
    home: "Administration",
    places: {
      services: "Services",
      campaigns: "Campaigns",
      agents: "Staff",
      authority: "My authority",
      organisation: "Organisation",
      delegations: "Delegations",
      equipment: "Equipment",
      insights: "Indicators",
      providers: "Signing in",
      accessibility: "Accessibility",
      journal: "Journal",
      operations: "Operation",
    },
    cancel: "Cancel",
    back: "Back",
  },
});
