import { defineErrors } from "../../../kernel/errors.ts";

export const debitsErrors = defineErrors({
  "debits.creditor_not_valid": {
    status: 422,
    fr: "Ces informations ne permettent pas de prélever.",
    en: "Nothing can be debited with this information.",
    todo: { fr: "Corrigez les champs signalés.", en: "Correct the fields listed." },
  },
  "debits.no_creditor": {
    status: 404,
    fr: "Ces factures ne se paient pas encore par prélèvement.",
    en: "These invoices cannot be paid by direct debit yet.",
    todo: {
      fr: "L’administrateur donne d’abord l’identifiant créancier et le compte.",
      en: "The administrator first gives the creditor identifier and the account.",
    },
  },
  "debits.creditor_not_agreed": {
    status: 409,
    fr: "Le compte où irait cet argent n’est pas encore confirmé.",
    en: "The account where this money would go is not confirmed yet.",
    todo: {
      fr: "Un autre administrateur, ou le régisseur, le compare avec le RIB et le confirme.",
      en: "Another administrator, or the régisseur, compares it with the bank’s own paper and confirms it.",
    },
  },
  "debits.change_over": {
    status: 409,
    fr: "Ce changement n’attend plus.",
    en: "This change waits no more.",
    todo: { fr: "Rechargez la page pour voir où il en est.", en: "Reload the page to see where it stands." },
  },
  "debits.another_administrator_needed": {
    status: 403,
    fr: "Qui a demandé ce changement ne peut pas être celui qui le confirme.",
    en: "Whoever asked for this change cannot be the one who confirms it.",
    todo: {
      fr: "Demandez à un autre administrateur, après avoir comparé le compte avec le RIB.",
      en: "Ask another administrator, once the account is compared with the bank’s own paper.",
    },
  },
  "debits.account_not_valid": {
    status: 422,
    fr: "Ce mandat ne peut pas être enregistré ainsi.",
    en: "This mandate cannot be kept as it is.",
    todo: { fr: "Corrigez les champs signalés.", en: "Correct the fields listed." },
  },
  "debits.changed_too_often": {
    status: 409,
    fr: "Ce compte a déjà changé cinq fois aujourd’hui.",
    en: "This account changed five times today already.",
    todo: { fr: "Revenez demain, ou appelez l’accueil.", en: "Come back tomorrow, or call the desk." },
  },
  "debits.own_interest": {
    status: 403,
    fr: "Ce mandat est le vôtre, celui d’un proche ou d’un homonyme.",
    en: "This mandate is yours, that of somebody close to you, or of a namesake.",
    todo: { fr: "Laissez un collègue s’en charger.", en: "Leave it to a colleague." },
  },
  "debits.agent_needed": {
    status: 403,
    fr: "Un agent de la collectivité fait cela, en personne.",
    en: "An agent of the authority does this, in person.",
    todo: { fr: "Demandez à l’accueil.", en: "Ask the desk." },
  },
  "debits.not_yours": {
    status: 403,
    fr: "Un mandat se signe par la personne dont on prélève le compte.",
    en: "A mandate is signed by the person whose account is debited.",
    todo: {
      fr: "Elle le fait dans son espace, ou sur papier au guichet.",
      en: "They do it in their space, or on paper at the desk.",
    },
  },
  "debits.unknown_mandate": {
    status: 404,
    fr: "Ce mandat n’existe pas, ou a pris fin.",
    en: "This mandate does not exist, or has ended.",
    todo: { fr: "Choisissez-le dans la liste.", en: "Choose it from the list." },
  },
  "debits.other_account": {
    status: 422,
    fr: "Le compte saisi ne finit pas ainsi.",
    en: "The account that was typed does not end like this.",
    todo: {
      fr: "Relisez le papier signé. Si le compte saisi est faux, saisissez le mandat de nouveau.",
      en: "Read the signed paper again. If the account that was typed is wrong, type the mandate again.",
    },
  },
  "debits.another_agent_needed": {
    status: 403,
    fr: "L’agent qui a saisi ce compte ne peut pas être celui qui le relit.",
    en: "The agent who typed this account cannot be the one who looks at it again.",
    todo: {
      fr: "Demandez à un collègue, avec le papier signé.",
      en: "Ask a colleague, with the signed paper.",
    },
  },
  "debits.id_reused": {
    status: 409,
    fr: "Ce formulaire a déjà servi pour autre chose.",
    en: "This form was used already for something else.",
    todo: { fr: "Revenez en arrière, et recommencez.", en: "Go back, and start again." },
  },
  "debits.not_named": {
    status: 409,
    fr: "Seul le régisseur nommé aujourd’hui fait cela, et les mandataires préparent.",
    en: "Only the régisseur named today does this, and mandataires prepare.",
    todo: { fr: "Demandez au régisseur de cette régie.", en: "Ask the régisseur of this régie." },
  },
  "debits.day_closed": {
    status: 422,
    fr: "Les banques n’échangent pas ce jour-là.",
    en: "Banks exchange nothing on that day.",
    todo: { fr: "Choisissez un jour ouvré bancaire.", en: "Choose a banking day." },
  },
  "debits.day_too_soon": {
    status: 422,
    fr: "Les familles doivent être prévenues avant : cette date est trop proche.",
    en: "Families must be told before: this date is too soon.",
    todo: { fr: "Choisissez une date plus lointaine.", en: "Choose a later date." },
  },
  "debits.day_too_far": {
    status: 422,
    fr: "Cette date est dans plus de trois mois.",
    en: "This date is more than three months away.",
    todo: { fr: "Choisissez une date plus proche.", en: "Choose a sooner date." },
  },
  "debits.day_malformed": {
    status: 422,
    fr: "Cette date n’existe pas.",
    en: "This date does not exist.",
    todo: { fr: "Donnez une date, comme 10/12/2026.", en: "Give a date, such as 10/12/2026." },
  },
  "debits.day_taken": {
    status: 409,
    fr: "Un prélèvement est déjà préparé pour ce jour.",
    en: "A collection is prepared for this day already.",
    todo: { fr: "Ouvrez-le, ou choisissez un autre jour.", en: "Open it, or choose another day." },
  },
  "debits.nothing_to_take": {
    status: 409,
    fr: "Rien n’est à prélever ce jour-là.",
    en: "There is nothing to take on that day.",
    todo: {
      fr:
        "Une facture n’est prise qu’à partir de sa date : choisissez un jour plus lointain, " +
        "ou revenez quand des familles qui ont un mandat ont des factures à payer.",
      en:
        "An invoice is taken from its date on: choose a later day, or " +
        "come back when families who have a mandate have invoices to pay.",
    },
  },
  "debits.mandates_ended": {
    status: 409,
    fr: "Plus rien n’est à prélever : les mandats de ceux qui devaient payer ont pris fin.",
    en: "Nothing is left to take: the mandates of those who were to pay have ended.",
    todo: {
      fr:
        "Annulez ce prélèvement. Ces factures se paient autrement ; " +
        "si un nouveau mandat est signé, continuez la préparation.",
      en:
        "Cancel this collection. These invoices are paid another " +
        "way; if a new mandate is signed, go on preparing.",
    },
  },
  "debits.all_paid": {
    status: 409,
    fr: "Plus rien n’est à prélever : les factures annoncées sont payées, ou rendues par un avoir.",
    en: "Nothing is left to take: the invoices that were announced are paid, or given back by a credit note.",
    todo: { fr: "Annulez ce prélèvement.", en: "Cancel this collection." },
  },
  "debits.nothing_left": {
    status: 409,
    fr:
      "Plus rien n’est à prélever de ce qui était annoncé : payé depuis, " +
      "mandat arrêté, ou compte qui ne peut pas servir aujourd’hui.",
    en:
      "Nothing is left to take of what was announced: paid since, " +
      "mandate stopped, or account that cannot serve today.",
    todo: {
      fr:
        "Annulez ce prélèvement, ou continuez la préparation si une " +
        "famille a signé un nouveau mandat ou un agent relu un compte.",
      en:
        "Cancel this collection, or go on preparing if a family " +
        "signed a new mandate or an agent looked at an account.",
    },
  },
  "debits.cancelled_too_often": {
    status: 409,
    fr:
      "Trois prélèvements ont été annulés ces sept derniers " +
      "jours : les familles ont été prévenues à chaque fois.",
    en: "Three collections were cancelled in the last seven days: families were told each time.",
    todo: {
      fr: "Attendez quelques jours avant d’en préparer un autre.",
      en: "Wait a few days before you prepare another.",
    },
  },
  "debits.still_preparing": {
    status: 409,
    fr: "Ce prélèvement se prépare encore.",
    en: "This collection is still being prepared.",
    todo: {
      fr: "Attendez quelques minutes, ou continuez-le vous-même, puis faites le fichier.",
      en: "Wait a few minutes, or go on with it yourself, then make the file.",
    },
  },
  "debits.unknown_collection": {
    status: 404,
    fr: "Ce prélèvement n’existe pas.",
    en: "This collection does not exist.",
    todo: { fr: "Choisissez-le dans la liste.", en: "Choose it from the list." },
  },
  "debits.collection_over": {
    status: 409,
    fr: "Ce prélèvement n’est plus à cette étape.",
    en: "This collection is no longer at that step.",
    todo: { fr: "Rechargez la page.", en: "Reload the page." },
  },
  "debits.too_late": {
    status: 409,
    fr: "Il est trop tard pour ce jour : la banque veut le fichier au moins un jour ouvré avant.",
    en: "It is too late for this day: the bank wants the file at least one banking day before.",
    todo: {
      fr: "Annulez ce prélèvement, et préparez-en un autre : les familles seront prévenues.",
      en: "Cancel this collection, and prepare another: families will be told.",
    },
  },
  "debits.not_the_day_yet": {
    status: 409,
    fr: "Rien n’est encaissé avant le jour du prélèvement.",
    en: "Nothing is received before the day of the collection.",
    todo: { fr: "Revenez ce jour-là.", en: "Come back on that day." },
  },
  "debits.file_erased": {
    status: 409,
    fr: "Ce fichier ne peut plus être refait : les comptes qu’il portait sont effacés.",
    en: "This file can no longer be made again: the accounts in it are erased.",
    todo: { fr: "Reprenez celui que la banque a reçu.", en: "Use the one that the bank received." },
  },
  "debits.returns_not_read": {
    status: 422,
    fr: "Ce fichier n’est pas un retour de banque lisible (pain.002 ou camt.054).",
    en: "This file is not a readable answer of a bank (pain.002 or camt.054).",
    todo: {
      fr: "Prenez le fichier XML sur le site de la banque, sans l’ouvrir ni le modifier.",
      en: "Take the XML file from the bank’s site, without opening or changing it.",
    },
  },
});
