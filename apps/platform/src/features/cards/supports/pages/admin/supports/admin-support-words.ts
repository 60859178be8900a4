import { defineMessages } from "../../../../../../web/index.ts";

export const adminSupportWords = defineMessages({
  fr: {
    title: "Cartes et téléphones",
    lead: "Ce que les habitants peuvent demander pour être reconnus dans vos services.",
    kinds: "Sortes de supports proposées",
    kindsHint: "Ceux qui sont déjà en main continuent, même si vous n’en proposez plus.",
    about: {
      card: "Préparée et remise à vos guichets. Vaut cinq ans.",
      printed: "Un code sur papier, imprimé chez soi ou au guichet. Vaut un an.",
      phone: "Un code qui change toutes les quinze secondes. Jamais obligatoire.",
    },
    save: "Enregistrer",
    saved: "Votre choix est enregistré",
    window: (hours: number) =>
      `Un support perdu est refusé tout de suite ; sous ${hours} heures par un terminal sans connexion.`,
  },
  en: {
    title: "Cards and phones",
    lead: "What people may ask for, to be recognised in your services.",
    kinds: "Kinds of supports offered",
    kindsHint: "Those in hand go on, even once you offer them no more.",
    about: {
      card: "Prepared and handed over at your desks. Good for five years.",
      printed: "A code on paper, printed at home or at the desk. Good for a year.",
      phone: "A code that changes every fifteen seconds. Never required.",
    },
    save: "Save",
    saved: "Your choice is saved",
    window: (hours: number) =>
      `A lost support is refused at once; within ${hours} hours by a terminal without a connection.`,
  },
});
