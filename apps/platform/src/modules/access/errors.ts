import { defineErrors } from "../../kernel/errors.ts";

export const accessErrors = defineErrors({
  "access.link_not_valid": {
    status: 410,
    fr: "Ce lien ne fonctionne plus : il a déjà servi, ou il a expiré.",
    en: "This link no longer works: it has been used, or it has expired.",
    todo: { fr: "Demandez un nouveau lien de connexion.", en: "Ask for a new sign-in link." },
  },
  "access.code_not_valid": {
    status: 422,
    fr: "Ce code de reprise n’est pas reconnu.",
    en: "This resume code is not recognised.",
    todo: {
      fr: "Vérifiez chaque caractère. Si vous l’avez perdu, appelez la mairie ou recommencez.",
      en: "Check each character. If you lost it, call the town hall or start again.",
    },
  },
  "access.capability_missing": {
    status: 403,
    fr: "Votre rôle ne permet pas cette action.",
    en: "Your role does not allow this.",
    todo: {
      fr: "Demandez à l’administrateur de votre collectivité, ou confiez le dossier à un collègue habilité.",
      en: "Ask your authority’s administrator, or hand the file to a colleague who may.",
    },
  },
  "access.unknown_agent": {
    status: 404,
    fr: "Cet agent n’existe pas.",
    en: "This agent does not exist.",
    todo: { fr: "Choisissez un agent de la liste.", en: "Choose an agent from the list." },
  },
  "access.agent_known": {
    status: 409,
    fr: "Cette adresse électronique est déjà celle d’un agent de votre collectivité.",
    en: "This e-mail already belongs to an agent of your authority.",
    todo: {
      fr: "Retrouvez l’agent dans la liste, et donnez-lui ses rôles.",
      en: "Find the agent in the list, and give them their roles.",
    },
  },
  "access.own_administration": {
    status: 409,
    fr: "Vous ne pouvez pas reprendre votre propre rôle d’administration : il pourrait ne rester personne pour donner les rôles.",
    en: "You cannot take back your own administration role: nobody might be left to give roles.",
    todo: {
      fr: "Donnez ce rôle à un collègue, qui reprendra le vôtre.",
      en: "Give this role to a colleague, who will take yours back.",
    },
  },
  "access.role_out_of_reach": {
    status: 403,
    fr: "Ce rôle va au-delà des vôtres : vous ne pouvez pas le donner.",
    en: "This role goes beyond yours: you cannot give it.",
    todo: {
      fr: "Demandez à un agent chargé de l’exploitation, qui administre aussi les agents.",
      en: "Ask an agent in charge of operation, who also manages staff.",
    },
  },
  "access.delegation_not_valid": {
    status: 403,
    fr: "Cette délégation n’est pas en cours.",
    en: "This delegation is not in force.",
    todo: {
      fr: "Demandez à la collectivité concernée de la renouveler.",
      en: "Ask the authority concerned to renew it.",
    },
  },
  "access.delegation_dates": {
    status: 422,
    fr: "Une délégation finit après son début, et dure un an au plus.",
    en: "A delegation ends after it starts, and lasts one year at most.",
    todo: { fr: "Corrigez la date de fin.", en: "Correct the end date." },
  },
  "access.token_dates": {
    status: 422,
    fr: "Un jeton d’API expire, dans un an au plus.",
    en: "An API token expires, within one year.",
    todo: { fr: "Choisissez un jour à venir, dans l’année.", en: "Choose a day to come, within the year." },
  },
  "access.token_scope": {
    status: 422,
    fr: "Un jeton d’API a un rôle au moins, parmi ceux de son agent.",
    en: "An API token has one role at least, among those of its agent.",
    todo: { fr: "Choisissez parmi les rôles de l’agent.", en: "Choose among the agent’s roles." },
  },
  "access.unknown_token": {
    status: 404,
    fr: "Ce jeton d’API n’existe pas, ou est déjà révoqué.",
    en: "This API token does not exist, or is already revoked.",
    todo: { fr: "Choisissez un jeton de la liste.", en: "Choose a token from the list." },
  },
});
