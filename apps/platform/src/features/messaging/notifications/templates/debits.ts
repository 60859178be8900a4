import { formatLongDate } from "../../../../kernel/civil-date.ts";
import type { Language, Sentence } from "../../../../kernel/errors.ts";
import { formatActLine, formatLetter, type Template } from "./template.ts";

export type DebitNews = {
  /** The creditor, as the bank shows it. */
  readonly creditor: string;
  readonly ics: string;
  /** Of the mandate (RUM). */
  readonly reference: string;
} & (
  | {
      readonly what: "signed" | "account_changed" | "revoked";
      /** Four digits. */
      readonly account: string;
      readonly atDesk: boolean;
      /**
       * Of a mandate that is stopped: what is to be paid another way, and what the bank takes all the same.
       * None in messages of before.
       */
      readonly due?: readonly {
        readonly number: string;
        readonly cents: number;
        readonly by: string | null;
      }[];
      readonly atBank?: readonly { readonly number: string; readonly cents: number; readonly on: string }[];
    }
  | {
      readonly what: "announced";
      readonly account: string;
      readonly on: string;
      readonly invoices: readonly { readonly number: string; readonly cents: number }[];
    }
  | {
      readonly what: "not_taken";
      readonly on: string;
      readonly number: string;
      readonly cents: number;
      /**
       * The house takes nothing, since it is paid or for another reason; the bank refused it before the day,
       * or gave it back after.
       */
      readonly how: "house" | "paid" | "rejected" | "returned";
      /** The bank's, in words; null when it is the house that takes nothing. */
      readonly reason: Sentence | null;
      readonly retry: boolean;
    }
  | {
      readonly what: "smaller";
      readonly on: string;
      readonly number: string;
      readonly cents: number;
      /** What had been announced. */
      readonly announced: number;
    }
);

/**
 * To the payer: what will be taken, what was not, which account serves. Never a threat, never a whole
 * account.
 */
export const debitNews: Template<DebitNews> = (sender, news, language) => {
  const fr = language === "fr";
  const { creditor, ics, reference } = news;
  const told = formatDebitNews(news, language);
  return {
    subject: `${told.subject} – ${sender.name}`,
    text: formatLetter(sender, language, [
      ...told.paragraphs,
      fr
        ? `Créancier : ${creditor} (identifiant ${ics}). Référence du mandat : ${reference}.`
        : `Creditor: ${creditor} (identifier ${ics}). Reference of the mandate: ${reference}.`,
      formatActLine(sender, language, {
        // Their own page of direct debits is nobody else's: whoever acts for them reads their invoices.
        ...(sender.about === undefined
          ? {
              online: { fr: "Voir vos prélèvements", en: "See your direct debits" },
              path: "/espace/prelevement",
            }
          : { online: { fr: "Voir ses factures", en: "See their invoices" }, path: "/espace/factures" }),
        atOffice: {
          fr: "Pour un changement, venez ou appelez.",
          en: "For a change, come or call.",
        },
      }),
    ]),
  };
};

interface Said {
  readonly subject: string;
  readonly paragraphs: readonly string[];
}

function formatDebitNews(news: DebitNews, language: Language): Said {
  if (news.what === "announced") return formatAnnouncedDebit(news, language);
  if (news.what === "smaller") return formatSmallerDebit(news, language);
  if (news.what === "not_taken")
    return news.how === "paid" ? formatPaidDebit(news, language) : formatFailedDebit(news, language);
  return formatMandateNews(news, language);
}

type OfMandate = Extract<DebitNews, { atDesk: boolean }>;

function formatMandateNews(news: OfMandate, language: Language): Said {
  const { what, account, atDesk } = news;
  const fr = language === "fr";
  const subjects = {
    signed: { fr: "Votre mandat de prélèvement", en: "Your direct debit mandate" },
    account_changed: {
      fr: "Le compte de votre prélèvement a changé",
      en: "The account of your direct debit changed",
    },
    revoked: { fr: "Votre prélèvement est arrêté", en: "Your direct debit is stopped" },
  } as const;
  const facts = {
    signed: {
      fr:
        "Vos factures seront prélevées sur le compte qui finit par " +
        `${account}. Nous vous prévenons avant chaque prélèvement.`,
      en:
        "Your invoices will be taken from the account that ends " +
        `in ${account}. We tell you before each direct debit.`,
    },
    account_changed: {
      fr: `Vos factures seront désormais prélevées sur le compte qui finit par ${account}.`,
      en: `Your invoices will now be taken from the account that ends in ${account}.`,
    },
    revoked: {
      fr:
        "Plus rien ne sera prélevé. Ce qui est déjà envoyé à la banque " +
        "a encore lieu. Vos factures se paient en ligne ou au guichet.",
      en:
        "Nothing more will be taken. What was sent to the bank already " +
        "still takes place. Your invoices are paid online or at the desk.",
    },
  } as const;
  const who = atDesk
    ? fr
      ? "Un agent l’a saisi au guichet. Ce n’était pas vous ? " +
        "Dites-le-nous tout de suite : rien ne sera prélevé."
      : "An agent typed it at the desk. It was not you? Tell us at once: nothing will be taken."
    : fr
      ? "Vous l’avez fait en ligne. Ce n’était pas vous ? " +
        "Arrêtez le prélèvement automatique et dites-le-nous."
      : "You did it online. It was not you? Stop this direct debit and tell us.";
  return {
    subject: subjects[what][language],
    paragraphs: [facts[what][language], ...formatRemainingDue(news, language), who],
  };
}

/** What is then due, and by when; what takes place all the same. */
function formatRemainingDue({ due = [], atBank = [] }: OfMandate, language: Language): readonly string[] {
  const fr = language === "fr";
  const lines = due.map(({ number, cents, by }) => {
    const what = `${number}${fr ? " : " : ": "}${formatDebitEuros(cents, language)}`;
    if (by === null) return what;
    return `${what}, ${fr ? "avant le" : "by"} ${formatLongDate(by, language)}`;
  });
  const taken = atBank.map(({ number, cents, on }) =>
    fr
      ? `${number} : ${formatDebitEuros(cents, language)}, prélevés le ${formatLongDate(on, language)}`
      : `${number}: ${formatDebitEuros(cents, language)}, taken on ${formatLongDate(on, language)}`,
  );
  return [
    ...(lines.length > 0
      ? [
          [fr ? "Ces factures sont à payer par vous :" : "These invoices are for you to pay:", ...lines].join(
            "\n",
          ),
        ]
      : []),
    ...(taken.length > 0
      ? [
          [fr ? "Déjà à la banque, rien à faire :" : "With the bank already, nothing to do:", ...taken].join(
            "\n",
          ),
        ]
      : []),
  ];
}

function formatAnnouncedDebit(
  { on, account, invoices }: Extract<DebitNews, { what: "announced" }>,
  language: Language,
): Said {
  const total = formatDebitEuros(
    invoices.reduce((sum, { cents }) => sum + cents, 0),
    language,
  );
  const day = formatLongDate(on, language);
  const list = invoices.map(({ number, cents }) => `${number}: ${formatDebitEuros(cents, language)}`);
  return language === "fr"
    ? {
        subject: `Un prélèvement de ${total} le ${day}`,
        paragraphs: [
          `Le ${day}, ${total} seront prélevés sur votre compte qui finit par ${account}.`,
          ["Pour :", ...list.map((line) => line.replace(": ", " : "))].join("\n"),
          "Vous n’avez rien à faire. Cette date ou ce montant vous gêne ? " +
            "Dites-le-nous avant : nous cherchons une solution avec vous.",
        ],
      }
    : {
        subject: `A direct debit of ${total} on ${day}`,
        paragraphs: [
          `On ${day}, ${total} will be taken from your account that ends in ${account}.`,
          ["For:", ...list].join("\n"),
          "You have nothing to do. This date or amount is a " +
            "difficulty? Tell us before: we look for a solution with you.",
        ],
      };
}

function formatSmallerDebit(
  { on, number, cents, announced: before }: Extract<DebitNews, { what: "smaller" }>,
  language: Language,
): Said {
  const [amount, former, day] = [
    formatDebitEuros(cents, language),
    formatDebitEuros(before, language),
    formatLongDate(on, language),
  ];
  return language === "fr"
    ? {
        subject: `Facture ${number} : ${amount} seront prélevés le ${day}`,
        paragraphs: [
          `Le ${day}, ${amount} seront prélevés pour la facture ` +
            `${number}, au lieu de ${former} : le reste est déjà payé.`,
          "Vous n’avez rien à faire.",
        ],
      }
    : {
        subject: `Invoice ${number}: ${amount} will be taken on ${day}`,
        paragraphs: [
          `On ${day}, ${amount} will be taken for invoice ${number}, ` +
            `instead of ${former}: the rest is paid already.`,
          "You have nothing to do.",
        ],
      };
}

function formatPaidDebit(
  { on, number }: Extract<DebitNews, { what: "not_taken" }>,
  language: Language,
): Said {
  const day = formatLongDate(on, language);
  return language === "fr"
    ? {
        subject: `Facture ${number} : rien ne sera prélevé`,
        paragraphs: [`La facture ${number} est payée : rien ne sera prélevé pour elle le ${day}.`],
      }
    : {
        subject: `Invoice ${number}: nothing will be taken`,
        paragraphs: [`Invoice ${number} is paid: nothing will be taken for it on ${day}.`],
      };
}

function formatFailedDebit(
  { on, number, cents, reason, retry, how }: Extract<DebitNews, { what: "not_taken" }>,
  language: Language,
): Said {
  const [amount, day] = [formatDebitEuros(cents, language), formatLongDate(on, language)];
  // What the bank gave back did take place: the family may have asked for it.
  const isBack = how === "returned";
  return language === "fr"
    ? {
        subject:
          `Facture ${number} : ` +
          `${isBack ? "la banque a rendu le prélèvement" : "le prélèvement n’a pas eu lieu"}`,
        paragraphs: [
          isBack
            ? `Le prélèvement de ${amount} du ${day}, pour la facture ${number}, ` +
              "a été rendu par la banque : cet argent est revenu sur le compte."
            : `Le prélèvement de ${amount} du ${day}, pour la facture ${number}, n’a pas eu lieu.`,
          ...(reason ? [`Votre banque dit : ${reason.fr}`] : []),
          `La facture ${isBack ? "est de nouveau" : "reste"} à payer. Vous pouvez ` +
            "la payer au guichet ou en ligne, ou nous demander un autre prélèvement.",
          ...(reason && !retry
            ? ["Ce compte ne sera plus prélevé : donnez-en un autre, ou parlez-nous-en."]
            : []),
          "Vous ne pouvez pas payer tout de suite ? Dites-le-nous. " +
            "Quoi qu’il arrive, les enfants restent accueillis.",
        ],
      }
    : {
        subject:
          `Invoice ${number}: ` +
          `${isBack ? "the bank gave the direct debit back" : "the direct debit did not take place"}`,
        paragraphs: [
          isBack
            ? `The direct debit of ${amount} on ${day}, for invoice ${number}, ` +
              "was given back by the bank: this money is on the account again."
            : `The direct debit of ${amount} on ${day}, for invoice ${number}, did not take place.`,
          ...(reason ? [`Your bank says: ${reason.en}`] : []),
          `The invoice ${isBack ? "is due again" : "remains to be paid"}. You ` +
            "can pay it at the desk or online, or ask us for another direct debit.",
          ...(reason && !retry
            ? ["This account will no longer be debited: give another one, or talk to us."]
            : []),
          "You cannot pay at once? Tell us. Whatever happens, children remain welcome.",
        ],
      };
}

const formatDebitEuros = (cents: number, language: Language): string =>
  new Intl.NumberFormat(language === "fr" ? "fr-FR" : "en-GB", { style: "currency", currency: "EUR" }).format(
    cents / 100,
  );
