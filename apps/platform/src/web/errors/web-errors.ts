import { defineErrors } from "../../kernel/errors.ts";

/** Refusals of the HTTP shell itself. */
export const webErrors = defineErrors({
  "request.malformed": {
    status: 400,
    fr: "La demande est illisible.",
    en: "The request cannot be read.",
    todo: {
      fr: "Revenez à la page précédente, puis recommencez.",
      en: "Go back to the previous page, then try again.",
    },
  },
  "request.method_not_allowed": {
    status: 405,
    fr: "Cette adresse n’accepte pas cette action.",
    en: "This address does not accept this action.",
    todo: { fr: "Repartez de l’accueil.", en: "Start again from the home page." },
  },
  "request.address_too_long": {
    status: 414,
    fr: "L’adresse est trop longue.",
    en: "The address is too long.",
    todo: {
      fr: "Vérifiez l’adresse, ou repartez de l’accueil.",
      en: "Check the address, or start from the home page.",
    },
  },
  "request.unsupported_type": {
    status: 415,
    fr: "Ce format d’envoi n’est pas accepté.",
    en: "This format is not accepted.",
    todo: { fr: "Envoyez le formulaire depuis la page.", en: "Send the form from its page." },
  },
  "request.unknown_host": {
    status: 421,
    fr: "Ce nom de site n’est pas servi ici.",
    en: "This site name is not served here.",
    todo: { fr: "Vérifiez l’adresse.", en: "Check the address." },
  },
  "request.wrong_host": {
    status: 403,
    fr: "Ce formulaire appartient à un autre site de la plateforme.",
    en: "This form belongs to another site of the platform.",
    todo: {
      fr: "Rouvrez la page d’où vous l’avez envoyé, puis recommencez.",
      en: "Open the page you sent it from again, then try again.",
    },
  },
  "request.too_slow": {
    status: 408,
    fr: "L’envoi a été interrompu.",
    en: "The upload was interrupted.",
    todo: { fr: "Vérifiez votre connexion, puis réessayez.", en: "Check your connection, then try again." },
  },
});
