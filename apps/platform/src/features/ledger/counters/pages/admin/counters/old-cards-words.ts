import { defineMessages } from "../../../../../../web/index.ts";

const formatFrenchCardCount = (count: number) =>
  count > 1 ? `${count} anciennes cartes` : `${count} ancienne carte`;
const formatEnglishCardCount = (count: number) => (count === 1 ? "1 former card" : `${count} former cards`);

export const oldCardsWords = defineMessages({
  fr: {
    title: "Anciennes cartes",
    lead: "Les cartes de l’ancien système, avec un numéro et un reste, servent ici jusqu’à épuisement. Donnez le fichier que l’ancien système exporte : vous le vérifierez avant qu’une carte serve.",
    counter: "Compteur",
    counterNeeded: "Choisissez un compteur.",
    file: "Fichier des cartes",
    fileHint:
      "CSV à deux colonnes : numéro ; reste (en unités, ou en centimes pour des euros). 20 000 cartes au plus. Donné deux fois, il compte une fois.",
    fileNeeded: "Choisissez un fichier.",
    notText: "Ce fichier n’est pas du texte : enregistrez-le en CSV (UTF-8).",
    give: "Lire ce fichier",
    giveTitle: "Donner un fichier",
    given: (taken: number) => `${formatFrenchCardCount(taken)} : vérifiez, puis acceptez`,
    allKnown: "Toutes les cartes de ce fichier étaient déjà là",
    known: (known: number) =>
      known > 1
        ? `${known} étaient déjà là, avec le même reste.`
        : `${known} était déjà là, avec le même reste.`,
    lessened: (count: number) =>
      count > 1
        ? `${count} avaient déjà servi dans un fichier arrêté : ce qui a servi est retiré de leur reste.`
        : `${count} avait déjà servi dans un fichier arrêté : ce qui a servi est retiré de son reste.`,
    accepted: "Les cartes de ce fichier servent à partir de maintenant",
    stopped: "Ce fichier est arrêté : aucune de ses cartes ne sert plus",
    awaitedTitle: (count: number, counter: string) => `${formatFrenchCardCount(count)} pour « ${counter} »`,
    awaitedText: "Aucune ne sert encore. Comparez ces chiffres avec l’ancien système.",
    facts: {
      counter: "Compteur",
      cards: "Cartes",
      sum: "Au total",
      least: "La moins remplie",
      most: "La plus remplie",
      given: "Donné le",
    },
    accept: (count: number) => (count > 1 ? `Accepter ces ${count} cartes` : "Accepter cette carte"),
    another: "Un autre administrateur que vous accepte ces cartes, depuis cette page.",
    refuseTitle: "Ne pas reprendre ce fichier",
    refuseText:
      "Rien de ce fichier n’a servi. Ses numéros pourront revenir dans un fichier corrigé, pour ce compteur ou pour un autre.",
    stopTitle: "Ne plus accepter ce qui reste de ce fichier",
    stopText:
      "Ce qui a été utilisé le reste. Les numéros peuvent revenir dans un fichier corrigé, pour ce compteur ou pour un autre : ce qui a servi est alors retiré du reste. Une carte arrêtée à un guichet ne revient pas.",
    reason: "Pourquoi ?",
    refuse: "Ne pas le reprendre",
    stop: "Ne plus l’accepter",
    none: "Aucune carte reprise pour l’instant",
    noneText: "Les guichets liront le numéro, et débiteront chaque utilisation une fois.",
    noCounter: "Créez d’abord un compteur.",
    caption: "Cartes qui servent",
    columns: { counter: "Compteur", cards: "Cartes", left: "Reste à utiliser" },
    filesTitle: "Fichiers repris",
    fileLine: (day: string, left: string) => `Donné le ${day}. Reste à utiliser : ${left}.`,
    fileStopped: (day: string, reason: string) => `Arrêté le ${day} : ${reason}`,
    resumeTitle: "Laisser servir une carte arrêtée à un guichet",
    resumeText:
      "Une carte arrêtée par erreur est l’argent de quelqu’un. Un autre administrateur que l’agent qui l’a arrêtée la laisse servir de nouveau, avec la raison.",
    resumeNumber: "Numéro de la carte arrêtée",
    resume: "Laisser servir de nouveau",
    resumed: "La carte sert de nouveau",
    resumedAwaited: "La carte n’est plus arrêtée : elle servira dès que son fichier est accepté",
    resumedRecalled:
      "La carte n’est plus arrêtée, mais son fichier l’est : elle ne sert pas. Son numéro peut revenir dans un autre fichier",
  },
  en: {
    title: "Former cards",
    lead: "Cards of the former system, with a number and a remainder, serve here until they are used up. Give the file that the former system exports: you check it before any card serves.",
    counter: "Counter",
    counterNeeded: "Choose a counter.",
    file: "File of the cards",
    fileHint:
      "CSV with two columns: number; what is left (in units, or in cents for euros). At most 20,000 cards. Given twice, it counts once.",
    fileNeeded: "Choose a file.",
    notText: "This file is not text: save it as CSV (UTF-8).",
    give: "Read this file",
    giveTitle: "Give a file",
    given: (taken: number) => `${formatEnglishCardCount(taken)}: check, then accept`,
    allKnown: "All the cards of this file were there already",
    known: (known: number) =>
      known === 1
        ? "1 was there already, with the same remainder."
        : `${known} were there already, with the same remainder.`,
    lessened: (count: number) =>
      count === 1
        ? "1 served already in a file that was stopped: what was used is taken off what is left on it."
        : `${count} served already in a file that was stopped: what was used is taken off what is left on them.`,
    accepted: "The cards of this file serve from now on",
    stopped: "This file is stopped: none of its cards serves any more",
    awaitedTitle: (count: number, counter: string) => `${formatEnglishCardCount(count)} for “${counter}”`,
    awaitedText: "None serves yet. Compare these figures with the former system.",
    facts: {
      counter: "Counter",
      cards: "Cards",
      sum: "In all",
      least: "The one that has least",
      most: "The one that has most",
      given: "Given on",
    },
    accept: (count: number) => (count === 1 ? "Accept this card" : `Accept these ${count} cards`),
    another: "Another administrator than you accepts these cards, from this page.",
    refuseTitle: "Do not take this file over",
    refuseText:
      "Nothing of this file served. Its numbers may come again in a file that is right, for this counter or another one.",
    stopTitle: "Accept what is left of this file no more",
    stopText:
      "What was used stays used. The numbers may come again in a file that is right, for this counter or another one: what was used is then taken off. A card stopped at a desk does not come back.",
    reason: "Why?",
    refuse: "Do not take it over",
    stop: "Accept it no more",
    none: "No card taken over yet",
    noneText: "Desks will read the number, and debit each use once.",
    noCounter: "Create a counter first.",
    caption: "Cards that serve",
    columns: { counter: "Counter", cards: "Cards", left: "Left to use" },
    filesTitle: "Files taken over",
    fileLine: (day: string, left: string) => `Given on ${day}. Left to use: ${left}.`,
    fileStopped: (day: string, reason: string) => `Stopped on ${day}: ${reason}`,
    resumeTitle: "Let a card that a desk stopped serve again",
    resumeText:
      "A card stopped by mistake is somebody’s money. Another administrator than the agent who stopped it lets it serve again, with the reason.",
    resumeNumber: "Number of the stopped card",
    resume: "Let it serve again",
    resumed: "The card serves again",
    resumedAwaited: "The card is stopped no more: it will serve once its file is accepted",
    resumedRecalled:
      "The card is stopped no more, but its file is: it does not serve. Its number may come again in another file",
  },
});
