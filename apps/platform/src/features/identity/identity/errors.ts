import { defineErrors } from "../../../kernel/errors.ts";

export const identityErrors = defineErrors({
  "identity.unknown_person": {
    status: 404,
    fr: "Cette personne n’existe pas, ou vous n’y avez pas accès.",
    en: "This person does not exist, or you have no access.",
    todo: { fr: "Vérifiez le dossier.", en: "Check the file." },
  },
  "identity.leads_elsewhere": {
    status: 409,
    fr: "Cette fiche est close : elle a été réunie à une autre de la même personne.",
    en: "This record is closed: it was merged with another of the same person.",
    todo: {
      fr: "Ouvrez la fiche gardée, et recommencez là.",
      en: "Open the record that was kept, and start again there.",
    },
  },
  "identity.value_not_valid": {
    status: 422,
    fr: "Cette valeur n’est pas valable.",
    en: "This value is not valid.",
    todo: { fr: "Corrigez-la, puis recommencez.", en: "Correct it, then try again." },
  },
  "identity.declared_by_another": {
    status: 403,
    fr:
      "Un autre représentant a indiqué cette information. Nous " +
      "ne l’affichons pas ici, et elle ne se change pas d’ici.",
    en:
      "Another representative gave this information. We do " +
      "not show it here, and it cannot be changed from here.",
    todo: {
      fr: "Pour en indiquer une autre, adressez-vous à l’accueil.",
      en: "To give another one, ask the reception desk.",
    },
  },
  "identity.nothing_to_decide": {
    status: 409,
    fr: "Cet élément n’a pas de valeur à décider.",
    en: "This element has no value to decide on.",
    todo: {
      fr: "Rechargez le dossier : il a peut-être changé.",
      en: "Reload the file: it may have changed.",
    },
  },
});
