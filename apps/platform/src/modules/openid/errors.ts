import { defineErrors } from "../../kernel/errors.ts";

export const openidErrors = defineErrors({
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
