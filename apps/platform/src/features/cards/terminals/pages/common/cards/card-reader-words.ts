import { defineMessages } from "../../../../../../web/index.ts";

export const cardReaderWords = defineMessages({
  fr: {
    ready: "Lecteur de cartes prêt : posez la carte.",
    reading: "Lecture de la carte… Laissez-la posée.",
    silent: "Le lecteur de cartes ne répond pas : vérifiez qu’il est branché, ou reliez-le de nouveau.",
    summary: "Relier un lecteur de cartes",
    lead: "Sur cet ordinateur, dans la fenêtre du programme du lecteur, appuyez sur Entrée : un code s’affiche. Il sert une fois, pendant deux minutes. Que personne d’autre ne voie l’écran.",
    code: "Code affiché par le lecteur",
    pair: "Relier le lecteur",
    writing: "Écriture sur la carte… Laissez-la posée.",
    nothing: "La carte a déjà ce que vous demandiez. Vous pouvez la reprendre.",
    written: "C’est fait : {} est sur la carte. Vous pouvez la reprendre.",
    credited: "C’est fait : {} sur la carte. Vous pouvez la reprendre.",
  },
  en: {
    ready: "Card reader ready: lay the card.",
    reading: "Reading the card… Leave it there.",
    silent: "The card reader does not answer: check that it is plugged in, or connect it again.",
    summary: "Connect a card reader",
    lead: "On this computer, in the window of the reader program, press Enter: a code is shown. It serves once, for two minutes. Let nobody else see the screen.",
    code: "Code shown by the reader",
    pair: "Connect the reader",
    writing: "Writing on the card… Leave it there.",
    nothing: "The card has what you asked for already. You may take it back.",
    written: "Done: {} is on the card. You may take it back.",
    credited: "Done: {} on the card. You may take it back.",
  },
});
