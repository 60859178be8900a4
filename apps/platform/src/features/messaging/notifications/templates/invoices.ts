import { formatLongDate } from "../../../../kernel/civil-date.ts";
import type { Language } from "../../../../kernel/errors.ts";
import { formatOfName } from "../../../../kernel/text.ts";
import { formatActLine, formatLetter, type Template } from "./template.ts";

export type InvoiceNews = {
  /** With its check characters. */
  readonly number: string;
  /** In cents. */
  readonly amount: number;
  readonly issuer: string;
  /** Who helps those who cannot pay. */
  readonly help: string;
} & (
  | { readonly what: "invoice"; readonly month: string; readonly due: string }
  | { readonly what: "credit_note"; readonly about: string }
);

/** To who pays: what it is, by when, and who helps. Never a threat. */
export const invoiceNews: Template<InvoiceNews> = (sender, news, language) => {
  const fr = language === "fr";
  const told = news.what === "invoice" ? formatInvoiceNews(news, language) : creditSaid(news, language);
  return {
    subject: `${told.subject} – ${sender.name}`,
    text: formatLetter(sender, language, [
      ...told.paragraphs,
      formatActLine(sender, language, {
        online: { fr: "La lire, et voir comment payer", en: "Read it, and see how to pay" },
        path: "/espace/factures",
        atOffice: {
          fr: "Pour la lire ou la payer, venez ou appelez.",
          en: "To read or pay it, come or call.",
        },
      }),
      fr
        ? "Vous ne pouvez pas payer tout de suite, ou quelque " +
          `chose vous semble faux ? Dites-le-nous. ${news.help}`
        : `You cannot pay at once, or something looks wrong? Tell us. ${news.help}`,
      fr
        ? "Quoi qu’il arrive, les enfants restent accueillis."
        : "Whatever happens, children remain welcome.",
    ]),
  };
};

export interface InvoiceReminder {
  /** With their check characters. */
  readonly numbers: readonly string[];
  /** Over all of them, in cents. */
  readonly left: number;
  readonly issuer: string;
  readonly help: string;
}

/** What is left, and what to do where one cannot: never a threat, and never the word of one. */
export const invoiceReminder: Template<InvoiceReminder> = (
  sender,
  { numbers, left, issuer, help },
  language,
) => {
  const fr = language === "fr";
  const euros = formatInvoiceEuros(left, language);
  const several = numbers.length > 1;
  return {
    subject:
      (fr ? "Un rappel, et comment nous pouvons aider" : "A reminder, and how we can help") +
      ` – ${sender.name}`,
    text: formatLetter(sender, language, [
      fr
        ? `Il reste ${euros} à payer à ${issuer}, ` +
          `${several ? "sur les factures n°" : "sur la facture n°"} ${numbers.join(", ")}. ` +
          "C’est peut-être un oubli. Si vous venez de payer, ne tenez pas compte de ce message."
        : `${euros} is left to pay to ${issuer}, on ` +
          `${several ? "invoices no." : "invoice no."} ${numbers.join(", ")}. It may ` +
          "have slipped your mind. If you have just paid, please disregard this message.",
      formatActLine(sender, language, {
        online: { fr: "Voir mes factures, et comment payer", en: "See my invoices, and how to pay" },
        path: "/espace/factures",
        atOffice: {
          fr: "Pour payer, ou pour en parler, venez ou appelez.",
          en: "To pay, or to talk about it, come or call.",
        },
      }),
      fr
        ? "C’est difficile en ce moment ? Dites-le-nous en une ligne : on peut payer " +
          `en plusieurs fois, et plus aucun rappel ne part avant notre réponse. ${help}`
        : "Is it hard at the moment? Tell us in one line: you may pay in " +
          `several times, and no more reminder leaves before our answer. ${help}`,
      formatActLine(sender, language, {
        online: { fr: "J’ai du mal à payer", en: "I find it hard to pay" },
        path: "/espace/factures/aide",
        atOffice: {
          fr: "Dites à l’accueil que vous avez du mal à payer.",
          en: "Tell the front desk that you find it hard to pay.",
        },
      }),
      fr
        ? "Quoi qu’il arrive, les enfants restent accueillis."
        : "Whatever happens, children remain welcome.",
    ]),
  };
};

export interface InvoiceHelp {
  readonly issuer: string;
  readonly help: string;
  readonly answer: string;
  /** No reminder leaves up to this day. */
  readonly until: string | null;
}

/** What an agent answers to who finds it hard to pay. */
export const invoiceHelp: Template<InvoiceHelp> = (sender, { issuer, help, answer, until }, language) => {
  const fr = language === "fr";
  return {
    subject: `${fr ? "Vos factures : notre réponse" : "Your invoices: our answer"} – ${sender.name}`,
    text: formatLetter(sender, language, [
      fr ? `${issuer} vous répond :` : `${issuer} answers you:`,
      answer,
      ...(until === null
        ? []
        : [
            fr
              ? `Aucun rappel ne part jusqu’au ${formatLongDate(until, "fr")}.`
              : `No reminder leaves until ${formatLongDate(until, "en")}.`,
          ]),
      help,
      fr
        ? "Quoi qu’il arrive, les enfants restent accueillis."
        : "Whatever happens, children remain welcome.",
    ]),
  };
};

export type InvoicePlan = {
  readonly issuer: string;
  readonly help: string;
} & (
  | {
      readonly what: "agreed";
      /** What the agent adds; may be empty. */
      readonly words: string;
      /** In cents. */
      readonly total: number;
      readonly instalments: readonly { readonly on: string; readonly cents: number }[];
    }
  | { readonly what: "soon" | "late"; readonly on: string; readonly left: number }
  | { readonly what: "kept" | "broken" | "ended"; readonly words: string; readonly left: number }
);

/** To who pays in several times: what was agreed, each day to come, and how it ends. Never a threat. */
export const invoicePlan: Template<InvoicePlan> = (sender, news, language) => {
  const fr = language === "fr";
  const told = formatPlanNews(news, language);
  const isOver = news.what === "kept";
  return {
    subject: `${told.subject} – ${sender.name}`,
    text: formatLetter(sender, language, [
      ...told.paragraphs,
      ...(isOver
        ? []
        : [
            formatActLine(sender, language, {
              online: { fr: "Voir mon échéancier, et comment payer", en: "See my plan, and how to pay" },
              path: "/espace/factures",
              atOffice: {
                fr: "Pour payer, ou pour en parler, venez ou appelez.",
                en: "To pay, or to talk about it, come or call.",
              },
            }),
            fr
              ? `Un mois est difficile ? Dites-le-nous avant : on peut changer l’échéancier. ${news.help}`
              : `Is a month hard? Tell us before: the plan can change. ${news.help}`,
          ]),
      fr
        ? "Quoi qu’il arrive, les enfants restent accueillis."
        : "Whatever happens, children remain welcome.",
    ]),
  };
};

export interface InvoicePayer {
  readonly issuer: string;
  readonly help: string;
  /** From this day on what is consumed is theirs to pay, or somebody else's. */
  readonly from: string;
  readonly pays: boolean;
  /** Of the children concerned, as they are called; empty for one's own account. */
  readonly names: readonly string[];
}

/** To everybody who might pay: whether they do. Who else does is not theirs to read here. */
export const invoicePayer: Template<InvoicePayer> = (
  sender,
  { issuer, help, from, pays, names },
  language,
) => {
  const fr = language === "fr";
  const whose = names.length === 0 ? "" : ` (${names.join(", ")})`;
  const since = formatLongDate(from, language);
  const said = fr
    ? pays
      ? `Ce qui est consommé depuis le ${since} vous est facturé par ${issuer}${whose}.`
      : `Ce qui est consommé depuis le ${since} est facturé par ${issuer} ` +
        `à une autre personne${whose}. Vous n’avez rien à payer pour cela.`
    : pays
      ? `What is consumed since ${since} is invoiced to you by ${issuer}${whose}.`
      : `What is consumed since ${since} is invoiced by ${issuer} ` +
        `to somebody else${whose}. You have nothing to pay for it.`;
  return {
    subject: `${fr ? "Qui paie les factures" : "Who pays the invoices"} – ${sender.name}`,
    text: formatLetter(sender, language, [
      said,
      fr
        ? "Un agent l’a décidé, faute de mieux : ce n’est pas ce dont " +
          "vous êtes convenus ? Dites-le-nous, nous le changerons."
        : "An agent decided so, as nothing else tells: is it " +
          "not what you agreed? Tell us, we will change it.",
      help,
      fr
        ? "Quoi qu’il arrive, les enfants restent accueillis."
        : "Whatever happens, children remain welcome.",
    ]),
  };
};

function formatInvoiceNews(news: Extract<InvoiceNews, { what: "invoice" }>, language: Language) {
  const { number, amount, issuer, month, due } = news;
  const [when, euros] = [formatInvoiceMonth(month, language), formatInvoiceEuros(amount, language)];
  return language === "fr"
    ? {
        subject: `Votre facture ${formatOfName(when)}`,
        paragraphs: [
          `Votre facture ${formatOfName(when)} est prête : ` +
            `${euros}, à payer avant le ${formatLongDate(due, "fr")}.`,
          `${issuer}, facture n° ${number}.`,
        ],
      }
    : {
        subject: `Your invoice for ${when}`,
        paragraphs: [
          `Your invoice for ${when} is ready: ${euros}, to pay by ${formatLongDate(due, "en")}.`,
          `${issuer}, invoice no. ${number}.`,
        ],
      };
}

function formatPlanNews(news: InvoicePlan, language: Language) {
  switch (news.what) {
    case "agreed":
      return formatAgreedPlan(news, language);
    case "soon":
    case "late":
      return formatPlanDay(news, language);
    default:
      return formatPlanEnd(news, language);
  }
}

function formatAgreedPlan(
  { issuer, total, instalments, words }: Extract<InvoicePlan, { what: "agreed" }>,
  language: Language,
) {
  const fr = language === "fr";
  const euros = formatInvoiceEuros(total, language);
  const colon = fr ? "\u00a0: " : ": ";
  const days = instalments.map(
    ({ on, cents }) => `${formatLongDate(on, language)}${colon}${formatInvoiceEuros(cents, language)}`,
  );
  return {
    subject: fr ? "Votre échéancier" : "Your plan",
    paragraphs: [
      fr
        ? `Nous en sommes convenus : vous payez ${euros} à ${issuer} en ${instalments.length} fois.`
        : `As we agreed: you pay ${euros} to ${issuer} in ${instalments.length} times.`,
      ...days,
      ...(words === "" ? [] : [words]),
      fr
        ? "Aucun rappel ne part, et rien n’est prélevé pour ces factures. " +
          "Chaque paiement compte, en ligne ou au guichet, en avance aussi."
        : "No reminder leaves, and nothing is taken from your account for these " +
          "invoices. Each payment counts, online or at the desk, ahead of time too.",
    ],
  };
}

function formatPlanDay(
  { what, issuer, left, on }: Extract<InvoicePlan, { what: "soon" | "late" }>,
  language: Language,
) {
  const [euros, day] = [formatInvoiceEuros(left, language), formatLongDate(on, language)];
  const soon = {
    fr: ["Votre prochaine échéance", `Le ${day}, ${euros} sont à payer à ${issuer}, comme convenu.`],
    en: ["Your next instalment", `On ${day}, ${euros} is to pay to ${issuer}, as agreed.`],
  } as const;
  const late = {
    fr: [
      "Une échéance, et comment nous pouvons aider",
      `${euros} étaient à payer à ${issuer} le ${day}. C’est peut-être un ` +
        "oubli. Si vous venez de payer, ne tenez pas compte de ce message.",
    ],
    en: [
      "An instalment, and how we can help",
      `${euros} was to pay to ${issuer} on ${day}. It may have slipped ` +
        "your mind. If you have just paid, please disregard this message.",
    ],
  } as const;
  const [subject, said] = (what === "soon" ? soon : late)[language];
  return { subject, paragraphs: [said] };
}

function formatPlanEnd(
  { what, issuer, left, words }: Extract<InvoicePlan, { what: "kept" | "broken" | "ended" }>,
  language: Language,
) {
  const euros = formatInvoiceEuros(left, language);
  const said = {
    fr: {
      kept: `Tout est payé à ${issuer}. Merci.`,
      broken:
        `L’échéancier convenu avec ${issuer} s’arrête, car une échéance attend ` +
        `depuis plus d’un mois. Il reste ${euros} à payer. Nous pouvons en ` +
        "convenir d’un autre, plus long : dites-nous ce qui est possible.",
      ended: `L’échéancier convenu avec ${issuer} prend fin. Il reste ${euros} à payer.`,
    },
    en: {
      kept: `All is paid to ${issuer}. Thank you.`,
      broken:
        `The plan agreed with ${issuer} stops, as an instalment has waited for more than a month. ` +
        `${euros} is left to pay. We may agree another one, longer: tell us what is possible.`,
      ended: `The plan agreed with ${issuer} ends. ${euros} is left to pay.`,
    },
  }[language];
  const subject = {
    fr: what === "kept" ? "Votre échéancier est terminé" : "Votre échéancier s’arrête",
    en: what === "kept" ? "Your plan is over" : "Your plan stops",
  }[language];
  return { subject, paragraphs: [said[what], ...(words === "" ? [] : [words])] };
}

function creditSaid(news: Extract<InvoiceNews, { what: "credit_note" }>, language: Language) {
  const { number, amount, issuer, about } = news;
  const euros = formatInvoiceEuros(amount, language);
  return language === "fr"
    ? {
        subject: "Un avoir sur votre facture",
        paragraphs: [
          `Nous vous rendons ${euros} sur la facture n° ${about}.`,
          `${issuer}, avoir n° ${number}. Vous n’avez rien à faire.`,
        ],
      }
    : {
        subject: "A credit note on your invoice",
        paragraphs: [
          `We give you back ${euros} of invoice no. ${about}.`,
          `${issuer}, credit note no. ${number}. You have nothing to do.`,
        ],
      };
}

const getNumberLocale = (language: Language) => (language === "fr" ? "fr-FR" : "en-GB");

const formatInvoiceEuros = (cents: number, language: Language): string =>
  new Intl.NumberFormat(getNumberLocale(language), { style: "currency", currency: "EUR" }).format(
    cents / 100,
  );

const formatInvoiceMonth = (month: string, language: Language): string =>
  new Intl.DateTimeFormat(getNumberLocale(language), {
    month: "long",
    year: "numeric",
    timeZone: "UTC",
  }).format(new Date(`${month}-01T00:00:00Z`));
