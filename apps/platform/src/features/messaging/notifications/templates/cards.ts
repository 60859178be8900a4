import type { Sentence } from "../../../../kernel/errors.ts";
import { formatOfName } from "../../../../kernel/text.ts";
import { formatActLine, formatLetter, type Template } from "./template.ts";

/** A kiosk puts money on a plastic card. The amount is on the page: an e-mail is read by others. */
export interface CardLoaded {
  /** The given name of whom they act for, "" when it is not known; null when the card is their own. */
  readonly child: string | null;
  readonly counter: Sentence;
  /** How people know the reader beside the kiosk. */
  readonly machine: string;
  /** What kiosks may put in a day, whatever the balance is: “50 €”. */
  readonly most: Sentence;
  /** The day: of two days, two messages. */
  readonly on: string;
  /** Under the authority. */
  readonly path: string;
}

const formatCardHolder = (child: string | null): Sentence => {
  if (child === null) return { fr: "votre carte", en: "your card" };
  if (child === "")
    return {
      fr: "la carte de la personne que vous représentez",
      en: "the card of the person whom you represent",
    };
  return { fr: `la carte ${formatOfName(child)}`, en: `the card of ${child}` };
};

/** To who acts for its holder, whoever stood there; to its holder, where nobody does. */
export const cardLoaded: Template<CardLoaded> = (
  sender,
  { child, counter, machine, most, path },
  language,
) => ({
  subject: {
    fr: `De l’argent sur une carte – ${sender.name}`,
    en: `Money on a card – ${sender.name}`,
  }[language],
  text: formatLetter(sender, language, [
    {
      fr:
        `Une borne met sur ${formatCardHolder(child).fr} de l’argent du ` +
        `compteur « ${counter.fr} ». Le lecteur de cartes : « ${machine} ».`,
      en:
        `A kiosk puts on ${formatCardHolder(child).en} money of the ` +
        `counter “${counter.en}”. The card reader: “${machine}”.`,
    }[language],
    {
      fr:
        `Les bornes peuvent y mettre jusqu’à ${most.fr} aujourd’hui, en plusieurs ` +
        `fois${child === null ? "" : ", moins si vous avez fixé une limite"}. Ce qui est sur une carte ` +
        "se dépense avec elle, sans connexion. Nous vous écrivons la première fois de chaque jour.",
      en:
        `Kiosks may put up to ${most.en} on it today, in several ` +
        `times${child === null ? "" : ", less where you set a limit"}. What is on a card is ` +
        "spent with it, without a connection. We write to you the first time of each day.",
    }[language],
    child === null
      ? {
          fr: "C’était vous ? Vous n’avez rien à faire. Ce n’était pas vous ? Déclarez votre carte perdue.",
          en: "It was you? You have nothing to do. It was not you? Declare your card lost.",
        }[language]
      : {
          fr:
            "Si cela ne vous convient pas, fixez ce que ce compteur peut dépenser " +
            "par jour, quand c’est possible, ou déclarez la carte perdue.",
          en:
            "If this does not suit you, limit what this counter may spend " +
            "in a day, where that is possible, or declare the card lost.",
        }[language],
    formatActLine(sender, language, {
      online: { fr: "Voir le compteur", en: "See the counter" },
      path,
      atOffice: { fr: "Pour le voir, venez ou appelez.", en: "To see it, come or call." },
    }),
  ]),
});
