import { defineErrors } from "../../kernel/errors.ts";

export const authoritiesErrors = defineErrors({
  "authorities.unknown": {
    status: 404,
    fr: "Cette collectivité n’est pas sur la plateforme.",
    en: "This authority is not on the platform.",
    todo: { fr: "Vérifiez l’adresse.", en: "Check the address." },
  },
  "authorities.unknown_desk": {
    status: 404,
    fr: "Ce guichet n’existe pas.",
    en: "This desk does not exist.",
    todo: { fr: "Choisissez un guichet de la liste.", en: "Choose a desk from the list." },
  },
});
