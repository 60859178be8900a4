import { formatAuthorityName } from "../../../features/authorities/authorities/index.ts";
import { defineMessages } from "../../../web/index.ts";

export const browseWords = defineMessages({
  fr: {
    ways: {
      themes: { title: "Par thème", lead: "Tout ce qui existe ici, rangé par sujet." },
      evenements: { title: "Ce qui m’arrive", lead: "Choisissez ce qui change dans votre vie." },
      situations: { title: "Ma situation", lead: "Choisissez ce qui vous ressemble." },
    },
    count: (count: number): string => (count === 1 ? "1 service" : `${count} services`),
    from: (name: string) => `Proposés par ${formatAuthorityName(name)}`,
    none: "Rien ici pour l’instant",
    noneText:
      "Aucun service n’est encore rangé ici. Cherchez avec vos mots, ou demandez à un agent : il connaît aussi ce qui n’est pas en ligne.",
    all: "Voir tous les services",
  },
  en: {
    ways: {
      themes: { title: "By theme", lead: "Everything that exists here, by subject." },
      evenements: { title: "What is happening to me", lead: "Choose what is changing in your life." },
      situations: { title: "My situation", lead: "Choose what is most like you." },
    },
    count: (count: number): string => (count === 1 ? "1 service" : `${count} services`),
    from: (name: string) => `Offered by ${name}`,
    none: "Nothing here yet",
    noneText:
      "No service is listed here yet. Search in your own words, or ask an agent, who also knows what is not online.",
    all: "See all services",
  },
});
