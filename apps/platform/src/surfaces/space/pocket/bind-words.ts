import { defineMessages } from "../../../web/index.ts";

export const bindWords = defineMessages({
  fr: {
    title: "Mettre mon code dans ce téléphone",
    lead: "Le code change toutes les quinze secondes et s’affiche sans connexion. Un téléphone n’est jamais obligatoire.",
    once: "Il est donné une fois à ce navigateur, qui ne le rend à personne. Téléphone changé ou vidé : recommencez, puis déclarez l’ancien perdu.",
    keptTitle: "Ce que ce téléphone gardera",
    kept: {
      name: "Votre prénom, et la clé de votre code.",
      money: "Les soldes de vos compteurs, ce qui est à payer, ce qui reste de vos pass.",
      services: "Le nom de vos services et leur adresse.",
    },
    keptNot: "Ni votre adresse, ni vos informations, ni ce que vous avez acheté.",
    keptWho:
      "Qui déverrouille ce téléphone lit tout cela, même sans connexion. « Retirer » l’efface ; déclaré perdu, il l’efface à sa prochaine connexion.",
    bind: "Mettre mon code ici",
    stopped: "Rien n’a été gardé. Vérifiez la connexion, puis recommencez.",
    again: "Pour être sûr que c’est vous, entrez de nouveau avec votre clé d’accès.",
    againLink: "Entrer avec ma clé d’accès",
    register: "Pas encore de clé d’accès ? Enregistrez-en une dans « Ma sécurité ».",
    notOffered: "Votre collectivité ne propose pas le téléphone. Demandez une carte.",
    noScript: "Ce téléphone ne peut pas garder de code : JavaScript y est coupé",
    noScriptText: "Dans « Mes cartes et téléphones », imprimez votre carte, ou montrez son code.",
    mySupports: "Mes cartes et téléphones",
    open: "Ouvrir ma pochette",
  },
  en: {
    title: "Put my code in this phone",
    lead: "The code changes every fifteen seconds and shows without a connection. A phone is never required.",
    once: "It is given once to this browser, which gives it to nobody. Phone changed or emptied: start again, then declare the former one lost.",
    keptTitle: "What this phone will keep",
    kept: {
      name: "Your first name, and the key of your code.",
      money: "The balances of your counters, what is to pay, what is left of your passes.",
      services: "The names of your services and their addresses.",
    },
    keptNot: "Neither your address, nor your information, nor what you bought.",
    keptWho:
      "Whoever unlocks this phone reads all this, even without a connection. “Remove” erases it; declared lost, it erases it at its next connection.",
    bind: "Put my code here",
    stopped: "Nothing was kept. Check the connection, then start again.",
    again: "To be sure that it is you, come in again with your passkey.",
    againLink: "Come in with my passkey",
    register: "No passkey yet? Register one in “My security”.",
    notOffered: "Your authority does not offer phones. Ask for a card.",
    noScript: "This phone cannot keep a code: JavaScript is off",
    noScriptText: "In “My cards and phones”, print your card, or show its code.",
    mySupports: "My cards and phones",
    open: "Open my pocket",
  },
});
