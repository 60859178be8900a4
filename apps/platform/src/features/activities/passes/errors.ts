import { defineErrors } from "../../../kernel/errors.ts";

export const passesErrors = defineErrors({
  "passes.unknown": {
    status: 404,
    fr: "Ce pass n’existe pas.",
    en: "This pass does not exist.",
    todo: { fr: "Choisissez-le dans la liste.", en: "Choose it from the list." },
  },
  "passes.not_valid": {
    status: 422,
    fr: "Ce pass ne peut pas être créé ainsi.",
    en: "This pass cannot be created as it is.",
    todo: { fr: "Corrigez les champs signalés.", en: "Correct the fields listed." },
  },
  "passes.agreement_needed": {
    status: 409,
    fr: "Le pass a besoin de votre accord pour connaître vos informations.",
    en: "The pass needs your agreement to know your information.",
    todo: {
      fr: "Donnez d’abord votre accord à ce service, dans « Mes services ».",
      en: "First agree to this service, in “My services”.",
    },
  },
  "passes.not_entitled": {
    status: 409,
    fr: "Les conditions de ce pass ne sont pas remplies.",
    en: "The conditions of this pass are not met.",
    todo: {
      fr: "Vérifiez vos informations, ou demandez conseil à l’accueil de la mairie.",
      en: "Check your information, or ask at the town hall’s front desk.",
    },
  },
  "passes.element_missing": {
    status: 409,
    fr: "Une information qu’il faut pour ce pass n’est pas encore vérifiée.",
    en: "Something that this pass needs is not checked yet.",
    todo: {
      fr: "Faites-la vérifier : dans « Mes informations », ou à l’accueil de la mairie.",
      en: "Have it checked: in “My information”, or at the town hall’s front desk.",
    },
  },
  "passes.over": {
    status: 409,
    fr: "Ce pass n’est pas ouvert aujourd’hui.",
    en: "This pass is not open today.",
    todo: { fr: "Regardez ses dates.", en: "Look at its dates." },
  },
  "passes.own_interest": {
    status: 403,
    fr: "Un agent n’ouvre pas de pass pour lui-même, ni pour un proche.",
    en: "An agent does not open a pass for themselves, nor for somebody close.",
    todo: { fr: "Demandez à un collègue.", en: "Ask a colleague." },
  },
  "passes.fee_over_bound": {
    status: 409,
    fr: "L’adhésion passe ce qu’un parent laisse dépenser de ce compteur par jour ou par semaine.",
    en: "The membership fee is above what a parent lets this counter spend in a day or a week.",
    todo: {
      fr:
        "Le parent change sa limite dans « Mes compteurs », " +
        "puis le pass s’ouvre. L’argent reste sur le compteur.",
      en:
        "The parent changes their limit in “My counters”, " +
        "then the pass opens. The money stays on the counter.",
    },
  },
  "passes.fee_not_paid": {
    status: 409,
    fr: "L’adhésion n’est pas encore payée.",
    en: "The membership fee is not paid yet.",
    todo: {
      fr: "Payez-la en ligne ou à l’accueil, puis ouvrez le pass.",
      en: "Pay it online or at the front desk, then open the pass.",
    },
  },
  "passes.fee_changed": {
    status: 409,
    fr: "Ce qui reste à payer de l’adhésion a changé entre-temps.",
    en: "What is left to pay of the fee has changed meanwhile.",
    todo: {
      fr: "Rien n’a été encaissé. Regardez le nouveau montant, puis recommencez.",
      en: "Nothing was taken. Look at the new amount, then start again.",
    },
  },
  "passes.open_already": {
    status: 409,
    fr: "Ce pass vient d’être ouvert : l’adhésion est déjà payée.",
    en: "This pass was just opened: its fee is paid already.",
    todo: {
      fr: "Rien n’a été encaissé cette fois. Rendez l’argent reçu.",
      en: "Nothing was taken this time. Give the money back.",
    },
  },
  "passes.not_a_member": {
    status: 409,
    fr: "Cette personne n’a pas ce pass.",
    en: "This person does not have this pass.",
    todo: {
      fr: "Proposez-lui de l’ouvrir dans son espace ou à l’accueil.",
      en: "Offer to open it in their space or at the front desk.",
    },
  },
  "passes.partner_not_valid": {
    status: 422,
    fr: "Ce partenaire ne peut pas être agréé ainsi.",
    en: "This partner cannot be agreed as it is.",
    todo: { fr: "Corrigez les champs signalés.", en: "Correct the fields listed." },
  },
  "passes.unknown_partner": {
    status: 404,
    fr: "Ce partenaire n’existe pas.",
    en: "This partner does not exist.",
    todo: { fr: "Choisissez-le dans la liste.", en: "Choose it from the list." },
  },
  "passes.not_a_partner": {
    status: 403,
    fr: "Cette page est celle des partenaires agréés.",
    en: "This page is for agreed partners.",
    todo: {
      fr: "Connectez-vous avec l’adresse que la collectivité a inscrite.",
      en: "Sign in with the address that the authority registered.",
    },
  },
  "passes.agreement_ended": {
    status: 403,
    fr: "Votre agrément n’est pas en cours aujourd’hui.",
    en: "Your agreement is not in force today.",
    todo: {
      fr: "Appelez la collectivité. Vos relevés restent là.",
      en: "Call the authority. Your statements stay here.",
    },
  },
  "passes.too_many_misses": {
    status: 429,
    fr: "Trop de codes tapés n’ont rien ouvert : plus aucun ne s’ouvre pendant un quart d’heure.",
    en: "Too many codes that were typed opened nothing: none opens for a quarter of an hour.",
    todo: {
      fr: "Scannez un QR code, ou posez la carte sur le lecteur : ils s’ouvrent toujours.",
      en: "Scan a QR code, or lay the card on the reader: they still open.",
    },
  },
  "passes.too_many_dates": {
    status: 429,
    fr:
      "Trop de dates de naissance fausses ont été données ici " +
      "aujourd’hui : plus aucun numéro ne s’ouvre jusqu’à demain.",
    en: "Too many wrong dates of birth were given here today: no number opens until tomorrow.",
    todo: {
      fr:
        "Scannez un QR code, posez la carte sur le lecteur, " +
        "ou demandez un code dicté : ils s’ouvrent toujours.",
      en: "Scan a QR code, lay the card on the reader, or ask for a code read out: they still open.",
    },
  },
  "passes.ticket_over": {
    status: 409,
    fr: "Ce passage a été lu il y a trop longtemps.",
    en: "This was scanned too long ago.",
    todo: { fr: "Rien n’a été pris. Scannez de nouveau.", en: "Nothing was taken. Scan again." },
  },
  "passes.confirmed_already": {
    status: 409,
    fr: "Ce passage a déjà été confirmé, avec un autre atout ou un autre montant.",
    en: "This scan was confirmed already, for another offer or another amount.",
    todo: {
      fr: "Regardez le relevé du jour. Pour corriger, annulez-le puis scannez de nouveau.",
      en: "Look at today’s statement. To correct it, cancel it then scan again.",
    },
  },
  "passes.code_used": {
    status: 409,
    fr: "Ce code dicté a déjà servi.",
    en: "This code that was read out served already.",
    todo: {
      fr: "Rien n’a été pris. La personne en demande un autre dans son espace.",
      en: "Nothing was taken. The person asks for another in their space.",
    },
  },
  "passes.not_accepted_here": {
    status: 409,
    fr: "Cet atout n’est pas accepté ici.",
    en: "This offer is not accepted here.",
    todo: {
      fr: "La personne voit dans son espace où il sert.",
      en: "The person sees in their space where it serves.",
    },
  },
  "passes.used_up": {
    status: 409,
    fr: "Cet atout est épuisé : toutes ses utilisations ont servi.",
    en: "This offer is used up: all its uses have served.",
    todo: { fr: "Choisissez-en un autre, s’il en reste.", en: "Choose another, if any is left." },
  },
  "passes.other_period": {
    status: 409,
    fr: "Cet atout ne sert pas à cette date.",
    en: "This offer does not serve on this date.",
    todo: { fr: "Regardez ses dates.", en: "Look at its dates." },
  },
  "passes.price_needed": {
    status: 422,
    fr: "Donnez le prix payé, en euros.",
    en: "Give the price paid, in euros.",
    todo: {
      fr: "Écrivez-le comme sur le ticket, par exemple 12,50.",
      en: "Write it as on the receipt, for example 12.50.",
    },
  },
  "passes.unknown_use": {
    status: 404,
    fr: "Cette utilisation n’existe pas.",
    en: "This use does not exist.",
    todo: { fr: "Choisissez-la dans le relevé.", en: "Choose it in the statement." },
  },
  "passes.cancel_today_only": {
    status: 409,
    fr: "Une utilisation ne s’annule que le jour même, tant qu’elle n’est pas payée.",
    en: "A use is cancelled on its own day only, as long as it is not paid.",
    todo: { fr: "Appelez la collectivité.", en: "Call the authority." },
  },
  "passes.reason_needed": {
    status: 422,
    fr: "Dites pourquoi elle est annulée.",
    en: "Say why it is cancelled.",
    todo: { fr: "Choisissez une raison.", en: "Choose a reason." },
  },
  "passes.nothing_to_pay": {
    status: 409,
    fr: "Il n’y a rien à payer à ce partenaire jusqu’à ce jour.",
    en: "There is nothing to pay to this partner until that day.",
    todo: { fr: "Choisissez un jour passé, après une utilisation.", en: "Choose a past day, after a use." },
  },
  "passes.day_not_over": {
    status: 409,
    fr: "Ce jour n’est pas fini : ce qui sert encore peut être annulé.",
    en: "This day is not over: what is used then may still be cancelled.",
    todo: { fr: "Choisissez hier, ou un jour d’avant.", en: "Choose yesterday, or a day before." },
  },
  "passes.transfer_not_valid": {
    status: 422,
    fr: "Ce virement ne peut pas être préparé ainsi.",
    en: "This transfer cannot be prepared as it is.",
    todo: { fr: "Corrigez les champs signalés.", en: "Correct the fields listed." },
  },
  "passes.colleague_needed": {
    status: 403,
    fr:
      "Le virement est préparé par quelqu’un d’autre : vous avez agréé ce " +
      "partenaire, ou vous comptez pour un avec quelqu’un qui s’y connecte.",
    en:
      "Somebody else prepares the transfer: you agreed this " +
      "partner, or count as one with somebody who signs in for it.",
    todo: { fr: "Demandez à un collègue.", en: "Ask a colleague." },
  },
  "passes.agreement_of_nobody": {
    status: 409,
    fr: "Nul ne sait plus qui a agréé ce partenaire : personne ne peut être un autre.",
    en: "Who agreed this partner is not known any more: nobody can be somebody else.",
    todo: {
      fr:
        "Un collègue reprend d’abord l’agrément à son nom, sur la " +
        "page du partenaire. Vous préparez ensuite le virement.",
      en:
        "A colleague first takes the agreement up, on the " +
        "partner’s page. You prepare the transfer afterwards.",
    },
  },
  "passes.seal_broken": {
    status: 409,
    fr: "Le sceau de ce relevé ne correspond plus à ses lignes : elles ont été changées après coup.",
    en: "The seal of this statement no longer matches its lines: they were changed afterwards.",
    todo: {
      fr: "Ne payez rien. Prévenez l’auditeur de la collectivité.",
      en: "Pay nothing. Tell the authority’s auditor.",
    },
  },
  "passes.second_agent_needed": {
    status: 403,
    fr:
      "Un virement est préparé par une personne et annulé par une " +
      "autre : qui l’annule ne prépare pas non plus le suivant.",
    en:
      "One person prepares a transfer and another voids it: " +
      "whoever voids it does not prepare the next one either.",
    todo: {
      fr: "Demandez à un collègue, avec la réponse de la banque.",
      en: "Ask a colleague, with what the bank answered.",
    },
  },
  "passes.account_not_valid": {
    status: 422,
    fr: "Ce compte n’est pas valable.",
    en: "This account is not valid.",
    todo: {
      fr: "Recopiez l’IBAN du relevé d’identité bancaire du partenaire.",
      en: "Copy the IBAN from the bank details of the partner.",
    },
  },
  "passes.account_needs_another": {
    status: 403,
    fr:
      "Le compte d’un partenaire est demandé par un agent et " +
      "accepté par un autre, et par personne du partenaire.",
    en:
      "The account of a partner is asked for by one agent and " +
      "agreed on by another, and by nobody of the partner.",
    todo: {
      fr: "Demandez à un collègue d’administration, avec le relevé d’identité bancaire.",
      en: "Ask a colleague of the administration, with the bank details.",
    },
  },
  "passes.account_untold": {
    status: 409,
    fr: "Personne n’a été averti de ce changement de compte : ce partenaire n’a pas d’agent.",
    en: "Nobody was told of this change of account: this partner has no agent.",
    todo: {
      fr: "Donnez un agent au partenaire, puis demandez ce compte à nouveau : il en sera averti.",
      en: "Give the partner an agent, then ask for this account again: they will be told.",
    },
  },
  "passes.account_over": {
    status: 409,
    fr: "Ce changement de compte n’attend plus : il a été accepté, abandonné, ou demandé autrement.",
    en: "This change of account waits no more: it was agreed on, given up, or asked for otherwise.",
    todo: { fr: "Rouvrez la page du partenaire.", en: "Open the page of the partner again." },
  },
  "passes.no_such_transfer": {
    status: 409,
    fr: "Ce virement n’est plus celui du relevé.",
    en: "This transfer is no longer that of the statement.",
    todo: { fr: "Rien n’a été annulé. Relisez la page.", en: "Nothing was voided. Read the page again." },
  },
  "passes.tried_too_often": {
    status: 409,
    fr: "Le virement de ce relevé a été préparé neuf fois.",
    en: "The transfer of this statement was prepared nine times.",
    todo: {
      fr: "Faites-le payer par mandat, et dites-le à la Trésorerie.",
      en: "Have it paid by an order, and tell the Treasury.",
    },
  },
  "passes.void_reason_needed": {
    status: 422,
    fr: "Dites pourquoi ce virement est annulé.",
    en: "Say why this transfer is voided.",
    todo: { fr: "Choisissez une raison.", en: "Choose a reason." },
  },
  "passes.transfer_known": {
    status: 409,
    fr: "Un virement a déjà été préparé pour ce relevé, avec un autre compte ou un autre jour.",
    en: "A transfer was prepared for this statement already, from another account or on another day.",
    todo: {
      fr: "Reprenez le même fichier. S’il n’a jamais été donné à la banque, donnez-le.",
      en: "Take the same file again. If it was never given to the bank, give it.",
    },
  },
  "passes.unknown_statement": {
    status: 404,
    fr: "Ce relevé n’existe pas.",
    en: "This statement does not exist.",
    todo: { fr: "Choisissez-le dans la liste.", en: "Choose it from the list." },
  },
});
