import { defineErrors } from "../../../kernel/errors.ts";

export const tariffsErrors = defineErrors({
  "tariffs.unknown": {
    status: 404,
    fr: "Ce tarif n’existe pas, ou n’est pas de votre collectivité.",
    en: "This tariff does not exist, or is not your authority’s.",
    todo: { fr: "Choisissez-le dans la liste des tarifs.", en: "Choose it from the list of tariffs." },
  },
  "tariffs.title_taken": {
    status: 409,
    fr: "Une autre activité porte déjà ce nom.",
    en: "Another activity already has this name.",
    todo: {
      fr: "Écrivez un autre nom, ou une nouvelle version du tarif qui existe.",
      en: "Write another name, or a new version of the tariff that exists.",
    },
  },
  "tariffs.title_empty": {
    status: 422,
    fr: "Le nom d’une activité a au moins une lettre.",
    en: "The name of an activity has at least one letter.",
    todo: { fr: "Écrivez-le comme sur la délibération.", en: "Write it as in the decision." },
  },
  "tariffs.not_publishable": {
    status: 422,
    fr: "Ce tarif ne peut pas être publié ainsi.",
    en: "This tariff cannot be published as it is.",
    todo: {
      fr: "Corrigez ce qui est signalé dans le brouillon.",
      en: "Correct what is pointed out in the draft.",
    },
  },
  "tariffs.begins_in_the_past": {
    status: 422,
    fr: "Une nouvelle version ne commence pas dans le passé : ce qui était dû le reste.",
    en: "A new version does not begin in the past: what was due stays due.",
    todo: { fr: "Choisissez aujourd’hui ou un jour à venir.", en: "Choose today or a day to come." },
  },
  "tariffs.decided_later": {
    status: 422,
    fr: "La délibération est postérieure au premier jour du tarif.",
    en: "The decision is later than the first day of the tariff.",
    todo: { fr: "Vérifiez les deux dates.", en: "Check both dates." },
  },
  "tariffs.nothing_to_publish": {
    status: 409,
    fr: "Ce tarif n’a pas de brouillon à publier.",
    en: "This tariff has no draft to publish.",
    todo: { fr: "Rechargez la page du tarif.", en: "Reload the page of the tariff." },
  },
  "tariffs.own_work": {
    status: 403,
    fr: "Un tarif est publié par un autre agent que ceux qui l’ont écrit.",
    en: "A tariff is published by another agent than those who wrote it.",
    todo: {
      fr: "Demandez à un administrateur ou au délégué à la protection des données de le publier.",
      en: "Ask an administrator or the data-protection officer to publish it.",
    },
  },
  "tariffs.agent_needed": {
    status: 403,
    fr: "Un tarif est écrit et publié par des agents.",
    en: "A tariff is written and published by agents.",
    todo: { fr: "Connectez-vous comme agent.", en: "Sign in as an agent." },
  },
});
