import { defineMessages } from "../../../../../../web/index.ts";

/** Each mode in plain words: what an elected official would tell a neighbour. */
export const modeWords = defineMessages({
  fr: {
    plain: {
      internal_town_hall:
        "Tout se passe à l’accueil. Un agent ouvre le dossier avec la personne, vérifie, répond. Il n’y a pas de formulaire sur internet.",
      internal_web:
        "La personne commence sur internet, à toute heure. L’accueil reçoit tous les dossiers et les vérifie.",
      internal_delegated:
        "La personne commence sur internet ou au guichet d’un service. Ce service vérifie le dossier ; l’accueil aide.",
      pooled_technical:
        "Toutes les portes sont ouvertes. Un service vérifie ses dossiers, l’accueil vérifie les autres. L’intercommunalité répond au téléphone.",
      optimised:
        "La personne commence sur internet. Le service concerné vérifie et aide. L’intercommunalité répond pour le compte.",
    },
    doors: {
      web: "Commencer sur internet",
      service: "Commencer au guichet d’un service",
      town_hall: "Commencer à l’accueil",
    },
    who: { town_hall: "l’accueil", service: "les services", pooled: "l’intercommunalité" },
    opens: "Ce qui s’ouvre",
    closes: "Ce qui se ferme",
    validation: "Qui vérifie les dossiers",
    support: "Qui répond aux questions sur le compte",
    serviceSupport: "Qui répond aux questions sur un service",
    becomes: (from: string, to: string) => `Aujourd’hui ${from}. Ensuite ${to}.`,
    and: " et ",
  },
  en: {
    plain: {
      internal_town_hall:
        "Everything happens at the front desk. An agent opens the file with the person, checks and answers. There is no form on the web.",
      internal_web: "People begin on the web, at any hour. The front desk receives every file and checks it.",
      internal_delegated:
        "People begin on the web or at a service’s desk. That service checks the file; the front desk helps.",
      pooled_technical:
        "Every door is open. A service checks its own files, the front desk checks the others. The group of communes answers the phone.",
      optimised:
        "People begin on the web. The service concerned checks and helps. The group of communes answers for the account.",
    },
    doors: {
      web: "Begin on the web",
      service: "Begin at a service’s desk",
      town_hall: "Begin at the front desk",
    },
    who: { town_hall: "the front desk", service: "the services", pooled: "the group of communes" },
    opens: "What opens",
    closes: "What closes",
    validation: "Who checks the files",
    support: "Who answers questions about the account",
    serviceSupport: "Who answers questions about a service",
    becomes: (from: string, to: string) => `Today ${from}. Then ${to}.`,
    and: " and ",
  },
});
