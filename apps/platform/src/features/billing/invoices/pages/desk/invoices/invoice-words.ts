import { formatOfName } from "../../../../../../kernel/text.ts";
import { defineMessages } from "../../../../../../web/index.ts";

export const deskInvoiceWords = defineMessages({
  fr: {
    act: "Ses factures",
    title: (name: string) => `Les factures ${formatOfName(name)}`,
    lead: "Lisez avec la personne ce qu’elle a à payer, imprimez-le-lui. Payer, demander du temps : rien ne l’oblige à passer par internet.",
    none: "Cette personne n’a aucune facture",
    noneText: "Ce qui se paie après arrive au début du mois suivant, sur la facture de qui paie.",
    toPay: (cents: string) => `À payer : ${cents}`,
    nothing: "Rien à payer aujourd’hui",
    debited: (cents: string) => `${cents} seront prélevés : il n’y a rien à encaisser.`,
    planned: (cents: string) => `${cents} se paient en plusieurs fois : l’échéancier dit quand.`,
    atBank: "La banque la prend : rien à encaisser ici.",
    insteadOfDebit: "Si la personne préfère la payer ici, elle ne sera pas prélevée.",
    takeAnyway: "Encaisser au lieu de prélever",
    print: "Imprimer",
    take: "Encaisser",
    takeLeft: (take: string) => `${take} sur l’ancien compteur partagé`,
    leftTitle: "Une facture d’un ancien compteur partagé reste à payer",
    leftText:
      "Encaissez-la depuis ses factures, sur cet ancien compteur. Sur un compteur neuf, l’argent ne la paierait pas.",
    byLeaver: (name: string) => `L’argent ${formatOfName(name)}, qui a quitté ce compteur`,
    byLeaverPays: "Il paie d’abord les factures de cette personne, la plus ancienne en premier.",
    byLeaverText: "Le reçu est à son nom : qui tient ce compteur aujourd’hui ne lit pas son chèque.",
    forInvoice: (number: string) => `Cet argent paie d’abord la facture ${number}`,
    forInvoiceText:
      "Ce qui dépasse paie, sur ce compteur, les autres factures de la même personne, puis la plus ancienne du compteur.",
    leftHere: (cents: string) => `Il en reste ${cents} à payer sur ce compteur.`,
    leftOn: (cents: string, counter: string) => `Il en reste ${cents} sur le compteur « ${counter} ».`,
    nothingHere: "Il n’en reste rien à payer sur ce compteur.",
    leftElsewhere: (cents: string, member: string) =>
      member === ""
        ? `Et ${cents} sur un autre compteur : encaissez-les là-bas.`
        : `Et ${cents} sur le compteur ${formatOfName(member)} : encaissez-les là-bas.`,
    moreThanLeft: (cents: string, number: string) =>
      `Il ne reste que ${cents} de la facture ${number} sur ce compteur`,
    nothingLeft: (number: string) => `Il ne reste rien de la facture ${number} sur ce compteur`,
    outsidePlan: (take: string) => `${take} (hors de l’échéancier)`,
    takePlan: "Encaisser pour l’échéancier",
    plan: "Convenir d’un échéancier",
    plans: "Ce qui est convenu",
    hardTitle: "C’est difficile à payer ?",
    hardText:
      "Notez-le pour la personne : aucun rappel ne part jusqu’à la réponse, et qui envoie les factures peut convenir d’un échéancier.",
    hardLabel: "Ce que la personne en dit",
    hardHint: "Rien à prouver. Elle le lit aussi, avec la réponse.",
    hard: "Noter que c’est difficile",
    noted: "C’est noté : aucun rappel ne part jusqu’à la réponse",
    waits: (day: string) => `La personne l’a dit le ${day} : la réponse est attendue.`,
  },
  en: {
    act: "Their invoices",
    title: (name: string) => `Invoices of ${name}`,
    lead: "Read with the person what they have to pay, and print it for them. Paying, asking for time: nothing forces them to go online.",
    none: "This person has no invoice",
    noneText: "What is paid afterwards comes at the beginning of the next month, on the invoice of who pays.",
    toPay: (cents: string) => `To pay: ${cents}`,
    nothing: "Nothing to pay today",
    debited: (cents: string) => `${cents} will be taken by direct debit: there is nothing to take.`,
    planned: (cents: string) => `${cents} are paid in several times: the plan says when.`,
    atBank: "The bank takes it: nothing to take here.",
    insteadOfDebit: "If the person prefers to pay it here, it will not be debited.",
    takeAnyway: "Take money instead of the debit",
    print: "Print",
    take: "Take money",
    takeLeft: (take: string) => `${take} on the former shared counter`,
    leftTitle: "An invoice of a former shared counter is still to pay",
    leftText:
      "Take money for it from their invoices, on that former counter. On a new counter, money would not pay it.",
    byLeaver: (name: string) => `The money of ${name}, who left this counter`,
    byLeaverPays: "It pays the invoices of this person first, the oldest of them before the others.",
    byLeaverText: "The receipt is in their name: whoever holds the counter today does not read their cheque.",
    forInvoice: (number: string) => `This money pays invoice ${number} first`,
    forInvoiceText:
      "What is beyond it pays, on this counter, the other invoices of the same person, then the oldest of the counter.",
    leftHere: (cents: string) => `${cents} of it are left to pay on this counter.`,
    leftOn: (cents: string, counter: string) => `${cents} of it are left on the counter “${counter}”.`,
    nothingHere: "Nothing of it is left to pay on this counter.",
    leftElsewhere: (cents: string, member: string) =>
      member === ""
        ? `And ${cents} on another counter: take them there.`
        : `And ${cents} on the counter of ${member}: take them there.`,
    moreThanLeft: (cents: string, number: string) =>
      `Only ${cents} of invoice ${number} are left on this counter`,
    nothingLeft: (number: string) => `Nothing of invoice ${number} is left on this counter`,
    outsidePlan: (take: string) => `${take} (outside the plan)`,
    takePlan: "Take money for the plan",
    plan: "Agree a plan",
    plans: "What is agreed",
    hardTitle: "Is it hard to pay?",
    hardText:
      "Note it for the person: no reminder leaves until somebody answers, and whoever sends the invoices may agree a plan.",
    hardLabel: "What the person says of it",
    hardHint: "Nothing to prove. They read it too, with the answer.",
    hard: "Note that it is hard",
    noted: "It is noted: no reminder leaves until somebody answers",
    waits: (day: string) => `The person said so on ${day}: an answer is awaited.`,
  },
});
