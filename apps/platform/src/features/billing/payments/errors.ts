import { defineErrors } from "../../../kernel/errors.ts";

export const paymentsErrors = defineErrors({
  "payments.unknown_regie": {
    status: 404,
    fr: "Cette régie n’existe pas.",
    en: "This régie does not exist.",
    todo: { fr: "Choisissez-la dans la liste.", en: "Choose it from the list." },
  },
  "payments.regie_not_valid": {
    status: 422,
    fr: "Cette régie ne peut pas être créée ainsi.",
    en: "This régie cannot be created as it is.",
    todo: { fr: "Corrigez les champs signalés.", en: "Correct the fields listed." },
  },
  "payments.code_taken": {
    status: 409,
    fr: "Une autre régie a déjà ce code, ou encaisse déjà pour ce compteur.",
    en: "Another régie has this code already, or takes money for this counter.",
    todo: {
      fr: "Choisissez un autre code, ou un autre compteur.",
      en: "Choose another code, or another counter.",
    },
  },
  "payments.names_themselves": {
    status: 403,
    fr: "Un agent est nommé par un autre que lui.",
    en: "An agent is named by somebody else.",
    todo: { fr: "Demandez à un autre administrateur.", en: "Ask another administrator." },
  },
  "payments.naming_not_valid": {
    status: 422,
    fr: "Cette nomination n’est pas valable.",
    en: "This naming is not valid.",
    todo: {
      fr: "Vérifiez l’agent, l’arrêté et les deux dates.",
      en: "Check the agent, the order and both dates.",
    },
  },
  "payments.regisseur_already": {
    status: 409,
    fr: "Cette régie a déjà un régisseur à ces dates.",
    en: "This régie has a régisseur already on these dates.",
    todo: { fr: "Mettez d’abord fin à sa nomination.", en: "First end that naming." },
  },
  "payments.unknown_naming": {
    status: 404,
    fr: "Cette nomination n’existe pas, ou a déjà pris fin.",
    en: "This naming does not exist, or has ended already.",
    todo: { fr: "Rechargez la page de la régie.", en: "Reload the page of the régie." },
  },
  "payments.unknown_closing": {
    status: 404,
    fr: "Cette clôture n’existe pas, ou n’est pas la vôtre.",
    en: "This closing does not exist, or is not yours.",
    todo: { fr: "Choisissez-la dans « Ma caisse ».", en: "Choose it in “My till”." },
  },
  "payments.regisseur_refunds": {
    status: 403,
    fr: "Cet encaissement n’est plus dans votre caisse.",
    en: "This payment is no longer in your till.",
    todo: { fr: "Demandez au régisseur de le rembourser.", en: "Ask the régisseur to give it back." },
  },
  "payments.not_named": {
    status: 409,
    fr: "Vous n’êtes pas nommé aujourd’hui dans cette régie.",
    en: "You are not named in this régie today.",
    todo: {
      fr: "Demandez à un régisseur ou à un mandataire de la régie.",
      en: "Ask a régisseur or a mandataire of the régie.",
    },
  },
  "payments.own_interest": {
    status: 403,
    fr: "Vous ne pouvez pas encaisser pour vous-même, pour vos proches, ni pour quelqu’un de votre nom.",
    en: "You may not take money for yourself, those close to you, or somebody of your name.",
    todo: { fr: "Demandez à un collègue.", en: "Ask a colleague." },
  },
  "payments.amount_not_valid": {
    status: 422,
    fr: "Ce montant n’est pas valable.",
    en: "This amount is not valid.",
    todo: {
      fr: "Donnez un montant en euros, au-dessus de zéro : 20 ou 12,50.",
      en: "Give an amount in euros, above zero: 20 or 12.50.",
    },
  },
  "payments.cash_over_law": {
    status: 422,
    fr: "Une caisse publique ne reçoit pas plus de 300 € en espèces (Code général des impôts, article 1680).",
    en: "A public till takes no more than €300 in cash (Code général des impôts, article 1680).",
    todo: {
      fr: "Relisez le montant ; au-delà, prenez un chèque, ou proposez de payer en ligne.",
      en: "Read the amount again; beyond, take a cheque, or offer to pay online.",
    },
  },
  "payments.not_whole_units": {
    status: 422,
    fr: "Ce montant ne fait pas un nombre entier d’unités.",
    en: "This amount does not make a whole number of units.",
    todo: { fr: "Donnez un multiple du prix d’une unité.", en: "Give a multiple of the price of one." },
  },
  "payments.cheque_not_valid": {
    status: 422,
    fr: "Il manque la banque, le numéro ou le titulaire du chèque.",
    en: "The bank, the number or the drawer of the cheque is missing.",
    todo: {
      fr: "Recopiez-les : le numéro a sept chiffres.",
      en: "Copy them: the number has seven digits.",
    },
  },
  "payments.words_not_valid": {
    status: 422,
    fr: "Dites qui paie, et le motif d’un remboursement, en 120 signes au plus.",
    en: "Say who pays, and the reason for a refund, in at most 120 characters.",
    todo: { fr: "Complétez le champ.", en: "Complete the field." },
  },
  "payments.characters": {
    status: 422,
    fr: "Ce texte contient des caractères invisibles.",
    en: "This text holds invisible characters.",
    todo: { fr: "Retapez-le, sans le copier.", en: "Type it again, without copying it." },
  },
  "payments.no_regie": {
    status: 409,
    fr: "Aucune régie n’encaisse pour ce compteur.",
    en: "No régie takes money for this counter.",
    todo: { fr: "Demandez à l’administrateur de la collectivité.", en: "Ask the authority’s administrator." },
  },
  "payments.not_invoiced": {
    status: 409,
    fr: "Cette facture n’est pas de ce compteur.",
    en: "This invoice is not of this counter.",
    todo: {
      fr: "Revenez aux factures de qui paie, et encaissez depuis celle qu’il veut payer.",
      en: "Go back to the invoices of who pays, and take the money from the one that they want to pay.",
    },
  },
  "payments.owes_nothing": {
    status: 409,
    fr: "Cette personne ne doit plus rien sur ce compte.",
    en: "This person owes nothing any more on this account.",
    todo: {
      fr: "Revenez à ses factures : ce qui reste à payer y est.",
      en: "Go back to their invoices: what is left to pay is there.",
    },
  },
  "payments.on_a_card": {
    status: 409,
    fr: "Cette somme est sur une carte.",
    en: "This amount is on a card.",
    todo: {
      fr: "La carte la dépense, ou se déclare perdue : ce qu’elle porte revient alors au compteur.",
      en: "The card spends it, or is declared lost: what it carries then comes back to the counter.",
    },
  },
  "payments.unknown": {
    status: 404,
    fr: "Ce paiement n’existe pas.",
    en: "This payment does not exist.",
    todo: { fr: "Vérifiez le numéro du reçu.", en: "Check the number of the receipt." },
  },
  "payments.not_refundable": {
    status: 409,
    fr: "Ce paiement ne se rembourse pas au guichet.",
    en: "This payment is not refunded at the desk.",
    todo: {
      fr:
        "Un chèque se rend avant la clôture ; un paiement en " +
        "ligne est remboursé par virement, par la Trésorerie.",
      en: "A cheque is given back before the closing; the Treasury refunds an online payment by transfer.",
    },
  },
  "payments.not_enough_cash": {
    status: 409,
    fr: "Il n’y a pas assez d’espèces dans votre caisse.",
    en: "There is not enough cash in your till.",
    todo: { fr: "Demandez à un collègue de la régie.", en: "Ask a colleague of the régie." },
  },
  "payments.id_reused": {
    status: 409,
    fr: "Ce formulaire a déjà servi pour un autre encaissement.",
    en: "This form was used already for another payment.",
    todo: { fr: "Rouvrez la page, puis recommencez.", en: "Open the page again, then start over." },
  },
  "payments.provider_silent": {
    status: 424,
    fr: "Le service de paiement ne répond pas.",
    en: "The payment service does not answer.",
    todo: {
      fr: "Rien n’a été payé. Réessayez dans quelques minutes, ou payez au guichet.",
      en: "Nothing was paid. Try again in a few minutes, or pay at the desk.",
    },
  },
  "payments.no_answer_yet": {
    status: 424,
    fr: "Le service de paiement n’a pas encore dit si ce paiement est fait.",
    en: "The payment service has not said yet whether this payment is made.",
    todo: {
      fr: "Ne payez pas une seconde fois : nous le redemandons à la Trésorerie toutes les dix minutes.",
      en: "Do not pay a second time: we ask the Treasury again every ten minutes.",
    },
  },
  "payments.too_many_under_way": {
    status: 409,
    fr: "Plusieurs de vos paiements pour ce compteur sont déjà en cours.",
    en: "Several of your payments for this counter are under way already.",
    todo: {
      fr: "Attendez que la Trésorerie y réponde, puis recommencez : une heure suffit en général.",
      en: "Wait until the Treasury has answered them, then start again: an hour is usually enough.",
    },
  },
  "payments.provider_not_valid": {
    status: 422,
    fr: "Ce service de paiement ne peut pas être choisi ainsi.",
    en: "This payment service cannot be chosen as it is.",
    todo: {
      fr:
        "PayFiP a besoin du numéro de client de la régie, à six chiffres. Le simulateur et " +
        "le mode d’essai ne servent qu’aux démonstrations : ils créditeraient sans argent.",
      en:
        "PayFiP needs the régie’s client number, of six digits. The simulator and " +
        "the test mode are for demonstrations only: they would credit without money.",
    },
  },
  "payments.address_needed": {
    status: 409,
    fr: "Le service de paiement écrit à votre adresse électronique, et votre compte n’en a pas.",
    en: "The payment service writes to your e-mail address, and your account has none.",
    todo: {
      fr: "Ajoutez une adresse à la page « Sécurité », ou payez au guichet.",
      en: "Add an address on the page “Security”, or pay at the desk.",
    },
  },
  "payments.over_ceiling": {
    status: 409,
    fr: "Ce montant ferait dépasser le plafond du compteur.",
    en: "This amount would take the counter past its ceiling.",
    todo: { fr: "Choisissez un montant plus petit.", en: "Choose a smaller amount." },
  },
  "payments.due_under_way": {
    status: 409,
    fr: "Vous avez déjà commencé un paiement sur un de ces comptes : rien d’autre n’est parti.",
    en: "You have already begun a payment on one of these accounts: nothing else was sent.",
    todo: {
      fr: "Terminez-le, ou attendez un quart d’heure puis recommencez.",
      en: "Finish it, or wait a quarter of an hour then start again.",
    },
  },
  "payments.room_awaited": {
    status: 409,
    fr:
      "Un autre de vos paiements est en cours : avec lui, " +
      "ce montant ferait dépasser le plafond du compteur.",
    en:
      "Another of your payments is under way: with it, " +
      "this amount would take the counter past its ceiling.",
    todo: {
      fr: "Terminez-le, ou attendez un quart d’heure. Vous pouvez aussi choisir un montant plus petit.",
      en: "Finish it, or wait a quarter of an hour. You may also choose a smaller amount.",
    },
  },
  "payments.closed_already": {
    status: 409,
    fr: "Votre caisse du jour est déjà clôturée.",
    en: "Your till of the day is closed already.",
    todo: { fr: "La suite compte pour demain.", en: "What follows counts for tomorrow." },
  },
  "payments.count_not_valid": {
    status: 422,
    fr: "Ce qui est compté n’est pas valable.",
    en: "What was counted is not valid.",
    todo: {
      fr: "Donnez les espèces en euros et le nombre de chèques ; zéro s’il n’y en a pas.",
      en: "Give the cash in euros and the number of cheques; zero when there is none.",
    },
  },
  "payments.difference_unexplained": {
    status: 422,
    fr: "Ce que vous avez compté diffère de ce que dit le registre.",
    en: "What you counted differs from what the ledger says.",
    todo: {
      fr:
        "Recomptez. Si l’écart demeure, dites pourquoi en " +
        "quelques mots : il sera écrit et ne changera plus.",
      en: "Count again. If it still differs, say why in a few words: it will be written and never change.",
    },
  },
});
