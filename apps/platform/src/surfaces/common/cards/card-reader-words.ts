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
  },
  en: {
    ready: "Card reader ready: lay the card.",
    reading: "Reading the card… Leave it there.",
    silent: "The card reader does not answer: check that it is plugged in, or connect it again.",
    summary: "Connect a card reader",
    lead: "The reader program, on this computer, shows a code. It serves once, for five minutes.",
    code: "Code shown by the reader",
    pair: "Connect the reader",
  },
});
