import { defineMessages } from "../../../web/index.ts";

export const moneyWords = defineMessages({
  fr: {
    title: "À payer, et prochaine séance",
    due: (amount: string) => `${amount} à payer`,
    by: (day: string) => `Avant le ${day}.`,
    late: "La date est passée. Si c’est difficile, dites-le-nous : on peut payer en plusieurs fois.",
    debit: (amount: string, day: string) => `${amount} seront prélevés le ${day}`,
    debitText: (account: string) => `Sur le compte finissant par ${account} ; rien à faire.`,
    session: (activity: string) => `Prochaine séance : ${activity}`,
    forName: (name: string) => `pour ${name}`,
  },
  en: {
    title: "To pay, and next session",
    due: (amount: string) => `${amount} to pay`,
    by: (day: string) => `By ${day}.`,
    late: "The date has passed. If it is difficult, tell us: you may pay in several times.",
    debit: (amount: string, day: string) => `${amount} will be taken on ${day}`,
    debitText: (account: string) => `From the account ending in ${account}; nothing to do.`,
    session: (activity: string) => `Next session: ${activity}`,
    forName: (name: string) => `for ${name}`,
  },
});
