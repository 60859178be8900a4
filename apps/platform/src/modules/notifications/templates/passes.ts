import type { Sentence } from "../../../kernel/errors.ts";
import { letter, type Template, wayTo } from "./template.ts";

export interface ToldUse {
  /** A paper, a number that was typed, or a card or phone that served there already that day; the number, of a message of before. */
  readonly shownBy?: "paper" | "number" | "live";
  readonly partner: string;
  readonly offer: Sentence;
  /** 0 where the partner gives it for nothing. */
  readonly cents: number;
  /** Of the use, at that partner: two of them are two messages. */
  readonly number?: number;
}

const printed: Sentence = {
  fr: "Une carte imprimée a été scannée. Une copie de ce papier, ou une photo, marche aussi.",
  en: "A printed card was scanned. A copy of that paper, or a photograph, works too.",
};
const typed: Sentence = {
  fr: "Le numéro de votre carte et votre date de naissance ont été donnés. Aucun code n’a été scanné.",
  en: "The number of your card and your date of birth were given. No code was scanned.",
};

const again: Sentence = {
  fr: "Votre carte ou votre téléphone y avait déjà servi aujourd’hui. Nous vous prévenons à partir de la deuxième fois.",
  en: "Your card or your phone had served there already today. We tell you from the second time on.",
};
const how = { paper: printed, number: typed, live: again };

/**
 * To the person: an offer was used by what is copied, the paper of a card, or its number with their date of birth; or once more in a day at one partner,
 * however it was shown.
 */
export const passUsed: Template<ToldUse> = (sender, { shownBy, partner, offer, cents }, language) => {
  const fr = language === "fr";
  const euros = new Intl.NumberFormat(fr ? "fr-FR" : "en-GB", { style: "currency", currency: "EUR" });
  const worth = cents === 0 ? "" : `, ${euros.format(cents / 100)}`;
  return {
    subject: fr
      ? `Un atout de votre pass a été utilisé – ${sender.name}`
      : `An offer of your pass was used – ${sender.name}`,
    text: letter(sender, language, [
      fr
        ? `« ${offer.fr} » a été utilisé chez « ${partner} »${worth}.`
        : `“${offer.en}” was used at “${partner}”${worth}.`,
      how[shownBy ?? "number"][language],
      fr
        ? "C’était vous ? Vous n’avez rien à faire. Ce n’était pas vous ? Dites-le-nous, et déclarez votre carte perdue."
        : "It was you? You have nothing to do. It was not you? Tell us, and declare your card lost.",
      wayTo(sender, language, {
        online: { fr: "Voir mon pass", en: "See my pass" },
        path: "/espace/pass",
        atOffice: { fr: "Venez ou appelez.", en: "Come or call." },
      }),
    ]),
  };
};
