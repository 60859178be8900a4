import { defineErrors } from "../../../kernel/errors.ts";

export const invoicesErrors = defineErrors({
  "invoices.unknown": {
    status: 404,
    fr: "Cette facture n’existe pas, ou n’est pas à cette personne.",
    en: "This invoice does not exist, or is not this person’s.",
    todo: { fr: "Choisissez-la dans la liste.", en: "Choose it from the list." },
  },
  "invoices.dues_changed": {
    status: 409,
    fr: "Ce que vous devez a changé depuis que cette page est ouverte. Rien n’est payé.",
    en: "What you owe has changed since this page was opened. Nothing is paid.",
    todo: { fr: "Relisez le nouveau montant, puis payez-le.", en: "Read the new amount, then pay it." },
  },
  "invoices.unknown_series": {
    status: 404,
    fr: "Ce service de facturation n’existe pas.",
    en: "Nobody sends invoices under this name.",
    todo: { fr: "Choisissez-le dans la liste.", en: "Choose it from the list." },
  },
  "invoices.series_not_valid": {
    status: 422,
    fr: "Ces informations ne vont pas ensemble.",
    en: "This information does not go together.",
    todo: { fr: "Corrigez les réponses signalées.", en: "Correct the answers pointed out." },
  },
  "invoices.code_taken": {
    status: 409,
    fr: "Ce sigle, ou un de ces compteurs, est déjà facturé ailleurs.",
    en: "This code, or one of these counters, is invoiced elsewhere already.",
    todo: {
      fr: "Choisissez un autre sigle et d’autres compteurs.",
      en: "Choose another code and other counters.",
    },
  },
  "invoices.month_not_valid": {
    status: 422,
    fr: "Ce mois n’existe pas.",
    en: "This month does not exist.",
    todo: { fr: "Choisissez un mois, comme 2026-11.", en: "Choose a month, such as 2026-11." },
  },
  "invoices.month_not_over": {
    status: 409,
    fr: "Ce mois n’est pas fini : on peut encore y consommer.",
    en: "This month is not over: something may still be consumed.",
    todo: {
      fr: "Facturez-le à partir du premier du mois suivant.",
      en: "Invoice it from the first of the next month.",
    },
  },
  "invoices.unknown_run": {
    status: 404,
    fr: "Cet envoi n’existe pas.",
    en: "This sending does not exist.",
    todo: { fr: "Choisissez un mois dans la liste.", en: "Choose a month in the list." },
  },
  "invoices.changed_meanwhile": {
    status: 409,
    fr: "Ce n’est plus ce que vous aviez regardé.",
    en: "It is no longer what you looked at.",
    todo: { fr: "Relisez, puis envoyez de nouveau.", en: "Look again, then send again." },
  },
  "invoices.agent_needed": {
    status: 403,
    fr: "Un agent de la collectivité fait cela, en personne.",
    en: "An agent of the authority does this, in person.",
    todo: { fr: "Demandez à l’administrateur.", en: "Ask the administrator." },
  },
  "invoices.nothing_to_credit": {
    status: 409,
    fr: "Rien de cette facture ne peut plus être rendu.",
    en: "Nothing of this invoice can be given back any more.",
    todo: { fr: "Regardez les avoirs qui la concernent.", en: "Look at its credit notes." },
  },
  "invoices.reason_missing": {
    status: 422,
    fr: "Dites pourquoi, en 200 signes au plus : la famille le lira.",
    en: "Say why, in at most 200 characters: the family will read it.",
    todo: { fr: "Écrivez la raison.", en: "Write the reason." },
  },
  "invoices.characters": {
    status: 422,
    fr: "Ce texte contient des caractères invisibles.",
    en: "This text holds invisible characters.",
    todo: { fr: "Retapez-le, sans le copier.", en: "Type it again, without copying it." },
  },
  "invoices.own_interest": {
    status: 403,
    fr: "Cette facture est la vôtre, celle d’un proche ou d’un homonyme.",
    en: "This invoice is yours, that of somebody close to you, or of a namesake.",
    todo: { fr: "Laissez un collègue s’en charger.", en: "Leave it to a colleague." },
  },
  "invoices.id_reused": {
    status: 409,
    fr: "Ce formulaire a déjà servi pour une autre facture.",
    en: "This form was used already for another invoice.",
    todo: { fr: "Revenez à la facture, et recommencez.", en: "Go back to the invoice, and start again." },
  },
  "invoices.unknown_account": {
    status: 404,
    fr: "Rien n’est à facturer sur ce compte.",
    en: "Nothing is to invoice on this account.",
    todo: { fr: "Revenez à la préparation du mois.", en: "Go back to the preparation of the month." },
  },
  "invoices.payer_not_possible": {
    status: 422,
    fr:
      "Cette personne ne peut pas payer pour ce compte : " +
      "elle n’en est ni titulaire adulte, ni parent vérifié.",
    en: "This person cannot pay for this account: they are neither its adult holder nor a checked parent.",
    todo: { fr: "Choisissez une personne de la liste.", en: "Choose somebody in the list." },
  },
  "invoices.from_not_valid": {
    status: 422,
    fr: "Donnez un jour des deux dernières années, au plus tard aujourd’hui.",
    en: "Give a day of the last two years, today at the latest.",
    todo: { fr: "Corrigez la date.", en: "Correct the date." },
  },
  "invoices.reminders_not_valid": {
    status: 422,
    fr:
      "Donnez au plus trois nombres de jours, de 5 à 180, du " +
      "plus petit au plus grand, espacés d’une semaine au moins.",
    en: "Give at most three numbers of days, from 5 to 180, in order, at least a week apart.",
    todo: {
      fr: "Corrigez la réponse. Par exemple : 10, 30, 60.",
      en: "Correct the answer. For example: 10, 30, 60.",
    },
  },
  "invoices.words_too_long": {
    status: 422,
    fr: "500 signes au plus.",
    en: "At most 500 characters.",
    todo: { fr: "Raccourcissez : un agent vous répondra.", en: "Make it shorter: an agent will answer you." },
  },
  "invoices.nothing_to_pay": {
    status: 409,
    fr: "Rien ne reste à payer.",
    en: "Nothing is left to pay.",
    todo: { fr: "Vous n’avez rien à faire.", en: "You have nothing to do." },
  },
  "invoices.unknown_ease": {
    status: 404,
    fr: "Cette demande n’existe pas, ou n’existe plus.",
    en: "This request does not exist, or no longer does.",
    todo: { fr: "Revenez à la liste.", en: "Go back to the list." },
  },
  "invoices.plan_count": {
    status: 422,
    fr: "Donnez de 2 à 24 fois, d’au moins 1 euro chacune.",
    en: "Give 2 to 24 times, of at least 1 euro each.",
    todo: { fr: "Corrigez le nombre de fois.", en: "Correct the number of times." },
  },
  "invoices.plan_first": {
    status: 422,
    fr: "Donnez un jour après aujourd’hui, dans deux mois au plus.",
    en: "Give a day after today, within two months.",
    todo: { fr: "Corrigez la date.", en: "Correct the date." },
  },
  "invoices.plan_debited": {
    status: 409,
    fr: "Un prélèvement de ces factures est déjà à la banque : il sera pris.",
    en: "A direct debit of these invoices is with the bank already: it will be taken.",
    todo: {
      fr:
        "Dites-le à la famille. Après ce jour, convenez de ce qui " +
        "reste ; elle peut aussi demander à sa banque de le refuser.",
      en: "Tell the family. After that day, agree what is left; they may also ask their bank to refuse it.",
    },
  },
  "invoices.credit_debited": {
    status: 409,
    fr: "Le prélèvement de cette facture vient de partir à la banque : il a lieu en entier, malgré l’avoir.",
    en:
      "The direct debit of this invoice has just left for the " +
      "bank: it takes the whole, in spite of the credit note.",
    todo: {
      fr: "Lisez ce que dit la page, puis envoyez l’avoir si vous le voulez toujours.",
      en: "Read what the page says, then send the credit note if you still want to.",
    },
  },
  "invoices.plan_running": {
    status: 409,
    fr: "Un échéancier est déjà en cours avec cette personne.",
    en: "A plan runs already with this person.",
    todo: {
      fr: "Mettez fin au premier, puis convenez du suivant.",
      en: "End the first one, then agree the next.",
    },
  },
  "invoices.unknown_plan": {
    status: 404,
    fr: "Cet échéancier n’existe pas, ou n’existe plus.",
    en: "This plan does not exist, or no longer does.",
    todo: { fr: "Revenez à la liste.", en: "Go back to the list." },
  },
  "invoices.until_not_valid": {
    status: 422,
    fr: "Donnez un jour après aujourd’hui, dans un an au plus.",
    en: "Give a day after today, within a year.",
    todo: { fr: "Corrigez la date.", en: "Correct the date." },
  },
});
