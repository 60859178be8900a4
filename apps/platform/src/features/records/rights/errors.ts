import { defineErrors } from "../../../kernel/errors.ts";

export const rightsErrors = defineErrors({
  "rights.unknown": {
    status: 404,
    fr: "Cette demande n’existe pas, ou n’est pas à vous.",
    en: "This request does not exist, or is not yours.",
    todo: { fr: "Revenez à la page de vos droits.", en: "Go back to the page of your rights." },
  },
  "rights.over": {
    status: 409,
    fr: "Cette demande est déjà terminée.",
    en: "This request is over already.",
    todo: { fr: "Lisez ce qui lui a été répondu.", en: "Read what was answered." },
  },
  "rights.already_scheduled": {
    status: 409,
    fr: "Un effacement est déjà prévu.",
    en: "An erasure is already planned.",
    todo: {
      fr: "Vous pouvez l’annuler jusqu’à la veille, depuis la page des droits.",
      en: "You may undo it until the day before, from the page of rights.",
    },
  },
  "rights.nothing_to_pause": {
    status: 422,
    fr: "Aucun des services choisis n’est ouvert : il n’y a rien à mettre en pause.",
    en: "None of the services chosen is open: there is nothing to pause.",
    todo: {
      fr: "Choisissez un service ouvert, ou mettez tout en pause.",
      en: "Choose an open service, or pause everything.",
    },
  },
  "rights.too_many": {
    status: 429,
    fr:
      "Dix demandes attendent déjà une réponse, ou ont été " +
      "reçues aujourd’hui : nous n’en prenons pas plus à la fois.",
    en: "Ten requests wait for an answer already, or came today: we take no more at once.",
    todo: {
      fr:
        "Ce qui est écrit ici reste. Envoyez-le quand une " +
        "réponse sera venue, ou appelez-nous si c’est urgent.",
      en: "What is written here stays. Send it once an answer has come, or call us if it is urgent.",
    },
  },
  "rights.asker_unknown": {
    status: 409,
    fr: "Cette demande ne dit pas qui demande : le dossier ne peut pas être préparé.",
    en: "This request does not say who asks: the file cannot be prepared.",
    todo: {
      fr: "Notez-la de nouveau au guichet, avec la personne qui demande.",
      en: "Note it again at the desk, with who asks.",
    },
  },
  "rights.not_for_them": {
    status: 403,
    fr: "Vous ne pouvez pas demander l’effacement de cette personne.",
    en: "You cannot ask that this person be erased.",
    todo: {
      fr:
        "À partir de 15 ans, la personne le demande elle-même ; sous tutelle, " +
        "son tuteur. Une procuration ne suffit pas : venez avec elle au guichet.",
      en:
        "From 15 on, they ask by themselves; under guardianship, their " +
        "guardian does. A mandate is not enough: come to the desk together.",
    },
  },
  "rights.not_by_them": {
    status: 403,
    fr:
      "Vous ne pouvez pas lever cette pause : elle est la vôtre, celle d’un " +
      "proche peut-être, ou vous travaillez ici pour une autre collectivité.",
    en:
      "You cannot lift this pause: it is yours, perhaps a " +
      "relative’s, or you work here for another authority.",
    todo: {
      fr: "Demandez à un collègue de la collectivité de la lever.",
      en: "Ask a colleague of this authority to lift it.",
    },
  },
  "rights.pause_kept": {
    status: 409,
    fr: "Cette pause est gardée : la personne qui l’avait demandée n’est pas d’accord pour la lever.",
    en: "This pause is kept: the person who asked for it does not agree that it be lifted.",
    todo: {
      fr:
        "Écrivez-nous pourquoi elle devrait être levée. Le délégué " +
        "à la protection des données décide, et vous répond.",
      en: "Write to us why it should be lifted. The data-protection officer decides, and answers you.",
    },
  },
  "rights.wish_withdrawn": {
    status: 409,
    fr: "Vous avez déjà demandé à lever cette pause, il y a moins de sept jours, puis changé d’avis.",
    en: "You already asked, less than seven days ago, that this pause be lifted, then changed your mind.",
    todo: {
      fr: "Vous pouvez le demander de nouveau sept jours après la première demande.",
      en: "You may ask again seven days after you asked first.",
    },
  },
  "rights.pause_untold": {
    status: 409,
    fr:
      "Nous ne pouvons pas prévenir par message la personne qui a demandé " +
      "cette pause : elle n’est pas levée sans décision de la collectivité.",
    en:
      "We cannot tell by message whoever asked for this pause: " +
      "it is not lifted without a decision of the authority.",
    todo: {
      fr:
        "Écrivez-nous pourquoi elle devrait être levée. Le délégué " +
        "à la protection des données décide, et vous répond.",
      en: "Write to us why it should be lifted. The data-protection officer decides, and answers you.",
    },
  },
  "rights.answered_by_colleague": {
    status: 403,
    fr:
      "Vous ne pouvez pas répondre ici : cette demande est la vôtre, celle d’un " +
      "proche peut-être, ou vous travaillez ici pour une autre collectivité.",
    en:
      "You cannot answer here: this request is yours, perhaps " +
      "a relative’s, or you work here for another authority.",
    todo: {
      fr: "Demandez à un collègue de la collectivité d’y répondre.",
      en: "Ask a colleague of this authority to answer it.",
    },
  },
  "rights.link_not_valid": {
    status: 410,
    fr: "Ce lien ne fonctionne plus : il a expiré, ou la pause a changé depuis.",
    en: "This link no longer works: it expired, or the pause changed since.",
    todo: {
      fr: "Demandez une nouvelle pause depuis « Mes droits », ou appelez-nous.",
      en: "Ask for a pause again from “My rights”, or call us.",
    },
  },
  "rights.lifting_decided": {
    status: 409,
    fr: "La levée de cette pause est décidée par la collectivité : elle ne peut pas être gardée ici.",
    en: "The authority decided to lift this pause: it cannot be kept here.",
    todo: {
      fr: "Si vous n’êtes pas d’accord, demandez une nouvelle pause, ou plaignez-vous à la CNIL.",
      en: "If you do not agree, ask for a pause again, or complain to the CNIL.",
    },
  },
  "rights.colleague_needed": {
    status: 403,
    fr:
      "Vous ne pouvez pas noter cet effacement : c’est le vôtre, celui d’un " +
      "proche peut-être, ou vous travaillez ici pour une autre collectivité.",
    en:
      "You cannot note this erasure: it is yours, perhaps a " +
      "relative’s, or you work here for another authority.",
    todo: {
      fr: "Demandez à un collègue de la collectivité de le noter.",
      en: "Ask a colleague of this authority to note it.",
    },
  },
  "rights.another_agent": {
    status: 403,
    fr:
      "Vous ne pouvez pas confirmer cet effacement : vous l’avez noté, ou qui l’a " +
      "noté porte votre nom ou est un nouveau collègue que l’un de vous a ajouté.",
    en:
      "You cannot confirm this erasure: you noted it, or who did " +
      "bears your name or is a new colleague whom one of you added.",
    todo: {
      fr:
        "Demandez à un collègue de voir la personne et son original, puis " +
        "de confirmer. Ajouté par l’un de vous, il compte après sept jours.",
      en:
        "Ask a colleague to see the person and their original, then " +
        "to confirm. Added by one of you, they count after seven days.",
    },
  },
  "rights.last_representative": {
    status: 409,
    fr:
      "Quelqu’un n’aurait plus personne pour le représenter " +
      "ici : personne d’autre ne le fait, ou n’y restera.",
    en: "Somebody would have nobody to act for them here: nobody else does, or will stay.",
    todo: {
      fr: "Demandez d’abord leur effacement, ou appelez-nous pour qu’un autre représentant soit noté.",
      en: "Ask for their erasure first, or call us so that somebody else acts for them.",
    },
  },
  "rights.reason_missing": {
    status: 422,
    fr: "Écrivez la raison : la personne a le droit de la connaître.",
    en: "Write the reason: the person has a right to know it.",
    todo: { fr: "Une ou deux phrases simples suffisent.", en: "One or two plain sentences are enough." },
  },
  "rights.extended_once": {
    status: 409,
    fr: "Le délai a déjà été prolongé : la loi ne le permet qu’une fois, et seulement dans le premier mois.",
    en: "The time was extended already: the law allows it once, and only within the first month.",
    todo: { fr: "Répondez maintenant.", en: "Answer now." },
  },
});
