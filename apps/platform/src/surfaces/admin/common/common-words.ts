import { defineMessages } from "../../../web/index.ts";

export const commonWords = defineMessages({
  fr: {
    area: "Administration",
    home: "Administration",
    places: {
      services: "Services",
      agents: "Agents",
      delegations: "Délégations",
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
      agents: "Staff",
      delegations: "Delegations",
      journal: "Journal",
      operations: "Operation",
    },
    cancel: "Cancel",
    back: "Back",
  },
});
