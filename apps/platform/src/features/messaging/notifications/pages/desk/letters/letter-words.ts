import { defineMessages } from "../../../../../../web/index.ts";

export const letterWords = defineMessages({
  fr: {
    title: "Lettres à imprimer",
    lead: "Pour les personnes sans courriel, ou qui préfèrent le papier. Celles des jours passés d’abord.",
    subject: "Objet",
    day: "Écrite le",
    person: "Destinataire",
    open: "Ouvrir pour imprimer",
    empty: "Aucune lettre n’attend",
    emptyText: "Quand une décision concerne une personne sans courriel, sa lettre apparaît ici.",
    print: "Pour l’imprimer : Ctrl + P. La feuille se plie pour une enveloppe à fenêtre.",
    printed: "Elle est imprimée et remise ou postée",
    done: "La lettre est notée comme remise",
    noAddress: "Adresse inconnue : à remettre en main propre",
    placeAndDate: (place: string, day: string) => `${place}, le ${day}`,
  },
  en: {
    title: "Letters to print",
    lead: "For people without e-mail, or who prefer paper. Those of past days first.",
    subject: "Subject",
    day: "Written on",
    person: "To",
    open: "Open to print",
    empty: "No letter is waiting",
    emptyText: "When a decision is about somebody without e-mail, their letter shows here.",
    print: "To print it: Ctrl + P. The sheet folds for a window envelope.",
    printed: "It is printed and handed over or posted",
    done: "The letter is noted as handed over",
    noAddress: "Address unknown: to be handed over",
    placeAndDate: (place: string, day: string) => `${place}, ${day}`,
  },
});
