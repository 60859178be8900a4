import { defineMessages } from "../../../web/index.ts";

export const selectionWords = defineMessages({
  fr: {
    title: "Ma sélection",
    lead: "Cochez les services qui vous intéressent : l’accueil les montre d’abord.",
    kept: "Votre choix reste dans ce navigateur. Nous n’en gardons rien, même si vous êtes connecté.",
    save: "Garder ma sélection",
    add: "Ajouter à ma sélection",
    isChosen: "Dans ma sélection : la changer",
    empty: "Rien à choisir pour l’instant",
    emptyText: "Les services que votre collectivité publiera apparaîtront ici.",
    clear: "Pour tout oublier, décochez tout.",
  },
  en: {
    title: "My selection",
    lead: "Tick the services that interest you: the home shows them first.",
    kept: "Your choice stays in this browser. We keep nothing of it, even if you are signed in.",
    save: "Keep my selection",
    add: "Add to my selection",
    isChosen: "In my selection: change it",
    empty: "Nothing to choose yet",
    emptyText: "Services published by your authority will appear here.",
    clear: "To forget everything, untick everything.",
  },
});
