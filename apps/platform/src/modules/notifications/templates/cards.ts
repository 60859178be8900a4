import type { Sentence } from "../../../kernel/errors.ts";
import { ofName } from "../../../kernel/text.ts";
import { letter, type Template, wayTo } from "./template.ts";

/** A kiosk puts money on the plastic card of a child, or of somebody under guardianship. The amount is on the page: an e-mail is read by others. */
export interface CardLoaded {
  /** Their given name; "" when it is not known. */
  readonly child: string;
  readonly counter: Sentence;
  /** How people know the reader beside the kiosk. */
  readonly machine: string;
  /** The day: of two days, two messages. */
  readonly on: string;
  /** Under the authority. */
  readonly path: string;
}

/** To who acts for them, whoever stood there. */
export const cardLoaded: Template<CardLoaded> = (sender, { child, counter, machine, path }, language) => ({
  subject: {
    fr: `De l’argent sur une carte – ${sender.name}`,
    en: `Money on a card – ${sender.name}`,
  }[language],
  text: letter(sender, language, [
    {
      fr: `Une borne met sur la carte${child === "" ? " de la personne que vous représentez" : ` ${ofName(child)}`} de l’argent du compteur « ${counter.fr} ». Le lecteur de cartes : « ${machine} ».`,
      en: `A kiosk puts on the card${child === "" ? " of the person whom you represent" : ` of ${child}`} money of the counter “${counter.en}”. The card reader: “${machine}”.`,
    }[language],
    {
      fr: "Ce qui est sur une carte se dépense avec elle, sans connexion. Nous vous écrivons la première fois de chaque jour.",
      en: "What is on a card is spent with it, without a connection. We write to you the first time of each day.",
    }[language],
    {
      fr: "Si cela ne vous convient pas, fixez ce que ce compteur peut dépenser par jour, quand c’est possible, ou déclarez la carte perdue.",
      en: "If this does not suit you, bound what this counter may spend in a day, where that is possible, or declare the card lost.",
    }[language],
    wayTo(sender, language, {
      online: { fr: "Voir le compteur", en: "See the counter" },
      path,
      atOffice: { fr: "Pour le voir, venez ou appelez.", en: "To see it, come or call." },
    }),
  ]),
});
