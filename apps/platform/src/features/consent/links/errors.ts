import { defineErrors } from "../../../kernel/errors.ts";

export const linksErrors = defineErrors({
  "links.ticket_not_valid": {
    status: 410,
    fr: "Cette demande de lien ne fonctionne plus : elle a servi, ou elle a plus de dix minutes.",
    en: "This request no longer works: it was used, or it is more than ten minutes old.",
    todo: {
      fr: "Recommencez depuis votre compte, chez le service.",
      en: "Start again from your account, at the service.",
    },
  },
  "links.return_not_registered": {
    status: 422,
    fr: "L’adresse de retour n’est pas de celles que l’application a enregistrées.",
    en: "The return address is none of those that the application registered.",
    todo: {
      fr: "Donnez une adresse enregistrée, à la lettre.",
      en: "Give a registered address, to the letter.",
    },
  },
  "links.code_not_valid": {
    status: 422,
    fr: "Ce code a servi, a expiré, ou n’est pas pour cette application ni pour ce compte.",
    en: "This code was used, expired, or is for another application or another account.",
    todo: { fr: "Recommencez la demande.", en: "Start the request again." },
  },
  "links.not_linked": {
    status: 404,
    fr: "Cette personne n’a relié aucun compte de cette application, ou ne le veut plus.",
    en: "This person tied no account of this application, or no longer wants it.",
    todo: { fr: "Proposez-lui de le relier.", en: "Offer to tie it." },
  },
});
