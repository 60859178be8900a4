import { formatLetter, type Template } from "./template.ts";

export interface PartnerAccountNews {
  readonly what: "asked" | "served" | "withdrawn";
  readonly partner: string;
  /** Four digits of the account. */
  readonly account: string;
  /** Of the change: two of them are two messages. */
  readonly id: string;
}

/**
 * To who signs in for a partner, at their professional address: its money does not turn to another account in
 * silence.
 */
export const partnerAccount: Template<PartnerAccountNews> = (
  sender,
  { what, partner, account },
  language,
) => {
  const fr = language === "fr";
  const page = `${sender.url}/partenaire/releve`;
  const said = (fr ? french : english)[what];
  const facts = fr ? `Compte finissant par ${account}.` : `Account ending in ${account}.`;
  const see = fr ? "Voir vos relevés : " : "See your statements: ";
  return {
    subject: `${said.subject} – ${sender.name}`,
    text: formatLetter(sender, language, [said.text(partner), facts, said.next, `${see}${page}`]),
  };
};

interface Said {
  readonly subject: string;
  text(partner: string): string;
  readonly next: string;
}

const french: Readonly<Record<PartnerAccountNews["what"], Said>> = {
  asked: {
    subject: "Un autre compte est demandé pour vous payer",
    text: (partner) =>
      `Un agent demande que « ${partner} » soit payé sur un autre ` +
      "compte. Rien ne change tant qu’un collègue ne l’a pas accepté.",
    next: "Ce n’est pas vous qui l’avez demandé ? Appelez-nous tout de suite.",
  },
  served: {
    subject: "Vous êtes payé sur un autre compte",
    text: (partner) =>
      `« ${partner} » est désormais payé sur un autre compte. ` +
      "Un virement déjà préparé part encore sur l’ancien.",
    next: "Ce n’est pas le vôtre ? Appelez-nous tout de suite.",
  },
  withdrawn: {
    subject: "Votre compte ne change pas",
    text: (partner) => `Le changement de compte demandé pour « ${partner} » est abandonné : rien ne change.`,
    next: "Votre compte a vraiment changé ? Donnez-nous un relevé d’identité bancaire.",
  },
};

const english: Readonly<Record<PartnerAccountNews["what"], Said>> = {
  asked: {
    subject: "Another account is asked for to pay you",
    text: (partner) =>
      `An agent asks that “${partner}” be paid to another account. Nothing changes until a colleague agreed.`,
    next: "It was not you who asked? Call us at once.",
  },
  served: {
    subject: "You are paid to another account",
    text: (partner) =>
      `“${partner}” is paid to another account from now on. A transfer ` +
      "that was prepared already still leaves to the former one.",
    next: "It is not yours? Call us at once.",
  },
  withdrawn: {
    subject: "Your account does not change",
    text: (partner) => `The change of account asked for “${partner}” is given up: nothing changes.`,
    next: "Your account did change? Give us your bank details.",
  },
};
