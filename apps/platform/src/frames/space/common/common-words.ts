import { formatAuthorityName } from "../../../features/authorities/authorities/index.ts";
import { formatOfName } from "../../../kernel/text.ts";
import { defineMessages } from "../../../web/index.ts";

export const spaceCommonWords = defineMessages({
  fr: {
    places: {
      home: "Mon espace",
      elements: "Mes informations",
      services: "Mes services",
      journal: "Mon journal",
    },
    me: "Moi",
    unnamed: "Personne sans nom",
    choosePerson: "Choisir la personne",
    /** Elision before a vowel or a mute h: « d’Emma ». */
    of: formatOfName,
    ifTrouble: "Une question ?",
    contact: (name: string) => `Contacter ${formatAuthorityName(name)}`,
  },
  en: {
    places: { home: "My space", elements: "My information", services: "My services", journal: "My journal" },
    me: "Me",
    unnamed: "Somebody without a name",
    choosePerson: "Choose the person",
    of: (name: string) => `of ${name}`,
    ifTrouble: "A question?",
    contact: (name: string) => `Contact ${name}`,
  },
});
