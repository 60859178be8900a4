import { defineMessages } from "../../../../../../web/index.ts";

export const reachWords = defineMessages({
  fr: {
    phone_number: {
      answered: "Numéro confirmé par rappel",
      at_desk: "Numéro confirmé au guichet",
    },
    email: {
      answered: "Adresse confirmée par une réponse",
      at_desk: "Adresse confirmée au guichet",
    },
    hint: "Aucun document ne le prouve. La personne lira comment vous l’avez confirmé.",
  },
  en: {
    phone_number: {
      answered: "Number confirmed by calling back",
      at_desk: "Number confirmed at the desk",
    },
    email: {
      answered: "Address confirmed by an answer",
      at_desk: "Address confirmed at the desk",
    },
    hint: "No document proves it. The person will read how you confirmed it.",
  },
});
