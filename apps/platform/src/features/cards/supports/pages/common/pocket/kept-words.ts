import { defineMessages } from "../../../../../../web/index.ts";

export const keptWords = defineMessages({
  fr: {
    title: "Ce que ce téléphone gardera",
    kept: {
      name: "Votre prénom, et la clé de votre code.",
      money: "Les soldes de vos compteurs, ce qui est à payer, ce qui reste de vos pass.",
      services: "Le nom de vos services et leur adresse.",
    },
    not: "Ni votre adresse, ni vos informations, ni ce que vous avez acheté.",
    who: "Qui déverrouille ce téléphone lit tout cela, même sans connexion. « Retirer » l’efface ; déclaré perdu, il l’efface la prochaine fois que la pochette s’ouvre avec une connexion.",
  },
  en: {
    title: "What this phone will keep",
    kept: {
      name: "Your first name, and the key of your code.",
      money: "The balances of your counters, what is to pay, what is left of your passes.",
      services: "The names of your services and their addresses.",
    },
    not: "Neither your address, nor your information, nor what you bought.",
    who: "Whoever unlocks this phone reads all this, even without a connection. “Remove” erases it; declared lost, it erases it the next time that the pocket is opened with a connection.",
  },
});
