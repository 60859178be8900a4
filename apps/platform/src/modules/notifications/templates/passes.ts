import type { Sentence } from "../../../kernel/errors.ts";
import { letter, type Template, wayTo } from "./template.ts";

export interface TypedUse {
  readonly partner: string;
  readonly offer: Sentence;
  /** 0 where the partner gives it for nothing. */
  readonly cents: number;
}

/** To the person: an offer was used with the number of their card and their date of birth, without a code to scan. */
export const passUsed: Template<TypedUse> = (sender, { partner, offer, cents }, language) => {
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
      fr
        ? "Le numéro de votre carte et votre date de naissance ont été donnés. Aucun code n’a été scanné."
        : "The number of your card and your date of birth were given. No code was scanned.",
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
