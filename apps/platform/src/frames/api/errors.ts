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
      fr:
        "Envoyez son identifiant et son secret par « Authorization: Basic », ou " +
        "une assertion signée pour cette adresse par « Authorization: Bearer ».",
      en:
        "Send its identifier and secret with “Authorization: Basic”, or an " +
        "assertion signed for this address with “Authorization: Bearer”.",
    },
  },
  "api.key_needed": {
    status: 400,
    fr: "Cette adresse demande une clé d’idempotence.",
    en: "This address needs an idempotency key.",
    todo: {
      fr:
        "Envoyez un en-tête Idempotency-Key : un UUID neuf " +
        "pour chaque opération, le même pour la renvoyer.",
      en: "Send an Idempotency-Key header: a new UUID for each operation, the same one to send it again.",
    },
  },
  "api.key_not_valid": {
    status: 400,
    fr: "La clé d’idempotence est vide, trop longue, ou envoyée deux fois.",
    en: "The idempotency key is empty, too long, or sent twice.",
    todo: {
      fr: "Envoyez un seul en-tête Idempotency-Key, de 255 caractères au plus : un UUID.",
      en: "Send one Idempotency-Key header, of 255 characters at most: a UUID.",
    },
  },
  "api.key_reused": {
    status: 422,
    fr: "Cette clé d’idempotence a déjà servi pour une autre demande.",
    en: "This idempotency key was already used for another request.",
    todo: {
      fr: "Prenez une nouvelle clé pour une nouvelle demande ; renvoyez la même demande à l’identique.",
      en: "Take a new key for a new request; send the same request again unchanged.",
    },
  },
  "api.key_in_use": {
    status: 409,
    fr: "La même demande est en cours.",
    en: "The same request is under way.",
    todo: {
      fr: "Attendez une seconde, puis renvoyez-la : vous aurez sa réponse.",
      en: "Wait a second, then send it again: you get its answer.",
    },
  },
  "api.checkpoint_malformed": {
    status: 400,
    fr: "Ce n’est pas une demande de témoin.",
    en: "This is not a request to a witness.",
    todo: {
      fr: "Suivez C2SP tlog-witness, add-checkpoint.",
      en: "Follow C2SP tlog-witness, add-checkpoint.",
    },
  },
  "api.checkpoint_not_signed": {
    status: 403,
    fr: "Ce point de contrôle n’est pas signé par la clé connue de ce journal.",
    en: "This checkpoint is not signed by the known key of this journal.",
    todo: { fr: "Comparez les clés, page Témoins.", en: "Compare the keys, on the Witnesses page." },
  },
  "api.journal_not_watched": {
    status: 404,
    fr: "Cette collectivité n’atteste pas ce journal.",
    en: "This authority does not witness this journal.",
    todo: {
      fr: "Donnez la clé du journal à son administrateur, qui l’ajoute page Témoins.",
      en: "Give the key of the journal to its administrator, who adds it on the Witnesses page.",
    },
  },
  "api.checkpoint_inconsistent": {
    status: 422,
    fr: "Ce point de contrôle ne continue pas celui qui avait été vu.",
    en: "This checkpoint does not continue the one that was seen.",
    todo: {
      fr: "Le passé du journal a changé : les auditeurs des deux côtés sont prévenus.",
      en: "The past of the journal changed: the auditors of both sides are told.",
    },
  },
  "api.cursor_not_valid": {
    status: 422,
    fr: "Ce curseur ne vient pas de cette liste.",
    en: "This cursor does not come from this list.",
    todo: {
      fr: "Suivez l’en-tête Link de la page précédente, ou recommencez sans curseur.",
      en: "Follow the Link header of the page before, or start again without a cursor.",
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
