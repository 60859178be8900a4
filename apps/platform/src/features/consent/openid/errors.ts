import { defineErrors } from "../../../kernel/errors.ts";

export const openidErrors = defineErrors({
  "openid.form_expected": {
    status: 415,
    fr: "Le service a envoyé sa demande sous une forme qui n’est pas lue ici.",
    en: "The service sent its request in a form that is not read here.",
    todo: {
      fr:
        "Retournez sur le service. Si cela continue, " +
        "dites-le-lui : il doit envoyer un formulaire ordinaire.",
      en: "Go back to the service. If it goes on, tell them: they must send an ordinary form.",
    },
  },
  "openid.unknown_application": {
    status: 400,
    fr: "Ce service n’est pas connu ici.",
    en: "This service is not known here.",
    todo: {
      fr: "Retournez sur le service. Si cela continue, dites-le-lui.",
      en: "Go back to the service. If it goes on, tell them.",
    },
  },
  "openid.interaction_expired": {
    status: 410,
    fr: "Cette demande d’autorisation n’est plus en cours.",
    en: "This authorisation request is no longer under way.",
    todo: {
      fr: "Retournez sur le service, puis recommencez.",
      en: "Go back to the service, then start again.",
    },
  },
  "openid.other_person": {
    status: 409,
    fr: "Cette demande a été commencée par une autre personne sur cet appareil.",
    en: "This request was started by somebody else on this device.",
    todo: {
      fr: "Retournez sur le service, puis recommencez avec votre compte.",
      en: "Go back to the service, then start again with your account.",
    },
  },
});
