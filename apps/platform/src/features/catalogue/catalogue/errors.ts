import { defineErrors } from "../../../kernel/errors.ts";

export const catalogueErrors = defineErrors({
  "catalogue.unknown_service": {
    status: 404,
    fr: "Ce service n’existe pas, ou n’est pas de votre collectivité.",
    en: "This service does not exist, or is not your authority’s.",
    todo: { fr: "Choisissez un service de la liste.", en: "Choose a service from the list." },
  },
  "catalogue.unknown_version": {
    status: 404,
    fr: "Cette version du service n’existe pas.",
    en: "This version of the service does not exist.",
    todo: { fr: "Rechargez la liste des versions.", en: "Reload the list of versions." },
  },
  "catalogue.slug_taken": {
    status: 409,
    fr: "Cette adresse est déjà celle d’un autre service.",
    en: "This address already belongs to another service.",
    todo: { fr: "Choisissez une autre adresse.", en: "Choose another address." },
  },
  "catalogue.slug_not_valid": {
    status: 422,
    fr: "L’adresse d’un service s’écrit en minuscules sans accent, avec des chiffres et des tirets.",
    en: "The address of a service is lower case letters without accents, digits and hyphens.",
    todo: { fr: "Corrigez l’adresse, par exemple « piscine ».", en: "Correct the address, e.g. “pool”." },
  },
  "catalogue.version_in_progress": {
    status: 409,
    fr: "Une nouvelle version de ce service est déjà en préparation.",
    en: "A new version of this service is already being prepared.",
    todo: { fr: "Reprenez cette version.", en: "Carry on with that version." },
  },
  "catalogue.wrong_state": {
    status: 409,
    fr: "Cette version n’en est pas à cette étape.",
    en: "This version is not at that step.",
    todo: {
      fr: "Rechargez la page : la version a peut-être avancé.",
      en: "Reload the page: the version may have moved on.",
    },
  },
  "catalogue.own_work": {
    status: 403,
    fr:
      "Vous avez écrit cette version, ou qui l’a écrite porte votre nom ou est un " +
      "nouveau collègue que l’un de vous a ajouté : une autre personne doit l’approuver.",
    en:
      "You wrote this version, or who did bears your name or is a new " +
      "colleague whom one of you added: somebody else has to approve it.",
    todo: {
      fr:
        "Demandez à un autre administrateur ou au délégué à la protection des " +
        "données. Un collègue ajouté par l’un de vous compte après sept jours.",
      en:
        "Ask another administrator or the data-protection officer. " +
        "A colleague whom one of you added counts after seven days.",
    },
  },
  "catalogue.agent_needed": {
    status: 403,
    fr: "Seul un agent, en son nom, écrit, approuve ou publie un service.",
    en: "Only an agent, in person, writes, approves or publishes a service.",
    todo: { fr: "Connectez-vous avec votre compte d’agent.", en: "Sign in with your agent account." },
  },
  "catalogue.not_publishable": {
    status: 422,
    fr: "Ce service ne peut pas encore être proposé : des éléments manquent ou sont à corriger.",
    en: "This service cannot be offered yet: things are missing or need correcting.",
    todo: { fr: "Corrigez les points signalés.", en: "Correct the points listed." },
  },
  "catalogue.document_not_read": {
    status: 422,
    fr: "Ce document ne peut pas être lu.",
    en: "This document cannot be read.",
    todo: {
      fr: "Corrigez-le, ou demandez un export CPSV-AP en JSON-LD.",
      en: "Correct it, or ask for a CPSV-AP export in JSON-LD.",
    },
  },
  "catalogue.unknown_model": {
    status: 404,
    fr: "Ce modèle n’est pas proposé à votre collectivité.",
    en: "This model is not offered to your authority.",
    todo: { fr: "Choisissez un modèle de la liste.", en: "Choose a model from the list." },
  },
  "catalogue.model_up_to_date": {
    status: 409,
    fr: "Ce service suit déjà la dernière version de son modèle.",
    en: "This service already follows the latest version of its model.",
    todo: { fr: "Rien à faire.", en: "Nothing to do." },
  },
  "catalogue.reason_needed": {
    status: 422,
    fr: "Dites pourquoi : la personne qui a écrit cette version en a besoin.",
    en: "Say why: whoever wrote this version needs to know.",
    todo: { fr: "Écrivez un motif.", en: "Write a reason." },
  },
});
