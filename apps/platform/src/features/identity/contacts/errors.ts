import { defineErrors } from "../../../kernel/errors.ts";

export const contactsErrors = defineErrors({
  "contacts.unknown": {
    status: 404,
    fr: "Cet échange n’existe pas, ou n’est pas à vous.",
    en: "This exchange does not exist, or is not yours.",
    todo: { fr: "Revenez à la liste des échanges.", en: "Go back to the list of exchanges." },
  },
  "contacts.too_long": {
    status: 409,
    fr: "Cet échange est trop long pour continuer ici.",
    en: "This exchange is too long to go on here.",
    todo: { fr: "Écrivez une nouvelle demande.", en: "Write a new request." },
  },
  "contacts.already_answered": {
    status: 409,
    fr: "Cet échange a déjà une réponse.",
    en: "This exchange is answered already.",
    todo: { fr: "Lisez la réponse donnée.", en: "Read the answer given." },
  },
});
