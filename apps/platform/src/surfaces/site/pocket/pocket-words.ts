import { defineMessages } from "../../../web/index.ts";

export const pocketWords = defineMessages({
  fr: {
    title: "Ma pochette",
    short: "Pochette",
    show: "Présentez ce code",
    code: "Code de ce téléphone, qui change toutes les quinze secondes",
    left: "Temps avant le code suivant",
    number: "Numéro :",
    until: "Valable jusqu’au :",
    offline: "Il s’affiche aussi sans connexion. Une photo de ce code ne sert à rien.",
    services: "Mes services",
    supports: "Déclarer ce téléphone perdu",
    forget: "Retirer le code de ce téléphone",
    empty: "Ce téléphone n’a pas encore de code",
    emptyText: "Mettez-y le vôtre, une fois, avec votre clé d’accès.",
    bind: "Mettre mon code dans ce téléphone",
    noScript: "Sans JavaScript, le code ne peut pas changer",
    noScriptText:
      "Ouvrez « Mes cartes et téléphones » : un code y vaut dix minutes. Ou imprimez votre carte : elle ouvre les mêmes droits.",
    mySupports: "Mes cartes et téléphones",
  },
  en: {
    title: "My pocket",
    short: "Pocket",
    show: "Show this code",
    code: "Code of this phone, which changes every fifteen seconds",
    left: "Time before the next code",
    number: "Number:",
    until: "Good until:",
    offline: "It shows without a connection too. A picture of this code is of no use.",
    services: "My services",
    supports: "Declare this phone lost",
    forget: "Remove the code from this phone",
    empty: "This phone has no code yet",
    emptyText: "Put yours there, once, with your passkey.",
    bind: "Put my code in this phone",
    noScript: "Without JavaScript, the code cannot change",
    noScriptText:
      "Open “My cards and phones”: a code there is good for ten minutes. Or print your card: it opens the same rights.",
    mySupports: "My cards and phones",
  },
});
