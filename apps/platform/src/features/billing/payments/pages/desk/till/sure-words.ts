import { defineMessages } from "../../../../../../web/index.ts";

export const sureWords = defineMessages({
  fr: {
    title: "Vérifiez avant de continuer",
    lead: "Rien n’est encore fait.",
    debitTitle: (cents: string, day: string) => `Un prélèvement de ${cents} est prévu le ${day}`,
    debitSent: (invoice: string) =>
      `Il est déjà à la banque, pour la facture ${invoice} : il aura lieu même si la personne paie aujourd’hui. Ce qui est en trop reste sur le compteur, et paie ce qui y est dû. Dites-le-lui.`,
    debitPrepared: (invoice: string) =>
      `Il est pour la facture ${invoice}. Le fichier n’est pas encore fait : il ne prendra que ce qui reste dû ce jour-là.`,
    twoPay: "Deux personnes paient ce compteur",
    twoPayText: (invoice: string, left: string) =>
      `Aucune facture n’est choisie : cet argent paie d’abord la facture ${invoice}, dont il reste ${left}. Pour en payer une autre, ouvrez les factures de qui la paie, et encaissez à partir de la sienne.`,
    much: (amount: string) => `${amount}, c’est beaucoup`,
    muchText: (max: string) =>
      `La régie ne doit pas garder plus de ${max}. Relisez le montant : il ne s’efface pas du registre.`,
    muchBack: (amount: string) => `Vous allez rendre ${amount}`,
    muchBackText: "Relisez le montant : il ne s’efface pas du registre.",
    takeAnyway: (amount: string) => `Encaisser ${amount}`,
    giveBackAnyway: (amount: string) => `Rembourser ${amount}`,
    mend: "Corriger",
    closeLead: "Rien n’est encore clôturé. Relisez ce qui va l’être.",
    closeTitle: (count: number, sum: string) =>
      `${count === 0 ? "Aucune opération" : count === 1 ? "Une opération" : `${count} opérations`}, ${sum} en tout : cela ne s’annule pas`,
    closeText:
      "La clôture reçoit un numéro et un sceau. Vous l’imprimez et la signez, avec le fichier pour la Trésorerie. Ce que vous encaissez ensuite compte pour demain.",
    day: "Journée",
    lines: "Opérations",
  },
  en: {
    title: "Check before going on",
    lead: "Nothing is done yet.",
    debitTitle: (cents: string, day: string) => `A direct debit of ${cents} is planned on ${day}`,
    debitSent: (invoice: string) =>
      `It is with the bank already, for invoice ${invoice}: it takes place even if the person pays today. What is too much stays on the counter, and pays what is owed there. Tell them.`,
    debitPrepared: (invoice: string) =>
      `It is for invoice ${invoice}. The file is not made yet: it will take only what is left that day.`,
    twoPay: "Two people pay this counter",
    twoPayText: (invoice: string, left: string) =>
      `No invoice is chosen: this money pays first invoice ${invoice}, of which ${left} is left. To pay another, open the invoices of who pays it, and take money from theirs.`,
    much: (amount: string) => `${amount} is a lot`,
    muchText: (max: string) =>
      `The régie must not keep more than ${max}. Read the amount again: it is not erased from the ledger.`,
    muchBack: (amount: string) => `You are about to give back ${amount}`,
    muchBackText: "Read the amount again: it is not erased from the ledger.",
    takeAnyway: (amount: string) => `Take ${amount}`,
    giveBackAnyway: (amount: string) => `Give back ${amount}`,
    mend: "Correct",
    closeLead: "Nothing is closed yet. Read again what is about to be.",
    closeTitle: (count: number, sum: string) =>
      `${count === 0 ? "No operation" : count === 1 ? "One operation" : `${count} operations`}, ${sum} in all: it cannot be undone`,
    closeText:
      "The closing gets a number and a seal. You print and sign it, with the file for the Treasury. What you take afterwards counts for tomorrow.",
    day: "Day",
    lines: "Operations",
  },
});
