import { defineErrors } from "../../kernel/errors.ts";

export const apiErrors = defineErrors({
  "api.token_needed": {
    status: 401,
    fr: "Cette adresse demande un jeton d’accès.",
    en: "This address needs an access token.",
    todo: {
      fr: "Envoyez l’en-tête « Authorization: Bearer » avec un jeton de cette collectivité.",
      en: "Send the “Authorization: Bearer” header with a token of this authority.",
    },
  },
  "api.token_not_valid": {
    status: 401,
    fr: "Ce jeton est inconnu de cette collectivité, expiré ou révoqué.",
    en: "This token is unknown to this authority, expired or revoked.",
    todo: {
      fr: "Demandez un nouveau jeton à l’administrateur de la collectivité.",
      en: "Ask the authority’s administrator for a new token.",
    },
  },
  "api.client_not_known": {
    status: 401,
    fr: "Cette application n’est pas reconnue.",
    en: "This application is not recognised.",
    todo: {
      fr: "Envoyez son identifiant et son secret par « Authorization: Basic », ou une assertion signée pour cette adresse par « Authorization: Bearer ».",
      en: "Send its identifier and secret with “Authorization: Basic”, or an assertion signed for this address with “Authorization: Bearer”.",
    },
  },
  "api.unknown_authority": {
    status: 404,
    fr: "Cette collectivité n’existe pas ici.",
    en: "This authority does not exist here.",
    todo: { fr: "Choisissez-la dans /api/v1/authorities.", en: "Choose it from /api/v1/authorities." },
  },
  "api.unknown_service": {
    status: 404,
    fr: "Ce service n’est pas proposé par cette collectivité.",
    en: "This service is not offered by this authority.",
    todo: { fr: "Choisissez-le dans la liste des services.", en: "Choose it from the list of services." },
  },
});
