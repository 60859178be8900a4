import { defineMessages } from "../../../../../../web/index.ts";

/** To somebody who finds it hard to pay: no question asked, nothing to prove. */
export const easeWords = defineMessages({
  fr: {
    title: "J’ai du mal à payer",
    lead: "Cela arrive. Dites-le-nous en une ligne : un agent vous répond, on peut payer en plusieurs fois, et aucun rappel ne part avant sa réponse.",
    label: "Ce que vous voulez nous dire",
    hint: "Rien n’est à prouver. Par exemple : je peux payer 20 euros par mois.",
    send: "Envoyer",
    asked: "C’est dit",
    waits: (day: string) =>
      `Vous nous l’avez dit le ${day}. Un agent vous répond ; d’ici là, aucun rappel ne part.`,
    link: "J’ai du mal à payer",
    held: (day: string) => `Aucun rappel ne part jusqu’au ${day}.`,
    answer: (answer: string) => `Notre réponse : ${answer}`,
  },
  en: {
    title: "I find it hard to pay",
    lead: "It happens. Tell us in one line: an agent answers you, you may pay in several times, and no reminder leaves before the answer.",
    label: "What you want to tell us",
    hint: "There is nothing to prove. For example: I can pay 20 euros a month.",
    send: "Send",
    asked: "We know",
    waits: (day: string) => `You told us on ${day}. An agent answers you; until then, no reminder leaves.`,
    link: "I find it hard to pay",
    held: (day: string) => `No reminder leaves until ${day}.`,
    answer: (answer: string) => `Our answer: ${answer}`,
  },
});
