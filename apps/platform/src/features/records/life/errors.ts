import { defineErrors } from "../../../kernel/errors.ts";

export const lifeErrors = defineErrors({
  "life.another_agent": {
    status: 403,
    fr: "Un autre agent doit confirmer ce décès.",
    en: "Another agent must confirm this death.",
    todo: {
      fr: "Demandez à un collègue d’ici, qui ne l’a pas enregistré et ne porte pas ce nom.",
      en: "Ask a colleague of this authority, who did not record it and does not bear this name.",
    },
  },
  "life.death_date": {
    status: 422,
    fr: "La date du décès est passée, et vient après la naissance.",
    en: "The date of death is past, and comes after the birth.",
    todo: {
      fr: "Recopiez la date écrite sur l’acte de décès.",
      en: "Copy the date on the death certificate.",
    },
  },
  "life.move_date": {
    status: 422,
    fr: "Un déménagement se déclare une fois fait, dans l’année.",
    en: "A move is said once it is done, within the year.",
    todo: {
      fr: "Donnez le jour depuis lequel vous y habitez.",
      en: "Give the day since when you live there.",
    },
  },
  "life.not_a_companion": {
    status: 403,
    fr: "L’adresse de cet enfant ne se change pas ici.",
    en: "This child’s address is not changed here.",
    todo: {
      fr: "Son autre parent l’a donnée : un agent écoute chacun.",
      en: "Their other parent gave it: an agent hears both.",
    },
  },
  "life.no_death": {
    status: 404,
    fr: "Aucun décès n’est enregistré pour cette personne.",
    en: "No death is recorded for this person.",
    todo: { fr: "Rechargez la page de la personne.", en: "Reload the person’s page." },
  },
  "life.reason_needed": {
    status: 422,
    fr: "Dites pourquoi ce décès est annulé.",
    en: "Say why this death is reversed.",
    todo: { fr: "Une phrase suffit.", en: "One sentence is enough." },
  },
  "life.too_late": {
    status: 409,
    fr: "Ce décès ne peut plus être annulé : le délai est passé.",
    en: "This death can no longer be reversed: the time is over.",
    todo: { fr: "Inscrivez la personne à nouveau, au guichet.", en: "Enrol the person again, at the desk." },
  },
});
