import { defineErrors } from "../../../kernel/errors.ts";

export const enrolmentErrors = defineErrors({
  "enrolment.identity_incomplete": {
    status: 422,
    fr: "FranceConnect ne connaît pas toute votre identité : il manque un nom, ou un jour de naissance.",
    en: "FranceConnect does not know your whole identity: a name or a day of birth is missing.",
    todo: {
      fr: "Créez votre compte en répondant aux questions.",
      en: "Create your account by answering the questions.",
    },
  },
  "enrolment.check_says_otherwise": {
    status: 422,
    fr: "Un contrôle dit autre chose de ce document.",
    en: "A check says otherwise of this document.",
    todo: {
      fr:
        "Lisez ce que dit le contrôle. Choisissez une autre " +
        "pièce, ou écrivez pourquoi vous acceptez celle-ci.",
      en: "Read what the check says. Choose another item, or write why you accept this one.",
    },
  },
  "enrolment.reason_needed": {
    status: 422,
    fr: "Dites pourquoi vous consultez cette personne, en trois lettres au moins et 200 au plus.",
    en: "Say why you consult this person, in three letters at least and 200 at most.",
    todo: {
      fr: "Écrivez la raison : la personne la lira dans son journal.",
      en: "Write the reason: the person will read it in their journal.",
    },
  },
  "enrolment.parent_needed": {
    status: 422,
    fr: "Avant 15 ans, un dossier est créé par un parent ou un tuteur.",
    en: "Under 15, a file is created by a parent or a guardian.",
    todo: {
      fr: "Demandez à un parent de vous inscrire depuis son espace, ou venez avec lui au guichet.",
      en: "Ask a parent to enrol you from their space, or come with them to the desk.",
    },
  },
  "enrolment.birthdate_needed": {
    status: 422,
    fr:
      "C’est la seule date de naissance connue de cette " +
      "personne, que quelqu’un représente. Elle ne se retire pas.",
    en: "This is the only birth date known of this person, whom somebody represents. It is not withdrawn.",
    todo: {
      fr: "Si elle est fausse, indiquez la bonne à la place.",
      en: "If it is wrong, give the right one in its place.",
    },
  },
  "enrolment.document_not_in_file": {
    status: 422,
    fr: "Ce document n’est pas dans ce dossier, ou n’y est plus.",
    en: "This document is not in this file, or no longer is.",
    todo: {
      fr: "Ouvrez le dossier de nouveau et choisissez un document.",
      en: "Open the file again and choose a document.",
    },
  },
  "enrolment.code_for_newcomers": {
    status: 409,
    fr: "Un code de reprise sert à un premier dossier. Ce compte s’ouvre comme d’habitude, ici ou ailleurs.",
    en: "A resume code is for a first file. This account opens as usual, here or elsewhere.",
    todo: {
      fr: "Connectez-vous sur l’autre appareil. Si plus rien n’ouvre le compte, le guichet peut le rouvrir.",
      en: "Sign in on the other device. If nothing opens the account any more, the desk can open it again.",
    },
  },
  "enrolment.unknown_file": {
    status: 404,
    fr: "Ce dossier n’existe pas, ou vous n’y avez pas accès.",
    en: "This file does not exist, or you have no access.",
    todo: { fr: "Vérifiez son numéro.", en: "Check its number." },
  },
  "enrolment.already_started": {
    status: 409,
    fr: "Cette inscription est déjà commencée.",
    en: "This enrolment has already been started.",
    todo: { fr: "Reprenez-la avec votre code de reprise.", en: "Resume it with your resume code." },
  },
  "enrolment.draft_of_another": {
    status: 403,
    fr: "Un autre représentant remplit une demande pour cette personne. Nous ne l’affichons pas ici.",
    en: "Another representative is filling in an application for this person. We do not show it here.",
    todo: {
      fr: "Attendez qu’elle soit envoyée, ou adressez-vous à l’accueil.",
      en: "Wait until it is sent, or ask the reception desk.",
    },
  },
  "enrolment.person_known": {
    status: 409,
    fr: "Cette personne est déjà connue ici : elle ne peut pas être inscrite comme nouvelle.",
    en: "This person is already known here: they cannot be enrolled as new.",
    todo: {
      fr: "Cherchez-la par son nom et sa date de naissance, puis ouvrez son dossier.",
      en: "Search for them by name and birth date, then open their file.",
    },
  },
  "enrolment.not_possible_now": {
    status: 409,
    fr: "Ce dossier n’en est plus à cette étape.",
    en: "This file is no longer at that step.",
    todo: {
      fr: "Rechargez le dossier pour voir où il en est.",
      en: "Reload the file to see where it stands.",
    },
  },
  "enrolment.incomplete": {
    status: 422,
    fr: "Il manque des réponses pour envoyer la demande.",
    en: "Some answers are missing before this can be sent.",
    todo: { fr: "Complétez les réponses signalées.", en: "Fill in the answers listed." },
  },
  "enrolment.unknown_document": {
    status: 422,
    fr: "Ce document n’est pas dans ce dossier.",
    en: "This document is not in this file.",
    todo: { fr: "Choisissez un document du dossier.", en: "Choose a document of the file." },
  },
  "enrolment.unknown_request": {
    status: 409,
    fr: "Ce document n’est plus demandé.",
    en: "This document is no longer asked for.",
    todo: { fr: "Rechargez la demande.", en: "Reload the request." },
  },
  "enrolment.document_not_looked_at": {
    status: 422,
    fr:
      "Ce document est en cours de vérification : rien ne " +
      "se décide sur lui avant que l’antivirus ait répondu.",
    en: "This document is being checked: nothing is decided on it before the antivirus has answered.",
    todo: {
      fr: "Attendez quelques secondes, voyez l’original, ou accordez une exception en disant pourquoi.",
      en: "Wait some seconds, see the original, or grant an exception and say why.",
    },
  },
  "enrolment.evidence_not_enough": {
    status: 422,
    fr: "Ce type de document ne prouve pas cet élément.",
    en: "This kind of document does not prove this element.",
    todo: {
      fr: "Choisissez un autre justificatif, ou accordez une exception en disant pourquoi.",
      en: "Choose other evidence, or grant an exception and say why.",
    },
  },
  "enrolment.nothing_decided": {
    status: 422,
    fr: "Aucune information n’est décidée : toutes sont laissées pour plus tard.",
    en: "Nothing is decided: all is left for later.",
    todo: {
      fr: "Choisissez « Concorde », « Refuser » ou « Autre pièce » pour une information au moins.",
      en: "Choose “Agrees”, “Refuse” or “Other item” for one at least.",
    },
  },
  "enrolment.reason_missing": {
    status: 422,
    fr: "Cette décision doit être motivée.",
    en: "This decision needs a reason.",
    todo: {
      fr: "Écrivez pourquoi, en une phrase : la personne la lira.",
      en: "Write why, in one sentence: the person will read it.",
    },
  },
  "enrolment.outside_route": {
    status: 422,
    fr:
      "Ce guichet ne décide pas de ce dossier dans l’organisation " +
      "choisie : dites pourquoi vous faites une exception.",
    en: "This desk does not decide this file in the chosen organisation: say why you make an exception.",
    todo: {
      fr: "Écrivez le motif en une phrase : la personne le lira, et il reste au journal.",
      en: "Write the reason in one sentence: the person will read it, and the journal keeps it.",
    },
  },
  "enrolment.door_closed": {
    status: 403,
    fr: "Ici, les inscriptions ne commencent pas par cette voie.",
    en: "Here, enrolments do not begin this way.",
    todo: {
      fr:
        "Adressez-vous à l’accueil : un agent ouvre le dossier " +
        "avec vous. Un dossier déjà commencé peut être terminé.",
      en: "Ask the front desk: an agent opens the file with you. A file already begun can be finished.",
    },
  },
  "enrolment.not_open_yet": {
    status: 403,
    fr: "Votre commune n’a pas encore ouvert ses services ici : personne ne recevrait votre dossier.",
    en: "Your commune has not opened its services here yet: nobody would receive your file.",
    todo: {
      fr:
        "Adressez-vous à votre mairie. Les services de l’agglomération, " +
        "du département et de la région sont sur la page de votre commune.",
      en:
        "Ask your town hall. Services of the agglomération, " +
        "département and région are on the page of your commune.",
    },
  },
  "enrolment.agent_not_at_desk": {
    status: 422,
    fr: "Cet agent ne travaille pas à ce guichet.",
    en: "This agent does not work at this desk.",
    todo: { fr: "Choisissez un agent de ce guichet.", en: "Choose an agent of this desk." },
  },
});
