import type { Sentence } from "../../../../kernel/errors.ts";
import { formatActLine, formatLetter, type Template } from "./template.ts";

export interface ToldUse {
  /**
   * A paper, a number that was typed, or a card or phone that serves for the first time there, or again that
   * day; the number, of a message of before.
   */
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

const live: Sentence = {
  fr:
    "Votre carte, votre téléphone ou un code dicté a servi. Nous vous prévenons " +
    "la première fois chez un partenaire, puis dès la deuxième fois en sept jours.",
  en:
    "Your card, your phone or a code read out served. We tell you the " +
    "first time at a partner, then from the second time in seven days.",
};
const how = { paper: printed, number: typed, live };

/**
 * To the person: an offer was used by what is copied, the paper of a card, or its number with their date of
 * birth; or, however it was shown, for the first time at a partner or once more in seven days.
 */
export const passUsed: Template<ToldUse> = (sender, { shownBy, partner, offer, cents }, language) => {
  const fr = language === "fr";
  const euros = new Intl.NumberFormat(fr ? "fr-FR" : "en-GB", { style: "currency", currency: "EUR" });
  const worth = cents === 0 ? "" : `, ${euros.format(cents / 100)}`;
  return {
    subject: fr
      ? `Un atout de votre pass a été utilisé – ${sender.name}`
      : `An offer of your pass was used – ${sender.name}`,
    text: formatLetter(sender, language, [
      fr
        ? `« ${offer.fr} » a été utilisé chez « ${partner} »${worth}.`
        : `“${offer.en}” was used at “${partner}”${worth}.`,
      how[shownBy ?? "number"][language],
      fr
        ? "C’était vous ? Vous n’avez rien à faire. Ce n’était pas " +
          "vous ? Dites-le-nous, et déclarez votre carte perdue."
        : "It was you? You have nothing to do. It was not you? Tell us, and declare your card lost.",
      formatActLine(sender, language, {
        online: { fr: "Voir mon pass", en: "See my pass" },
        path: "/espace/pass",
        atOffice: { fr: "Venez ou appelez.", en: "Come or call." },
      }),
    ]),
  };
};

export interface ToldVoid {
  /** The agent, as they are called. */
  readonly by: string;
  readonly partner: string;
  /** Of the statement, as the partner reads it. */
  readonly number: number;
  readonly statementId: string;
  readonly attempt: number;
  readonly reason: "refused" | "never_given" | "wrong";
}

const voidedFor: Readonly<Record<ToldVoid["reason"], Sentence>> = {
  refused: { fr: "La banque l’a refusé.", en: "The bank refused it." },
  never_given: { fr: "Il n’a jamais été donné à la banque.", en: "It was never given to the bank." },
  wrong: { fr: "Il était faux.", en: "It was wrong." },
};

/** To the agent who prepared it, at their professional address: they know whether the bank has the file. */
export const transferVoided: Template<ToldVoid> = (sender, told, language) => {
  const { by, partner, number, statementId, attempt, reason } = told;
  const why = voidedFor[reason][language];
  const page = `${sender.url}/administration/pass/releves/${statementId}`;
  return language === "fr"
    ? {
        subject: `Le virement du relevé n° ${number} est annulé – ${sender.name}`,
        text: formatLetter(sender, language, [
          `${by} a annulé le virement que vous aviez préparé pour « ${partner} » ` +
            `(relevé n° ${number}, essai ${attempt}). Raison donnée : ${why}`,
          "Un autre virement peut maintenant être préparé. La banque a votre fichier, ou l’a " +
            "payé ? Dites-le tout de suite à vos collègues : le partenaire serait payé deux fois.",
          `Voir le relevé : ${page}`,
        ]),
      }
    : {
        subject: `The transfer of statement no. ${number} is voided – ${sender.name}`,
        text: formatLetter(sender, language, [
          `${by} voided the transfer that you had prepared for “${partner}” ` +
            `(statement no. ${number}, attempt ${attempt}). Reason given: ${why}`,
          "Another transfer may be prepared now. The bank has your file, or paid " +
            "it? Tell your colleagues at once: the partner would be paid twice.",
          `See the statement: ${page}`,
        ]),
      };
};
