import { defineMessages } from "../../../web/index.ts";

export const searchWords = defineMessages({
  fr: {
    search: "Chercher un service",
    found: (count: number, typed: string) =>
      count === 1 ? `1 service pour « ${typed} »` : `${count} services pour « ${typed} »`,
    why: {
      title: "Dans le nom du service",
      keyword: "Par un autre mot",
      summary: "Dans sa description",
      around: "Par son thème ou ses conditions",
    },
    because: (word: string) => `Trouvé par « ${word} »`,
    ways: "À explorer aussi",
    near: "Ce qui s’en approche",
    nothing: (typed: string) => `Rien pour « ${typed} »`,
    nothingText: "Essayez un seul mot, plus court.",
    byTheme: "Ou cherchez par thème",
    ask: "Ou demandez à un agent",
    askText: "Dites ce que vous cherchez avec vos mots.",
    all: "Voir tous les services",
    current: "Recherche",
    notFoundHere: "Vous ne trouvez pas ?",
    askAnybody: "Demandez à un agent : il connaît aussi ce qui n’est pas en ligne.",
    empty: "Aucun service en ligne pour l’instant",
    emptyText:
      "Les services que votre collectivité publiera apparaîtront ici. En attendant, le guichet vous reçoit.",
  },
  en: {
    search: "Find a service",
    found: (count: number, typed: string) =>
      count === 1 ? `1 service for “${typed}”` : `${count} services for “${typed}”`,
    why: {
      title: "In the name of the service",
      keyword: "By another word",
      summary: "In its description",
      around: "By its theme or conditions",
    },
    because: (word: string) => `Found by “${word}”`,
    ways: "Explore too",
    near: "What comes close",
    nothing: (typed: string) => `Nothing for “${typed}”`,
    nothingText: "Try one shorter word.",
    byTheme: "Or look by theme",
    ask: "Or ask an agent",
    askText: "Say what you are looking for, in your own words.",
    all: "See all services",
    current: "Search",
    notFoundHere: "Not what you are looking for?",
    askAnybody: "Ask an agent, who also knows what is not online.",
    empty: "No online service yet",
    emptyText: "Services published by your authority will appear here. Meanwhile, the desk is open to you.",
  },
});
