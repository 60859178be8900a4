import { defineMessages } from "../../../web/index.ts";

export const boundWords = defineMessages({
  fr: {
    set: "Borner ce qui est dépensé",
    change: "Changer la borne",
    bounded: (parts: readonly string[]) => `Borné par un parent : ${parts.join(", ")}.`,
    aDay: (amount: string) => `${amount} par jour`,
    aWeek: (amount: string) => `${amount} par semaine`,
    lead: "Au-delà, le service refuse et dit pourquoi. Chaque parent voit la borne et peut la changer : l’autre est prévenu. La semaine commence le lundi.",
    cards:
      "Une carte sans contact ne connaît pas la borne : ce qu’elle porte peut se dépenser en plus, et compte une fois dépensé.",
    lift: "Lever la borne",
    liftText: "Un parent l’avait mise. Vous êtes majeur : vous décidez seul de ce compteur.",
    day: "Au plus par jour",
    week: "Au plus par semaine",
    hint: "Par exemple 3 ou 4,50. Vide : sans borne.",
    save: "Enregistrer la borne",
    done: "La borne est enregistrée",
  },
  en: {
    set: "Bound what is spent",
    change: "Change the bound",
    bounded: (parts: readonly string[]) => `Bounded by a parent: ${parts.join(", ")}.`,
    aDay: (amount: string) => `${amount} a day`,
    aWeek: (amount: string) => `${amount} a week`,
    lead: "Beyond it, the service refuses and says why. Either parent sees the bound and may change it: the other is told. The week begins on Monday.",
    cards:
      "A contactless card does not know the bound: what it carries may be spent besides, and counts once it is spent.",
    lift: "Lift the bound",
    liftText: "A parent had set it. You are of age: you alone decide about this counter.",
    day: "At most in a day",
    week: "At most in a week",
    hint: "For instance 3 or 4.50. Empty: no bound.",
    save: "Save the bound",
    done: "The bound is saved",
  },
});
