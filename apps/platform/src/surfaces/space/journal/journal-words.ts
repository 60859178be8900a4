import { defineMessages } from "../../../web/index.ts";

export const journalWords = defineMessages({
  fr: {
    title: "Mon journal",
    titleFor: (ofName: string) => `Le journal ${ofName}`,
    lead: "Chaque consultation, chaque changement, chaque envoi à un service est écrit ici. Personne ne peut l’effacer, pas même un administrateur.",
    empty: "Votre journal commence ici",
    emptyText:
      "Dès que quelqu’un consulte ou change quelque chose, une ligne apparaît : qui, quoi, quand, pourquoi.",
    older: "Voir plus ancien",
    newest: "Revenir au plus récent",
    by: {
      me: "Par vous",
      represents: "Par une personne qui la représente",
      person: "Par la personne elle-même",
      agent: (name: string, authority: string) => `Par ${name}, agent (${authority})`,
      delegated: (name: string) => `Par ${name}, agent d’une autre collectivité, sous délégation`,
      service: "Par le service",
      platform: "Automatiquement",
      anonymous: "Par quelqu’un qui n’était pas connecté",
    },
  },
  en: {
    title: "My journal",
    titleFor: (ofName: string) => `The journal ${ofName}`,
    lead: "Every look, every change, everything sent to a service is written here. Nobody can erase it, not even an administrator.",
    empty: "Your journal starts here",
    emptyText: "As soon as somebody looks at or changes something, a line appears: who, what, when, why.",
    older: "See older lines",
    newest: "Back to the newest",
    by: {
      me: "By you",
      represents: "By somebody who represents them",
      person: "By the person themselves",
      agent: (name: string, authority: string) => `By ${name}, agent (${authority})`,
      delegated: (name: string) => `By ${name}, agent of another authority, under a delegation`,
      service: "By the service",
      platform: "Automatically",
      anonymous: "By somebody who was not signed in",
    },
  },
});
