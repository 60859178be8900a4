import { formatLongDate } from "../../../../kernel/civil-date.ts";
import type { Language, Sentence } from "../../../../kernel/errors.ts";
import { formatActLine, formatLetter, type Template } from "./template.ts";

/**
 * A family quotient that a register gave counts from now on. Amounts are on paper only: an e-mail is read by
 * others.
 */
export interface QuotientNews {
  /** First civil day that it counts. */
  readonly from: string;
  /** Who gave it, and the month that it is of: "2027-01". */
  readonly register: string;
  readonly month?: string;
  readonly value: number;
  readonly former?: number;
  /** Of the agent who let it count. */
  readonly reason?: string;
}

export const quotientChanged: Template<QuotientNews> = (sender, data, language) => ({
  subject: {
    fr: `Votre quotient familial change le ${formatLongDate(data.from, "fr")}`,
    en: `Your family quotient changes on ${formatLongDate(data.from, "en")}`,
  }[language],
  text: formatLetter(sender, language, [
    formatQuotientChange(data, sender.onPaper)[language],
    formatQuotientReason(data)[language],
    {
      fr:
        `Vos tarifs suivent à partir du ${formatLongDate(data.from, "fr")}. ` +
        "Ce qui a été facturé avant ne change pas.",
      en:
        `Your prices follow from ${formatLongDate(data.from, "en")}. ` +
        "What was billed before does not change.",
    }[language],
    formatActLine(sender, language, {
      online: { fr: "Voir le montant, et ceux d’avant", en: "See the amount, and those before" },
      path: "/espace/demander",
      atOffice: {
        fr:
          "Ce n’est pas le bon montant ? Venez ou appelez, " +
          "avec votre attestation : un agent regarde avec vous.",
        en: "Is the amount wrong? Come or call, with your statement: an agent looks at it with you.",
      },
    }),
  ]),
});

function formatQuotientChange({ value, former, from }: QuotientNews, onPaper: boolean): Sentence {
  const day = (language: Language) => formatLongDate(from, language);
  if (!onPaper)
    return {
      fr: `Depuis le ${day("fr")}, votre quotient familial n’est plus le même.`,
      en: `Since ${day("en")}, your family quotient is not the same.`,
    };
  const before = former === undefined ? "" : ` au lieu de ${former} €`;
  const beforeEn = former === undefined ? "" : ` instead of €${former}`;
  return {
    fr: `Depuis le ${day("fr")}, votre quotient familial est de ${value} €${before}.`,
    en: `Since ${day("en")}, your family quotient is €${value}${beforeEn}.`,
  };
}

function formatQuotientReason({ register, month, reason }: QuotientNews): Sentence {
  const of = (language: Language) =>
    month &&
    new Intl.DateTimeFormat(language === "fr" ? "fr-FR" : "en-GB", {
      month: "long",
      year: "numeric",
      timeZone: "UTC",
    }).format(new Date(`${month}-01T00:00:00Z`));
  const french = of("fr");
  const english = of("en");
  return {
    fr:
      `Pourquoi : la ${register} a donné ` +
      `${french ? `celui de ${french}` : "le nouveau"}.${reason ? ` Un agent l’a vérifié : ${reason}.` : ""}`,
    en:
      `Why: the ${register} gave ` +
      `${english ? `that of ${english}` : "the new one"}.${reason ? ` An agent checked it: ${reason}.` : ""}`,
  };
}
