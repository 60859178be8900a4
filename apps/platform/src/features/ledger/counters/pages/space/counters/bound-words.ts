import { defineMessages } from "../../../../../../web/index.ts";

export const boundWords = defineMessages({
  fr: {
    set: "Limiter ce qui est dépensé",
    change: "Changer la limite",
    bounded: (parts: readonly string[]) => `Limite fixée par un parent : ${parts.join(", ")}.`,
    aDay: (amount: string) => `${amount} par jour`,
    aWeek: (amount: string) => `${amount} par semaine`,
    lead: "Au-delà, le service refuse et dit pourquoi. Chaque parent voit la limite et peut la changer : l’autre est prévenu. La semaine commence le lundi.",
    cards:
      "Une carte sans contact ne connaît pas la limite : ce qu’elle porte peut se dépenser en plus, et compte une fois dépensé.",
    lift: "Retirer la limite",
    liftText: "Un parent l’avait fixée. Vous êtes majeur : vous décidez seul de ce compteur.",
    day: "Au plus par jour",
    week: "Au plus par semaine",
    hint: "Par exemple 3 ou 4,50. Vide : sans limite.",
    save: "Enregistrer la limite",
    done: "La limite est enregistrée",
  },
  en: {
    set: "Limit what is spent",
    change: "Change the limit",
    bounded: (parts: readonly string[]) => `Limit set by a parent: ${parts.join(", ")}.`,
    aDay: (amount: string) => `${amount} a day`,
    aWeek: (amount: string) => `${amount} a week`,
    lead: "Beyond it, the service refuses and says why. Either parent sees the limit and may change it: the other is told. The week begins on Monday.",
    cards:
      "A contactless card does not know the limit: what it carries may be spent besides, and counts once it is spent.",
    lift: "Remove the limit",
    liftText: "A parent had set it. You are of age: you alone decide about this counter.",
    day: "At most in a day",
    week: "At most in a week",
    hint: "For instance 3 or 4.50. Empty: no limit.",
    save: "Save the limit",
    done: "The limit is saved",
  },
});
