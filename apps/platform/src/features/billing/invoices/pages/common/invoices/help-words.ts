import { defineMessages } from "../../../../../../web/index.ts";

/** What to do next; to somebody who cannot pay, who helps. Never a threat. */
export const helpWords = defineMessages({
  fr: {
    pay: "Comment payer",
    payHow:
      "Au guichet, en espèces ou par chèque, en disant quelle facture vous payez ; ou par prélèvement. La page « Mes compteurs » dit si vous pouvez payer en ligne. Ce que vous versez sur un compteur paie d’abord vos factures de ce compteur, la plus ancienne en premier.",
    payOnline:
      "En ligne, avec les boutons ci-dessous ; ou au guichet, en espèces ou par chèque, en disant quelle facture vous payez. Ce que vous versez sur un compteur paie d’abord vos factures de ce compteur, la plus ancienne en premier.",
    payLeft:
      "Au guichet, en espèces ou par chèque : dites que vous avez quitté ce compteur, l’agent sait où encaisser. N’ouvrez pas un autre compteur pour la payer.",
    payFor: (name: string) => `Payer en ligne : ${name}`,
    debitedHow:
      "Vous n’avez rien à faire : elle est payée par prélèvement. Si vous préférez payer autrement, dites-le-nous avant ce jour.",
    creditNext:
      "Vous n’avez rien à faire : ce montant ne vous est plus demandé, ou reste sur votre compteur si vous l’aviez payé.",
    help: "Vous ne pouvez pas payer, ou quelque chose vous semble faux ?",
    helpText:
      "Dites-le-nous, même après la date : on peut payer en plusieurs fois, et une erreur est rendue par un avoir.",
    children: "Quoi qu’il arrive, les enfants restent accueillis.",
  },
  en: {
    pay: "How to pay",
    payHow:
      "At the desk, in cash or by cheque, by saying which invoice you pay; or by direct debit. The page “My counters” says whether you may pay online. What you pay on a counter settles your own invoices of that counter first, the oldest before the others.",
    payOnline:
      "Online, with the buttons below; or at the desk, in cash or by cheque, by saying which invoice you pay. What you pay on a counter settles your own invoices of that counter first, the oldest before the others.",
    payLeft:
      "At the desk, in cash or by cheque: say that you left this counter, the agent knows where to take the money. Open no other counter to pay it.",
    payFor: (name: string) => `Pay online: ${name}`,
    debitedHow:
      "You have nothing to do: it is paid by direct debit. If you would rather pay otherwise, tell us before that day.",
    creditNext:
      "You have nothing to do: this amount is asked of you no more, or stays on your counter if you had paid it.",
    help: "You cannot pay, or something looks wrong?",
    helpText:
      "Tell us, even after the date: you may pay in several times, and a mistake is given back by a credit note.",
    children: "Whatever happens, children remain welcome.",
  },
});
