import { defineMessages } from "../../../../../../web/index.ts";
import { fromAccount } from "./from-account.ts";

/** What a mandate says, on paper, at the desk and in one's space. */
export const mandateWords = defineMessages({
  fr: {
    paper: "Mandat de prélèvement SEPA",
    reference: "Référence unique du mandat",
    creditor: "Créancier",
    ics: "Identifiant créancier",
    debtor: "Titulaire du compte",
    iban: "IBAN",
    account: "Compte",
    ending: (four: string) => `finit par ${four}`,
    kind: "Type de paiement",
    recurrent: "Récurrent",
    signedOn: "Signé le",
    place: "Lieu",
    allows: (creditor: string) =>
      `En signant ce mandat, vous autorisez ${creditor} à envoyer des instructions à votre banque pour débiter votre compte, et votre banque à débiter votre compte selon ces instructions.`,
    refund:
      "Votre banque vous rembourse selon votre convention avec elle. Demandez-le dans les huit semaines qui suivent un prélèvement autorisé, et dans les treize mois s’il ne l’était pas.",
    notice: (days: number) => `Vous êtes prévenu au moins ${days} jours avant chaque prélèvement.`,
    rights: "Vos droits sur ce mandat sont expliqués dans un document que votre banque vous donne.",
    signature: "Signature",
    signHere: "Date et signature du titulaire du compte :",
    signedOnline: (how: string) => `Signé en ligne, après connexion ${how}.`,
    how: {
      passkey: "par une clé d’accès",
      franceconnect: "par FranceConnect",
      other: "par un lien ou un code reçu",
    },
    states: { active: "En cours", revoked: "Arrêté", expired: "Expiré" },
    holderField: "Titulaire du compte",
    holderHint: "Comme sur le relevé d’identité bancaire (RIB).",
    ibanHint: "Il commence par deux lettres et deux chiffres, comme FR76. Il figure sur le RIB.",
    print: "Télécharger le mandat (PDF)",
    stop: "Arrêter le prélèvement automatique",
    coming: "Ce qui sera prélevé",
    comingLine: (amount: string, day: string, invoice: string, account: string | null) =>
      `${amount} le ${day}, pour la facture ${invoice}${fromAccount.fr(account)}`,
    sent: "(déjà demandé à la banque)",
    nothingComing: "Rien n’est annoncé pour l’instant. Vous serez prévenu avant.",
    refused: "La banque a refusé ce compte : rien n’y sera prélevé tant qu’il n’y en a pas un autre.",
    refusedMandate:
      "La banque, ou le titulaire du compte, a refusé ce mandat : rien ne sera prélevé tant qu’il n’est pas signé de nouveau.",
    waits: "Un second agent doit relire ce compte avec le mandat signé ; sinon il sert après quatorze jours.",
  },
  en: {
    paper: "SEPA direct debit mandate",
    reference: "Unique mandate reference",
    creditor: "Creditor",
    ics: "Creditor identifier",
    debtor: "Holder of the account",
    iban: "IBAN",
    account: "Account",
    ending: (four: string) => `ends in ${four}`,
    kind: "Type of payment",
    recurrent: "Recurrent",
    signedOn: "Signed on",
    place: "Place",
    allows: (creditor: string) =>
      `By signing this mandate, you allow ${creditor} to send instructions to your bank to debit your account, and your bank to debit your account according to these instructions.`,
    refund:
      "Your bank refunds you according to your agreement with it. Ask within eight weeks of a direct debit that was allowed, and within thirteen months of one that was not.",
    notice: (days: number) => `You are told at least ${days} days before each direct debit.`,
    rights: "Your rights about this mandate are explained in a statement that your bank gives you.",
    signature: "Signature",
    signHere: "Date and signature of the holder of the account:",
    signedOnline: (how: string) => `Signed online, after signing in ${how}.`,
    how: {
      passkey: "with a passkey",
      franceconnect: "by FranceConnect",
      other: "by a link or a code received",
    },
    states: { active: "Active", revoked: "Stopped", expired: "Expired" },
    holderField: "Holder of the account",
    holderHint: "As on the bank details slip (RIB).",
    ibanHint: "It begins with two letters and two figures, such as FR76. It is on the bank details slip.",
    print: "Download the mandate (PDF)",
    stop: "Stop the automatic payment",
    coming: "What will be taken",
    comingLine: (amount: string, day: string, invoice: string, account: string | null) =>
      `${amount} on ${day}, for invoice ${invoice}${fromAccount.en(account)}`,
    sent: "(the bank was asked already)",
    nothingComing: "Nothing is announced yet. You will be told before.",
    refused: "The bank refused this account: nothing will be taken from it until there is another.",
    refusedMandate:
      "The bank, or the holder of the account, refused this mandate: nothing is taken until it is signed again.",
    waits:
      "A second agent must look at this account with the signed mandate; else it serves after fourteen days.",
  },
});
