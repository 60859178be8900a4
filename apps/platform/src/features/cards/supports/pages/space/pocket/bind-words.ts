import { defineMessages } from "../../../../../../web/index.ts";

export const bindWords = defineMessages({
  fr: {
    title: "Mettre mon code dans ce téléphone",
    lead: "Le code change toutes les quinze secondes et s’affiche sans connexion. Un téléphone n’est jamais obligatoire.",
    once: "Il est donné une fois à ce navigateur, qui ne le rend à personne. Téléphone changé ou vidé : recommencez, puis déclarez l’ancien perdu.",
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
