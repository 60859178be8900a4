import { defineErrors } from "../../../kernel/errors.ts";

export const householdsErrors = defineErrors({
  "households.cannot_act_for": {
    status: 403,
    fr: "Vous ne pouvez pas agir pour cette personne.",
    en: "You cannot act for this person.",
    todo: {
      fr: "Déclarez le lien qui vous y autorise, avec son justificatif, ou demandez à l’accueil.",
      en: "Declare the link that allows it, with its evidence, or ask the reception desk.",
    },
  },
  "households.cannot_declare": {
    status: 403,
    fr: "Cette personne est déjà connue : vous ne pouvez pas déclarer vous-même que vous la représentez.",
    en: "This person is already known: you cannot declare by yourself that you represent them.",
    todo: {
      fr: "Présentez le justificatif au guichet : un agent établira le lien.",
      en: "Show the evidence at the desk: an agent will set up the link.",
    },
  },
  "households.too_young": {
    status: 422,
    fr: "Cette personne est trop jeune pour être le parent de cet enfant.",
    en: "This person is too young to be the parent of this child.",
    todo: {
      fr: "Ouvrez la fiche du parent, ou vérifiez sa date de naissance.",
      en: "Open the parent’s page, or check their date of birth.",
    },
  },
  "households.unknown_representation": {
    status: 404,
    fr: "Ce lien de représentation n’existe pas, ou vous n’y avez pas accès.",
    en: "This representation does not exist, or you have no access.",
    todo: { fr: "Rechargez la page.", en: "Reload the page." },
  },
  "households.not_waiting": {
    status: 409,
    fr: "Ce lien a déjà été décidé.",
    en: "This link has already been decided.",
    todo: { fr: "Rechargez le dossier.", en: "Reload the file." },
  },
  "households.evidence_not_enough": {
    status: 422,
    fr: "Ce document ne prouve pas ce lien.",
    en: "This document does not prove this link.",
    todo: {
      fr: "Demandez le livret de famille, l’acte de naissance, la décision de justice ou la procuration.",
      en:
        "Ask for the family record book, the birth certificate, " +
        "the court decision or the power of attorney.",
    },
  },
  "households.mandate_dates": {
    status: 422,
    fr: "Une procuration a une date de fin, à venir et dans trois ans au plus.",
    en: "A power of attorney has an end date, to come and within three years.",
    todo: { fr: "Corrigez la date de fin.", en: "Correct the end date." },
  },
  "households.end_needs_an_agent": {
    status: 403,
    fr: "Seul un agent peut arrêter ce lien.",
    en: "Only an agent can end this link.",
    todo: {
      fr: "Venez au guichet avec la décision qui y met fin.",
      en: "Come to the desk with the decision that ends it.",
    },
  },
  "households.end_cause": {
    status: 422,
    fr: "Ce lien ne peut pas s’arrêter pour cette raison.",
    en: "This link cannot end for that reason.",
    todo: {
      fr:
        "Choisissez une raison qui convient à ce lien. Seule " +
        "une décision de justice met fin à l’autorité parentale.",
      en: "Choose a reason that fits this link. Only a court’s decision ends parental authority.",
    },
  },
  "households.end_evidence_needed": {
    status: 422,
    fr: "Il faut la décision de justice pour arrêter ce lien.",
    en: "The court’s decision is needed to end this link.",
    todo: {
      fr: "Demandez la décision, lisez-la, puis choisissez « Décision de justice » parmi les documents.",
      en: "Ask for the decision, read it, then choose “Court decision” among the documents.",
    },
  },
  "households.still_a_minor": {
    status: 409,
    fr: "Cette personne n’a pas encore 18 ans.",
    en: "This person is not 18 yet.",
    todo: {
      fr:
        "Attendez son anniversaire, ou validez sa date de naissance " +
        "sur une pièce : une date seulement déclarée ne compte pas.",
      en:
        "Wait for the birthday, or validate the date of birth on " +
        "a document: one that was only declared does not count.",
    },
  },
  "households.account_is_theirs": {
    status: 409,
    fr: "Cette personne a déjà un compte à elle.",
    en: "This person already has an account of their own.",
    todo: {
      fr: "Si elle n’y entre plus, rendez-lui l’accès par la récupération au guichet.",
      en: "If they can no longer sign in, give access back by recovery at the desk.",
    },
  },
  "households.colleague_needed": {
    status: 409,
    fr: "Un autre agent doit voir la pièce d’identité avant vous.",
    en: "Another agent must see the identity document before you.",
    todo: {
      fr:
        "Appelez un collègue : l’un de vous deux confirme qu’il l’a vue, l’autre remet " +
        "le compte dans l’heure. Ajouté par l’un de vous, il compte après sept jours.",
      en:
        "Call a colleague: one of you confirms having seen it, the other hands the " +
        "account over within the hour. Added by one of you, they count after seven days.",
    },
  },
  "households.shares_exceed_whole": {
    status: 422,
    fr: "Les parts de présence de cette personne dépassent 100 %.",
    en: "This person’s shares exceed 100%.",
    todo: { fr: "Diminuez l’une des parts.", en: "Reduce one of the shares." },
  },
  "households.unknown_household": {
    status: 404,
    fr: "Ce foyer n’existe pas, ou vous n’y avez pas accès.",
    en: "This household does not exist, or you have no access.",
    todo: { fr: "Rechargez la page.", en: "Reload the page." },
  },
});
