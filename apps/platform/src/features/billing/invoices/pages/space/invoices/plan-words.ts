import { defineMessages } from "../../../../../../web/index.ts";

/** To somebody who pays in several times: what, when, and whom to tell when it gets hard. */
export const ownPlanWords = defineMessages({
  fr: {
    title: "Votre échéancier",
    titleOf: (issuer: string) => `Votre échéancier – ${issuer}`,
    next: (euros: string, day: string) => `Prochaine échéance : ${euros} le ${day}`,
    late: (euros: string, day: string) => `${euros} attendent depuis le ${day}`,
    lateText:
      "Vous venez de payer ? Ne faites rien. C’est difficile ? Dites-le-nous : on peut changer l’échéancier.",
    stand: (paid: string, total: string) => `Payé : ${paid} sur ${total}.`,
    counts:
      "Chaque paiement compte, en ligne ou au guichet, en avance aussi : il paie la première échéance d’abord, sauf si vous dites au guichet que vous payez une autre facture. Aucun rappel ne part, et rien n’est prélevé pour ces factures.",
    caption: "Les échéances",
    columns: { on: "Jour", cents: "Montant", paid: "Payé", state: "État" },
    states: { paid: "Payée", partly: "Payée en partie", due: "À venir", late: "En retard" },
    kept: "Votre échéancier est terminé : tout est payé",
    stopped: (day: string) => `Votre échéancier s’est arrêté le ${day}`,
    stoppedText:
      "Ce qui reste est à payer comme une facture. Nous pouvons convenir d’un autre échéancier : dites-nous ce qui est possible.",
    payFor: (cents: string, name: string) => `Payer ${cents} en ligne : ${name}`,
    hard: "Ce mois est difficile",
  },
  en: {
    title: "Your plan",
    titleOf: (issuer: string) => `Your plan – ${issuer}`,
    next: (euros: string, day: string) => `Next: ${euros} on ${day}`,
    late: (euros: string, day: string) => `${euros} has waited since ${day}`,
    lateText: "Have you just paid? Do nothing. Is it hard? Tell us: the plan can change.",
    stand: (paid: string, total: string) => `Paid: ${paid} of ${total}.`,
    counts:
      "Each payment counts, online or at the desk, ahead of time too: it pays the first instalment first, unless you say at the desk that you pay another invoice. No reminder leaves, and nothing is taken from your account for these invoices.",
    caption: "The instalments",
    columns: { on: "Day", cents: "Amount", paid: "Paid", state: "State" },
    states: { paid: "Paid", partly: "Paid in part", due: "To come", late: "Late" },
    kept: "Your plan is over: all is paid",
    stopped: (day: string) => `Your plan stopped on ${day}`,
    stoppedText: "What is left is to pay as an invoice. We may agree another plan: tell us what is possible.",
    payFor: (cents: string, name: string) => `Pay ${cents} online: ${name}`,
    hard: "This month is hard",
  },
});
