import { defineMessages } from "../../../web/index.ts";

export const cardReaderWords = defineMessages({
  fr: {
    ready: "Lecteur de cartes prêt : posez la carte.",
    reading: "Lecture de la carte… Laissez-la posée.",
    silent: "Le lecteur de cartes ne répond pas : vérifiez qu’il est branché, ou reliez-le de nouveau.",
    summary: "Relier un lecteur de cartes",
    lead: "Le programme du lecteur, sur cet ordinateur, affiche un code. Il sert une fois, pendant cinq minutes.",
    code: "Code affiché par le lecteur",
    pair: "Relier le lecteur",
    lay: "Carte en plastique : posez-la sur le lecteur pour y écrire ce qui l’attend.",
    writing: "Mise à jour de votre carte… Laissez-la posée.",
    updated: "Votre carte est à jour, vous pouvez la reprendre.",
    nothing: "Votre carte est à jour : rien ne l’attendait.",
    written: "Ajouté : {}.",
    credited: "Crédité sur la carte : {}.",
  },
  en: {
    ready: "Card reader ready: lay the card.",
    reading: "Reading the card… Leave it there.",
    silent: "The card reader does not answer: check that it is plugged in, or connect it again.",
    summary: "Connect a card reader",
    lead: "The reader program, on this computer, shows a code. It serves once, for five minutes.",
    code: "Code shown by the reader",
    pair: "Connect the reader",
    lay: "Plastic card: lay it on the reader to have written on it what waits for it.",
    writing: "Updating your card… Leave it there.",
    updated: "Your card is up to date, you may take it back.",
    nothing: "Your card is up to date: nothing waited for it.",
    written: "Added: {}.",
    credited: "Put on the card: {}.",
  },
});
