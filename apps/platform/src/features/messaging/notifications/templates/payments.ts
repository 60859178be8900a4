import type { Sentence } from "../../../../kernel/errors.ts";
import { formatOfName } from "../../../../kernel/text.ts";
import { formatActLine, formatLetter, type Template } from "./template.ts";

/** Money of a counter was given back at a desk. The amount is on paper only: an e-mail is read by others. */
export interface MoneyGivenBack {
  /** Of the counter. */
  readonly counter: Sentence;
  /** In euros, as people read it. */
  readonly amount: Sentence;
  /** Number of the receipt. */
  readonly receipt: string;
  /** Where the receipt is, under the authority. */
  readonly path: string;
  /** Given name of whose counter it is, when the reader acts for them. */
  readonly about?: string;
}

/** Whoever did not get the money learns it here, and not from the agent who says that they did. */
export const moneyGivenBack: Template<MoneyGivenBack> = (sender, data, language) => ({
  subject: {
    fr: `${data.counter.fr} : une somme a été rendue au guichet`,
    en: `${data.counter.en}: a sum was given back at the desk`,
  }[language],
  text: formatLetter(sender, language, [
    formatRefundedPayment(data, sender.onPaper)[language],
    {
      fr: "Si personne chez vous n’a reçu cet argent, dites-le-nous : nous regardons le reçu avec vous.",
      en: "If nobody at your home got this money, tell us: we look at the receipt with you.",
    }[language],
    formatActLine(sender, language, {
      online: { fr: "Voir le reçu", en: "See the receipt" },
      path: data.path,
      atOffice: {
        fr: "Pour voir le reçu, venez ou appelez.",
        en: "To see the receipt, come or call.",
      },
    }),
  ]),
});

function formatRefundedPayment(
  { counter, amount, receipt, about }: MoneyGivenBack,
  onPaper: boolean,
): Sentence {
  const of = about ? ` ${formatOfName(about)}` : "";
  const ofEn = about ? ` of ${about}` : "";
  if (!onPaper)
    return {
      fr:
        "Un agent a enregistré un remboursement au guichet, pris " +
        `sur le compteur « ${counter.fr} »${of} : reçu ${receipt}.`,
      en:
        "An agent recorded a refund at the desk, taken from the " +
        `counter “${counter.en}”${ofEn}: receipt ${receipt}.`,
    };
  return {
    fr:
      `Un agent a enregistré un remboursement de ${amount.fr} au guichet, ` +
      `pris sur le compteur « ${counter.fr} »${of} : reçu ${receipt}.`,
    en:
      `An agent recorded a refund of ${amount.en} at the desk, taken ` +
      `from the counter “${counter.en}”${ofEn}: receipt ${receipt}.`,
  };
}
