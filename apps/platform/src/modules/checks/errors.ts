import { defineErrors } from "../../kernel/errors.ts";

/** Literals only: the catalogue in docs/generated/errors.md is read from here, without running anything. */
export const checksErrors = defineErrors({
  "checks.infected": {
    status: 409,
    fr: "Ce fichier contient un programme dangereux : nous ne l’ouvrons pas.",
    en: "This file holds malicious software: we do not open it.",
    todo: {
      fr: "Demandez à la personne une autre copie, ou voyez l’original.",
      en: "Ask the person for another copy, or see the original.",
    },
  },
});
