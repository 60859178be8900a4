import type { Sentence } from "../../../../kernel/errors.ts";
import { formatActLine, formatLetter, type Template } from "./template.ts";

/**
 * Money that a payment service took, and that credits nothing. The amount is on the page: an e-mail is read
 * by others.
 */
export interface PaymentNotCredited {
  /**
   * held: the counter could not take it; mismatch: something else came than what was asked for; given_back:
   * the Treasury gave it back.
   */
  readonly what: "held" | "mismatch" | "given_back";
  /** The name of the counter. */
  readonly counter: Sentence;
  /** The reference of the payment, as the payment service says it. */
  readonly reference: string;
  /** The reference of the bank transfer that gave the money back; "" until then. */
  readonly transfer: string;
  /** The page of this payment, as a path under the authority. */
  readonly path: string;
}

export const paymentNotCredited: Template<PaymentNotCredited> = (sender, data, language) => ({
  subject: {
    fr:
      `${data.counter.fr} : votre paiement en ligne ` +
      `${data.what === "given_back" ? "vous est rendu" : "n’a rien crédité"}`,
    en:
      `${data.counter.en}: your online payment ` +
      `${data.what === "given_back" ? "is given back" : "credited nothing"}`,
  }[language],
  text: formatLetter(sender, language, [
    ...formatUncreditedPayment(data).map((sentence) => sentence[language]),
    formatActLine(sender, language, {
      online: { fr: "Voir ce paiement", en: "See this payment" },
      path: data.path,
      atOffice: { fr: "Pour en parler, venez ou appelez.", en: "To talk about it, come or call." },
    }),
  ]),
});

/**
 * The letter does not say why the counter refused: the reason reveals the balance, which somebody who was
 * invited to top it up may not read.
 */
function formatUncreditedPayment({
  what,
  counter,
  reference,
  transfer,
}: PaymentNotCredited): readonly Sentence[] {
  const came = {
    fr: `Votre paiement en ligne ${reference}, pour le compteur « ${counter.fr} », est arrivé.`,
    en: `Your online payment ${reference}, for the counter “${counter.en}”, arrived.`,
  };
  if (what === "held")
    return [
      came,
      {
        fr: "Le compteur n’a pas pu le recevoir : rien n’y a été ajouté.",
        en: "The counter could not take it: nothing was added there.",
      },
      {
        fr:
          "La Trésorerie vous rend cette somme par virement. " +
          "Vous n’avez rien à faire ; un message vous le dira.",
        en:
          "The Treasury gives you this sum back by transfer. " +
          "You have nothing to do; a message will say so.",
      },
    ];
  if (what === "mismatch")
    return [
      came,
      {
        fr:
          "Il ne correspond pas à ce qui était demandé : rien n’a été " +
          "crédité. Le régisseur le regarde. Ne payez pas une seconde fois.",
        en:
          "It is not what was asked for: nothing was credited. " +
          "The régisseur looks at it. Do not pay a second time.",
      },
    ];
  return [
    {
      fr:
        `La Trésorerie vous a rendu votre paiement en ligne ${reference}, ` +
        `pour le compteur « ${counter.fr} », par le virement ${transfer}.`,
      en:
        `The Treasury gave you back your online payment ${reference}, ` +
        `for the counter “${counter.en}”, by transfer ${transfer}.`,
    },
    {
      fr: "Si vous ne le voyez pas sur votre compte dans les dix jours, dites-le-nous.",
      en: "If you do not see it on your account within ten days, tell us.",
    },
  ];
}
