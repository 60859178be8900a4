import { longDate } from "../../../kernel/civil-date.ts";
import type { Language, Sentence } from "../../../kernel/errors.ts";
import { letter, type Template, wayTo } from "./template.ts";

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
      /** The bank's, in words; null when it is the house that takes nothing. */
      readonly reason: Sentence | null;
      readonly retry: boolean;
    }
);

/** To the payer: what will be taken, what was not, which account serves. Never a threat, never a whole account. */
export const debitNews: Template<DebitNews> = (sender, news, language) => {
  const fr = language === "fr";
  const { creditor, ics, reference } = news;
  const told = said(news, language);
  return {
    subject: `${told.subject} – ${sender.name}`,
    text: letter(sender, language, [
      ...told.paragraphs,
      fr
        ? `Créancier : ${creditor} (identifiant ${ics}). Référence du mandat : ${reference}.`
        : `Creditor: ${creditor} (identifier ${ics}). Reference of the mandate: ${reference}.`,
      wayTo(sender, language, {
        online: { fr: "Voir vos prélèvements", en: "See your direct debits" },
        path: "/espace/prelevement",
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

function said(news: DebitNews, language: Language): Said {
  if (news.what === "announced") return announced(news, language);
  if (news.what === "not_taken") return notTaken(news, language);
  return ofMandate(news, language);
}

function ofMandate(news: Extract<DebitNews, { atDesk: boolean }>, language: Language): Said {
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
      fr: `Vos factures seront prélevées sur le compte qui finit par ${account}. Nous vous prévenons avant chaque prélèvement.`,
      en: `Your invoices will be taken from the account that ends in ${account}. We tell you before each direct debit.`,
    },
    account_changed: {
      fr: `Vos factures seront désormais prélevées sur le compte qui finit par ${account}.`,
      en: `Your invoices will now be taken from the account that ends in ${account}.`,
    },
    revoked: {
      fr: "Plus rien ne sera prélevé. Ce qui est déjà envoyé à la banque peut encore passer. Vos factures restent à payer autrement.",
      en: "Nothing more will be taken. What was sent to the bank already may still go through. Your invoices remain to be paid another way.",
    },
  } as const;
  const who = atDesk
    ? fr
      ? "Un agent l’a saisi au guichet. Ce n’était pas vous ? Dites-le-nous tout de suite : rien ne sera prélevé."
      : "An agent typed it at the desk. It was not you? Tell us at once: nothing will be taken."
    : fr
      ? "Vous l’avez fait en ligne. Ce n’était pas vous ? Arrêtez ce prélèvement et dites-le-nous."
      : "You did it online. It was not you? Stop this direct debit and tell us.";
  return { subject: subjects[what][language], paragraphs: [facts[what][language], who] };
}

function announced(
  { on, account, invoices }: Extract<DebitNews, { what: "announced" }>,
  language: Language,
): Said {
  const total = eurosText(
    invoices.reduce((sum, { cents }) => sum + cents, 0),
    language,
  );
  const day = longDate(on, language);
  const list = invoices.map(({ number, cents }) => `${number}: ${eurosText(cents, language)}`);
  return language === "fr"
    ? {
        subject: `Un prélèvement de ${total} le ${day}`,
        paragraphs: [
          `Le ${day}, ${total} seront prélevés sur votre compte qui finit par ${account}.`,
          ["Pour :", ...list.map((line) => line.replace(": ", " : "))].join("\n"),
          "Vous n’avez rien à faire. Cette date ou ce montant vous gêne ? Dites-le-nous avant : nous cherchons une solution avec vous.",
        ],
      }
    : {
        subject: `A direct debit of ${total} on ${day}`,
        paragraphs: [
          `On ${day}, ${total} will be taken from your account that ends in ${account}.`,
          ["For:", ...list].join("\n"),
          "You have nothing to do. This date or amount is a difficulty? Tell us before: we look for a solution with you.",
        ],
      };
}

function notTaken(
  { on, number, cents, reason, retry }: Extract<DebitNews, { what: "not_taken" }>,
  language: Language,
): Said {
  const [amount, day] = [eurosText(cents, language), longDate(on, language)];
  return language === "fr"
    ? {
        subject: `Facture ${number} : le prélèvement n’a pas eu lieu`,
        paragraphs: [
          `Le prélèvement de ${amount} du ${day}, pour la facture ${number}, n’a pas eu lieu.`,
          ...(reason ? [`Votre banque dit : ${reason.fr}`] : []),
          "La facture reste à payer. Vous pouvez la payer au guichet ou en ligne, ou nous demander un autre prélèvement.",
          ...(reason && !retry ? ["Ce compte ne sera plus prélevé : donnez-en un autre."] : []),
          "Vous ne pouvez pas payer tout de suite ? Dites-le-nous. Quoi qu’il arrive, les enfants restent accueillis.",
        ],
      }
    : {
        subject: `Invoice ${number}: the direct debit did not take place`,
        paragraphs: [
          `The direct debit of ${amount} on ${day}, for invoice ${number}, did not take place.`,
          ...(reason ? [`Your bank says: ${reason.en}`] : []),
          "The invoice remains to be paid. You can pay it at the desk or online, or ask us for another direct debit.",
          ...(reason && !retry ? ["This account will no longer be debited: give another one."] : []),
          "You cannot pay at once? Tell us. Whatever happens, children remain welcome.",
        ],
      };
}

const eurosText = (cents: number, language: Language): string =>
  new Intl.NumberFormat(language === "fr" ? "fr-FR" : "en-GB", { style: "currency", currency: "EUR" }).format(
    cents / 100,
  );
