import { defineErrors } from "../../../kernel/errors.ts";

export const recoveryErrors = defineErrors({
  "recovery.no_account": {
    status: 409,
    fr: "Cette personne n’a pas encore de compte à retrouver.",
    en: "This person has no account to get back yet.",
    todo: {
      fr: "Inscrivez-la, ou donnez-lui son code de reprise.",
      en: "Enrol them, or give them their resume code.",
    },
  },
  "recovery.identity_not_validated": {
    status: 409,
    fr: "L’identité de cette personne n’est pas encore validée : rien à comparer avec l’original.",
    en: "This person’s identity is not validated yet: there is nothing to compare the original with.",
    todo: {
      fr: "Validez d’abord son nom et sa date de naissance.",
      en: "Validate their name and date of birth first.",
    },
  },
  "recovery.others_act": {
    status: 409,
    fr:
      "Un mineur ou une personne sous tutelle n’entre pas " +
      "seul : son représentant utilise son propre compte.",
    en:
      "A minor or a person under guardianship does not come " +
      "in alone: their representative uses their own account.",
    todo: {
      fr: "Retrouvez plutôt le compte du représentant.",
      en: "Get the representative’s account back instead.",
    },
  },
  "recovery.hand_over_first": {
    status: 409,
    fr: "Un parent tenait ce compte : il se remet d’abord à la personne, majeure.",
    en: "A parent held this account: it is first handed over to the person, now an adult.",
    todo: {
      fr: "Depuis sa fiche, choisissez « Lui remettre son compte ».",
      en: "From their page, choose “Hand them their account”.",
    },
  },
  "recovery.own_account": {
    status: 403,
    fr: "C’est votre propre compte : un collègue doit le faire.",
    en: "This is your own account: a colleague has to do it.",
    todo: { fr: "Demandez à un collègue.", en: "Ask a colleague." },
  },
  "recovery.too_often": {
    status: 429,
    fr: "Trop de récupérations : trois par personne et par mois, dix par agent et par jour.",
    en: "Too many recoveries: three a person a month, ten an agent a day.",
    todo: {
      fr: "Prévenez votre administrateur : il regarde le journal.",
      en: "Tell your administrator: they look at the journal.",
    },
  },
  "recovery.over": {
    status: 410,
    fr: "Cette récupération est finie, arrêtée ou trop ancienne.",
    en: "This recovery is over, stopped or too old.",
    todo: { fr: "Recommencez depuis la fiche de la personne.", en: "Start again from the person’s page." },
  },
  "recovery.colleague_needed": {
    status: 403,
    fr: "Un autre agent doit voir l’original à son tour.",
    en: "Another agent has to see the original too.",
    todo: {
      fr: "Appelez un collègue habilité à valider. Ajouté par l’un de vous, il compte après sept jours.",
      en: "Call a colleague who may validate. Added by one of you, they count after seven days.",
    },
  },
  "recovery.code_not_valid": {
    status: 422,
    fr: "Ce code ne fonctionne pas : il a servi, il a expiré, ou il est mal copié.",
    en: "This code does not work: it was used, it expired, or it was copied wrongly.",
    todo: {
      fr: "Vérifiez chaque caractère, ou demandez-en un autre au guichet.",
      en: "Check each character, or ask the desk for another.",
    },
  },
  "recovery.link_not_valid": {
    status: 410,
    fr:
      "Ce lien ne fonctionne plus : il a servi, il a expiré, " +
      "ou le compte a été retrouvé au guichet depuis.",
    en: "This link no longer works: it was used, it expired, or the account was got back at the desk since.",
    todo: {
      fr: "Si quelque chose vous inquiète, appelez-nous.",
      en: "If something worries you, call us.",
    },
  },
  "recovery.address_too_often": {
    status: 429,
    fr: "Trop de messages sont partis aujourd’hui pour changer cette adresse.",
    en: "Too many messages were sent today to change this address.",
    todo: {
      fr: "Vérifiez vos messages, ou recommencez demain.",
      en: "Check your messages, or try again tomorrow.",
    },
  },
  "recovery.same_address": {
    status: 422,
    fr: "C’est déjà l’adresse de votre compte.",
    en: "This is your account’s address already.",
    todo: { fr: "Écrivez la nouvelle adresse.", en: "Write the new address." },
  },
});
