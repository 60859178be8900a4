import { defineMessages } from "../../../../../../web/index.ts";

export const checkWords = defineMessages({
  fr: {
    title: "Ce que disent vos documents",
    received: (name: string, day: string) => `« ${name} », reçu le ${day}`,
    refresh: "Actualiser",
    genuine: "Authentique",
    notice: "À regarder",
    waiting: "En cours",
    without: "Sans cachet",
    readable: "Lisible",
    infected: "Dangereux",
    replayed: "Le même document a été présenté pour une autre personne du même nom.",
    confirmed: (document: string) => `Le cachet électronique de la pièce (${document}) dit la même chose.`,
  },
  en: {
    title: "What your documents say",
    received: (name: string, day: string) => `“${name}”, received on ${day}`,
    refresh: "Refresh",
    genuine: "Genuine",
    notice: "To be looked at",
    waiting: "Under way",
    without: "No seal",
    readable: "Readable",
    infected: "Dangerous",
    replayed: "The same document was presented for another person of that name.",
    confirmed: (document: string) => `The electronic seal of the item (${document}) says the same.`,
  },
});
