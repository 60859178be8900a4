import { defineErrors } from "../../../kernel/errors.ts";

export const complianceErrors = defineErrors({
  "compliance.unknown_version": {
    status: 404,
    fr: "Cette version n’existe pas.",
    en: "This version does not exist.",
    todo: { fr: "Revenez à la liste des versions.", en: "Go back to the list of versions." },
  },
  "compliance.frozen_already": {
    status: 409,
    fr: "Cette version est arrêtée : elle ne change plus.",
    en: "This version is frozen: it no longer changes.",
    todo: { fr: "Commencez une nouvelle version.", en: "Begin a new version." },
  },
  "compliance.texts_missing": {
    status: 422,
    fr: "Il manque ce que la configuration ne peut pas dire.",
    en: "What the configuration cannot say is missing.",
    todo: {
      fr: "Écrivez les textes signalés, puis arrêtez la version.",
      en: "Write the texts listed, then freeze the version.",
    },
  },
  "compliance.not_frozen": {
    status: 409,
    fr: "Cette version est encore un brouillon.",
    en: "This version is still a draft.",
    todo: {
      fr: "Arrêtez-la d’abord : un avis porte sur ce qui ne change plus.",
      en: "Freeze it first: an opinion is about what no longer changes.",
    },
  },
  "compliance.advised_already": {
    status: 409,
    fr: "Un avis est déjà donné sur cette version.",
    en: "An opinion was already given on this version.",
    todo: {
      fr: "Un avis ne change pas. Pour un autre avis, commencez une nouvelle version.",
      en: "An opinion does not change. For another one, begin a new version.",
    },
  },
  "compliance.opinion_awaited": {
    status: 409,
    fr: "Le délégué à la protection des données n’a pas encore donné son avis.",
    en: "The data-protection officer has not given an opinion yet.",
    todo: { fr: "Demandez-lui son avis, puis décidez.", en: "Ask for it, then decide." },
  },
  "compliance.decided_already": {
    status: 409,
    fr: "Cette version a déjà sa décision.",
    en: "This version already has its decision.",
    todo: {
      fr: "Une décision ne change pas. Commencez une nouvelle version.",
      en: "A decision does not change. Begin a new version.",
    },
  },
  "compliance.newer_version": {
    status: 409,
    fr: "Une version plus récente existe : c’est elle qui se décide.",
    en: "There is a newer version: decide on that one.",
    todo: { fr: "Ouvrez la dernière version.", en: "Open the last version." },
  },
  "compliance.same_person": {
    status: 409,
    fr: "Qui a donné l’avis ne décide pas, ni qui porte son nom, ni un nouveau collègue que l’un a ajouté.",
    en:
      "Who gave the opinion does not decide, nor who bears " +
      "their name, nor a new colleague whom one of them added.",
    todo: {
      fr:
        "Demandez à un autre administrateur de décider. " +
        "Ajouté par l’un de vous, il compte après sept jours.",
      en: "Ask another administrator to decide. Added by one of you, they count after seven days.",
    },
  },
});
