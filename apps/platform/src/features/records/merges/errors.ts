import { defineErrors } from "../../../kernel/errors.ts";

export const mergesErrors = defineErrors({
  "merges.unknown": {
    status: 404,
    fr: "Cette réunion n’est pas connue.",
    en: "This merge is not known.",
    todo: {
      fr: "Revenez à la liste des doublons : elle dit ce qui attend.",
      en: "Go back to the list of duplicates: it says what is waiting.",
    },
  },
  "merges.done_otherwise": {
    status: 409,
    fr: "Un collègue a déjà fait autrement pour ces deux fiches.",
    en: "A colleague has already done otherwise for these two records.",
    todo: {
      fr: "Relisez la page : elle dit où l’on en est.",
      en: "Read the page again: it says where it is.",
    },
  },
  "merges.choice_missing": {
    status: 422,
    fr: "Les deux fiches diffèrent ici : il manque la valeur à garder.",
    en: "The two records differ here: which value is kept is missing.",
    todo: {
      fr: "Choisissez une valeur, d’après la pièce d’identité.",
      en: "Choose a value, from the identity document.",
    },
  },
  "merges.kept_missing": {
    status: 422,
    fr: "Il manque la fiche à garder.",
    en: "Which record is kept is missing.",
    todo: { fr: "Choisissez une des deux.", en: "Choose one of the two." },
  },
  "merges.reason_missing": {
    status: 422,
    fr: "Il manque le motif.",
    en: "The reason is missing.",
    todo: { fr: "Écrivez pourquoi, en une phrase.", en: "Write why, in one sentence." },
  },
  "merges.colleague_needed": {
    status: 403,
    fr: "Un autre agent doit confirmer cette réunion.",
    en: "Another agent must confirm this merge.",
    todo: {
      fr:
        "Demandez à un collègue qui ne porte pas ce nom de l’ouvrir et de la confirmer. " +
        "S’il vient d’être ajouté par l’un de vous, il compte après sept jours.",
      en:
        "Ask a colleague who does not bear this name to open and confirm " +
        "it. Just added by one of you, they count after seven days.",
    },
  },
  "merges.asked_by_another": {
    status: 403,
    fr: "Un autre agent a demandé de défaire cette réunion : lui seul peut y renoncer.",
    en: "Another agent asked for this merge to be undone: they alone may give it up.",
    todo: {
      fr: "S’il a tort, ne la défaites pas : sa demande s’annule d’elle-même.",
      en: "If they are wrong, do not undo it: their request is cancelled by itself.",
    },
  },
  "merges.other_agent_undoes": {
    status: 403,
    fr: "Un autre agent doit défaire cette réunion : une des fiches a votre nom ou votre adresse.",
    en: "Another agent must undo this merge: one of the records has your name or your address.",
    todo: { fr: "Demandez à un collègue.", en: "Ask a colleague." },
  },
  "merges.other_agent_answers": {
    status: 403,
    fr: "Un autre agent doit répondre : une des fiches a votre nom ou votre adresse.",
    en: "Another agent must answer: one of the records has your name or your address.",
    todo: { fr: "Demandez à un collègue.", en: "Ask a colleague." },
  },
  "merges.kept_is_dead": {
    status: 409,
    fr: "Le décès de la personne de la fiche gardée est enregistré : la réunion ne se défait plus ainsi.",
    en: "The death of the person of the record kept is recorded: the merge is not undone so any more.",
    todo: {
      fr:
        "Si ce décès est celui d’une seule des deux personnes, " +
        "annulez-le d’abord, puis défaites la réunion.",
      en: "If the death is of one of the two people only, reverse it first, then undo the merge.",
    },
  },
  "merges.erasure_first": {
    status: 409,
    fr: "L’effacement d’une de ces fiches est prévu.",
    en: "The erasure of one of these records is planned.",
    todo: {
      fr: "Annulez-le d’abord, sur la page des droits de la personne. Puis défaites la réunion.",
      en: "Undo it first, on the page of the person’s rights. Then undo the merge.",
    },
  },
  "merges.own_record": {
    status: 403,
    fr: "Une de ces fiches a votre adresse : vous ne la réunissez pas vous-même.",
    en: "One of these records has your address: you do not merge it yourself.",
    todo: { fr: "Demandez à un collègue.", en: "Ask a colleague." },
  },
  "merges.person_gone": {
    status: 409,
    fr: "Une de ces fiches est close : décès, effacement ou autre réunion.",
    en: "One of these records is closed: a death, an erasure or another merge.",
    todo: {
      fr: "Ouvrez les deux fiches : leur état est écrit en haut.",
      en: "Open both records: their state is at the top.",
    },
  },
  "merges.person_not_proven": {
    status: 409,
    fr: "L’identité d’une des deux fiches n’est pas validée : nom, prénom, date de naissance.",
    en: "The identity of one of the records is not validated: family name, given name, birth date.",
    todo: {
      fr:
        "Validez d’abord son dossier, pièce d’identité en main. " +
        "Sinon n’importe qui prendrait la place d’un autre.",
      en: "Decide its file first, with the identity document. Otherwise anybody could take another’s place.",
    },
  },
  "merges.represented": {
    status: 409,
    fr:
      "Quelqu’un agit pour une de ces personnes, ou elle " +
      "est mineure : ces fiches ne se réunissent pas encore.",
    en: "Somebody acts for one of these people, or they are under age: these records cannot be merged yet.",
    todo: {
      fr: "Chacun de ceux qui agissent verrait ce que l’autre a dit. Gardez les deux fiches.",
      en: "Each of those who act would see what the other said. Keep both records.",
    },
  },
  "merges.folded_has_family": {
    status: 409,
    fr: "La fiche qui serait close a un foyer, ou agit pour quelqu’un.",
    en: "The record to be closed has a household, or acts for somebody.",
    todo: {
      fr: "Gardez cette fiche-là, ou réglez d’abord ce point.",
      en: "Keep that record, or settle this first.",
    },
  },
  "merges.folded_has_money": {
    status: 409,
    fr:
      "La fiche qui serait close a un compteur qui n’est " +
      "pas à zéro, ou sur lequel quelque chose est réservé.",
    en: "The record to be closed has a counter that is not at zero, or of which something is held.",
    todo: {
      fr:
        "Gardez plutôt cette fiche-là. Si les deux fiches ont de l’argent, remboursez d’abord " +
        "à la caisse ce qui reste sur celle qui serait close, ou faites payer ce qui y est dû.",
      en:
        "Keep that record instead. If both hold money, first give back at the " +
        "till what is left on the record to be closed, or have what it owes paid.",
    },
  },
  "merges.folded_has_services": {
    status: 409,
    fr: "La fiche qui serait close a des services ouverts.",
    en: "The record to be closed has open services.",
    todo: {
      fr:
        "Gardez plutôt cette fiche-là. Si les deux fiches ont des services, arrêtez avec la " +
        "personne ceux de celle qui serait close : elle les rouvre ensuite depuis l’autre.",
      en:
        "Keep that record instead. If both have services, stop with the person " +
        "those of the record to be closed: they open them again from the other.",
    },
  },
  "merges.folded_has_work": {
    status: 409,
    fr: "La fiche qui serait close a un dossier ou une question en cours.",
    en: "The record to be closed has a file or a question under way.",
    todo: {
      fr: "Gardez cette fiche-là, ou réglez d’abord ce point.",
      en: "Keep that record, or settle this first.",
    },
  },
  "merges.folded_keeps_others": {
    status: 409,
    fr: "La fiche qui serait close en réunit déjà d’autres.",
    en: "The record to be closed already keeps others.",
    todo: {
      fr: "Gardez cette fiche-là, ou réglez d’abord ce point.",
      en: "Keep that record, or settle this first.",
    },
  },
  "merges.erasure_asked": {
    status: 409,
    fr: "L’effacement d’une de ces fiches est demandé.",
    en: "The erasure of one of these records is asked for.",
    todo: {
      fr: "Attendez sa fin, ou demandez à la personne si elle y renonce.",
      en: "Wait for its end, or ask the person whether they give it up.",
    },
  },
  "merges.pause_asked": {
    status: 409,
    fr: "Une mise en pause est demandée pour une de ces fiches : elle attend sa réponse.",
    en: "A pause is asked for one of these records: it waits for its answer.",
    todo: {
      fr: "Répondez d’abord à la demande, sur la page des droits de la personne.",
      en: "Answer the request first, on the page of the person’s rights.",
    },
  },
  "merges.way_in_changing": {
    status: 409,
    fr: "Une de ces fiches change de façon de se connecter en ce moment.",
    en: "One of these records is changing its way of signing in.",
    todo: { fr: "Attendez que ce soit fini.", en: "Wait until it is over." },
  },
});
