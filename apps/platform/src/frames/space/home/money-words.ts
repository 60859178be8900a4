import { defineMessages } from "../../../web/index.ts";

export const moneyWords = defineMessages({
  fr: {
    title: "À payer, et prochaine séance",
    due: (amount: string) => `${amount} à payer`,
    by: (day: string) => `Avant le ${day}.`,
    late: "La date est passée. Si c’est difficile, dites-le-nous : on peut payer en plusieurs fois.",
    instalment: (day: string) =>
      `Avant le ${day} : la prochaine échéance de ce que vous payez en plusieurs fois.`,
    instalmentLate: (day: string) =>
      `Attendus depuis le ${day}, pour ce que vous payez en plusieurs fois. Si c’est difficile, dites-le-nous.`,
    debit: (amount: string, day: string) => `${amount} seront prélevés le ${day}`,
    debitText: (account: string | null) =>
      account === null ? "Rien à faire." : `Sur le compte finissant par ${account} ; rien à faire.`,
    session: (activity: string) => `Prochaine séance : ${activity}`,
    forName: (name: string) => `pour ${name}`,
  },
  en: {
    title: "To pay, and next session",
    due: (amount: string) => `${amount} to pay`,
    by: (day: string) => `By ${day}.`,
    late: "The date has passed. If it is difficult, tell us: you may pay in several times.",
    instalment: (day: string) => `By ${day}: the next instalment of what you pay in several times.`,
    instalmentLate: (day: string) =>
      `Waited for since ${day}, of what you pay in several times. If it is difficult, tell us.`,
    debit: (amount: string, day: string) => `${amount} will be taken on ${day}`,
    debitText: (account: string | null) =>
      account === null ? "Nothing to do." : `From the account ending in ${account}; nothing to do.`,
    session: (activity: string) => `Next session: ${activity}`,
    forName: (name: string) => `for ${name}`,
  },
});
