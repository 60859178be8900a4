import { defineMessages } from "../../../web/index.ts";

export const oldCardsWords = defineMessages({
  fr: {
    title: "Anciennes cartes",
    lead: "Les cartes de l’ancien système, avec un numéro et un reste, servent ici jusqu’à épuisement. Donnez le fichier que l’ancien système exporte.",
    counter: "Compteur",
    counterNeeded: "Choisissez un compteur.",
    file: "Fichier des cartes",
    fileHint:
      "CSV à deux colonnes : numéro ; reste (en unités, ou en centimes pour des euros). 20 000 cartes au plus. Donné deux fois, il compte une fois.",
    fileNeeded: "Choisissez un fichier.",
    notText: "Ce fichier n’est pas du texte : enregistrez-le en CSV (UTF-8).",
    take: "Reprendre les cartes",
    done: (taken: number) => (taken > 1 ? `${taken} cartes reprises` : `${taken} carte reprise`),
    known: (known: number) => (known > 1 ? `${known} étaient déjà là.` : `${known} était déjà là.`),
    none: "Aucune carte reprise pour l’instant",
    noneText: "Les guichets liront le numéro, et débiteront chaque utilisation une fois.",
    noCounter: "Créez d’abord un compteur.",
    caption: "Cartes reprises",
    columns: { counter: "Compteur", cards: "Cartes", left: "Reste à utiliser" },
  },
  en: {
    title: "Former cards",
    lead: "Cards of the former system, with a number and a remainder, serve here until they are used up. Give the file that the former system exports.",
    counter: "Counter",
    counterNeeded: "Choose a counter.",
    file: "File of the cards",
    fileHint:
      "CSV with two columns: number; what is left (in units, or in cents for euros). At most 20,000 cards. Given twice, it counts once.",
    fileNeeded: "Choose a file.",
    notText: "This file is not text: save it as CSV (UTF-8).",
    take: "Take the cards over",
    done: (taken: number) => (taken === 1 ? "1 card taken over" : `${taken} cards taken over`),
    known: (known: number) => (known === 1 ? "1 was there already." : `${known} were there already.`),
    none: "No card taken over yet",
    noneText: "Desks will read the number, and debit each use once.",
    noCounter: "Create a counter first.",
    caption: "Cards taken over",
    columns: { counter: "Counter", cards: "Cards", left: "Left to use" },
  },
});
