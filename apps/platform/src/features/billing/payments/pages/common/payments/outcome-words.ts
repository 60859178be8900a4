import { defineMessages } from "../../../../../../web/index.ts";

/** What became of a payment online, and what to do next. */
export const outcomeWords = defineMessages({
  fr: {
    states: {
      begun: "Le paiement est en cours",
      paid: "Le compteur est rechargé",
      refused: "Le paiement a été refusé",
      abandoned: "Le paiement a été abandonné",
      mismatch: "Ce paiement ne correspond pas à ce qui était demandé",
      held: "Votre paiement est reçu, mais le compteur ne peut pas le recevoir",
    },
    todo: {
      begun:
        "La Trésorerie n’a pas encore dit si ce paiement est fait. Ne payez pas une seconde fois : nous le lui redemandons toutes les dix minutes. Rechargez cette page un peu plus tard.",
      paid: "Le solde est à jour. Votre reçu est ci-dessous.",
      refused: "Rien n’a été pris. Essayez une autre carte, ou payez au guichet.",
      abandoned: "Rien n’a été pris. Vous pouvez recommencer.",
      mismatch: "Rien n’a été crédité. Le régisseur le voit dans sa caisse : appelez votre collectivité.",
      held: "La Trésorerie vous le rend par virement. Le régisseur le voit dans sa caisse.",
    },
    amountOf: (amount: string) => `Montant : ${amount}`,
  },
  en: {
    states: {
      begun: "The payment is under way",
      paid: "The counter is topped up",
      refused: "The payment was refused",
      abandoned: "The payment was given up",
      mismatch: "This payment is not what was asked for",
      held: "Your payment is received, but the counter cannot take it",
    },
    todo: {
      begun:
        "The Treasury has not said yet whether this payment is made. Do not pay a second time: we ask it again every ten minutes. Reload this page a little later.",
      paid: "The balance is up to date. Your receipt is below.",
      refused: "Nothing was taken. Try another card, or pay at the desk.",
      abandoned: "Nothing was taken. You may start again.",
      mismatch: "Nothing was credited. The régisseur sees it in their till: call your authority.",
      held: "The Treasury gives it back by transfer. The régisseur sees it in their till.",
    },
    amountOf: (amount: string) => `Amount: ${amount}`,
  },
});
