import { defineErrors } from "../../../kernel/errors.ts";

export const upstreamErrors = defineErrors({
  "upstream.not_offered": {
    status: 404,
    fr: "Cette façon de se connecter n’est pas proposée ici.",
    en: "This way of signing in is not offered here.",
    todo: { fr: "Connectez-vous d’une autre façon.", en: "Sign in another way." },
  },
  "upstream.attempt_lost": {
    status: 410,
    fr: "Cette connexion a été commencée ailleurs, ou il y a trop longtemps.",
    en: "This sign-in was begun elsewhere, or too long ago.",
    todo: { fr: "Recommencez la connexion.", en: "Start signing in again." },
  },
  "upstream.refused": {
    status: 422,
    fr: "La connexion n’a pas abouti : vous l’avez arrêtée, ou elle a été refusée.",
    en: "Signing in did not succeed: you stopped it, or it was refused.",
    todo: {
      fr: "Recommencez, ou connectez-vous d’une autre façon.",
      en: "Try again, or sign in another way.",
    },
  },
  "upstream.level_too_low": {
    status: 422,
    fr: "FranceConnect n’a pas confirmé votre identité avec le niveau de sécurité demandé ici.",
    en: "FranceConnect did not confirm your identity at the security level asked here.",
    todo: {
      fr:
        "Recommencez en choisissant un autre compte chez " +
        "FranceConnect, ou connectez-vous d’une autre façon.",
      en: "Start again with another account at FranceConnect, or sign in another way.",
    },
  },
  "upstream.issuer_differs": {
    status: 424,
    fr:
      "Le service de connexion de l’État ne se présente pas " +
      "sous l’adresse que votre collectivité a enregistrée.",
    en:
      "The State’s sign-in service does not present itself " +
      "under the address that your authority registered.",
    todo: {
      fr: "Connectez-vous d’une autre façon, et prévenez votre collectivité : l’adresse est à vérifier.",
      en: "Sign in another way, and tell your authority: the address is to be checked.",
    },
  },
  "upstream.unreachable": {
    status: 424,
    fr: "Le service de connexion de l’État ne répond pas.",
    en: "The State’s sign-in service does not answer.",
    todo: {
      fr: "Réessayez dans quelques minutes, ou connectez-vous d’une autre façon.",
      en: "Try again in a few minutes, or sign in another way.",
    },
  },
  "upstream.agent_unknown": {
    status: 403,
    fr: "ProConnect vous a reconnu, mais vous n’êtes pas un agent de cette collectivité.",
    en: "ProConnect knows you, but you are not an agent of this authority.",
    todo: {
      fr:
        "Demandez à l’administrateur de votre collectivité " +
        "de vous ajouter, avec votre adresse professionnelle.",
      en: "Ask your authority’s administrator to add you, with your professional address.",
    },
  },
  "upstream.linked_to_another": {
    status: 409,
    fr: "Cette identité ouvre déjà un autre compte.",
    en: "This identity already opens another account.",
    todo: {
      fr: "Connectez-vous avec elle, ou demandez à l’accueil de réunir les deux comptes.",
      en: "Sign in with it, or ask the reception desk to join both accounts.",
    },
  },
  "upstream.somebody_else": {
    status: 409,
    fr: "FranceConnect ne donne pas l’identité qui a été vérifiée pour ce compte : rien n’est relié.",
    en: "FranceConnect does not give the identity that was checked for this account: nothing is tied.",
    todo: {
      fr:
        "Si c’est bien vous, venez à l’accueil avec une pièce " +
        "d’identité : un agent corrige ce qui doit l’être.",
      en:
        "If it is you, come to the reception desk with an " +
        "identity document: an agent corrects what has to be.",
    },
  },
  "upstream.address_refused": {
    status: 422,
    fr: "L’adresse du fournisseur d’identité commence par https et finit par .gouv.fr.",
    en: "The identity provider’s address begins with https and ends with .gouv.fr.",
    todo: { fr: "Recopiez l’adresse reçue de l’État.", en: "Copy the address received from the State." },
  },
});
