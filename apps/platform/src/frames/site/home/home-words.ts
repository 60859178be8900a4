import { formatAuthorityGenitive, toAuthority } from "../../../features/authorities/authorities/index.ts";
import { defineMessages } from "../../../web/index.ts";

export const siteHomeWords = defineMessages({
  fr: {
    hero: "Que cherchez-vous ?",
    heroLead: (place: string) => `Ce qui existe pour vous ${toAuthority(place)}, et qui s’en occupe.`,
    description: (name: string) =>
      `Les services ${formatAuthorityGenitive(name)} et des collectivités autour, en une seule inscription.`,
    search: "Chercher un service",
    searchHint: "Avec vos mots, même avec une faute",
    searchHintWith: (examples: string) => `Avec vos mots, même avec une faute : ${examples}…`,
    quick: "Les plus demandés",
    chosen: "Ma sélection",
    changeChosen: "Changer ma sélection",
    themes: "Tous les services",
    allServices: (count: number) => `La liste complète (${count})`,
    news: "Nouveau",
    opened: "Ouvert le",
    changed: "Mis à jour le",
    once: "Vous vous inscrivez une seule fois",
    onceText:
      "Six minutes, deux documents. Un agent vérifie, une bonne fois. Ensuite, chaque service s’ouvre quand vous dites oui, et s’arrête quand vous dites non.",
    create: "Créer mon compte",
    createAtDesk: "Où créer mon compte, avec un agent",
    mySpace: "Aller à mon espace",
    how: "Comment ça marche, en facile à lire",
    noService: "Aucun service en ligne pour l’instant",
    noServiceText:
      "Les services que votre collectivité publiera apparaîtront ici. En attendant, le guichet vous reçoit.",
    offline: "Sans internet",
    offlineText: "Tout ce qui se fait ici se fait aussi au guichet ou par téléphone, avec un agent.",
    offlineElsewhere: "Pour toute démarche, l’accueil vous répond, sur place ou par téléphone.",
  },
  en: {
    hero: "What are you looking for?",
    heroLead: (place: string) => `What exists for you in ${place}, and who takes care of it.`,
    description: (name: string) =>
      `The services of ${name} and the authorities around it, with one registration.`,
    search: "Find a service",
    searchHint: "In your own words, even with a slip",
    searchHintWith: (examples: string) => `In your own words, even with a slip: ${examples}…`,
    quick: "Most asked for",
    chosen: "My selection",
    changeChosen: "Change my selection",
    themes: "All services",
    allServices: (count: number) => `The whole list (${count})`,
    news: "New",
    opened: "Opened on",
    changed: "Updated on",
    once: "You register only once",
    onceText:
      "Six minutes, two documents. An agent checks, once and for all. Then each service opens when you say yes, and stops when you say no.",
    create: "Create my account",
    createAtDesk: "Where to create my account, with an agent",
    mySpace: "Go to my space",
    how: "How it works, in easy French",
    noService: "No online service yet",
    noServiceText:
      "Services published by your authority will appear here. Meanwhile, the desk is open to you.",
    offline: "Without the internet",
    offlineText: "Everything done here can also be done at the desk or by phone, with an agent.",
    offlineElsewhere: "For any request, the front desk answers you, in person or by phone.",
  },
});
