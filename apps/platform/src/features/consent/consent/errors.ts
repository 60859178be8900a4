import { defineErrors } from "../../../kernel/errors.ts";

export const consentErrors = defineErrors({
  "consent.service_not_offered": {
    status: 404,
    fr: "Ce service n’est pas proposé aux habitants de votre collectivité.",
    en: "This service is not offered to the people of your authority.",
    todo: { fr: "Choisissez un service de la liste.", en: "Choose a service from the list." },
  },
  "consent.nothing_to_agree": {
    status: 422,
    fr: "Ce service informe ou conduit à un autre site : il n’y a pas d’accord à donner.",
    en: "This service informs or leads to another site: there is nothing to agree to.",
    todo: {
      fr: "Ouvrez la page du service : elle dit quoi faire.",
      en: "Open the service’s page: it says what to do.",
    },
  },
  "consent.nobody_said_so": {
    status: 422,
    fr: "Un agent ne décide pas à la place d’une personne : il note ce qu’elle dit, quand elle est là.",
    en: "An agent does not decide for a person: they note what the person says, when the person is there.",
    todo: {
      fr: "Indiquez qui est devant vous et a répondu, puis recommencez.",
      en: "Say who is in front of you and has answered, then try again.",
    },
  },
  "consent.rule_says_no": {
    status: 422,
    fr: "Ce service ne peut pas s’ouvrir pour cette personne : une de ses conditions n’est pas remplie.",
    en: "This service cannot open for this person: one of its conditions is not met.",
    todo: {
      fr:
        "La page du service dit chaque condition. Si vous " +
        "pensez que c’est une erreur, demandez à l’accueil.",
      en: "The service’s page tells each condition. If you think this is a mistake, ask the reception desk.",
    },
  },
  "consent.rule_unanswered": {
    status: 422,
    fr: "Ce service ne peut pas encore s’ouvrir : il manque de quoi vérifier une de ses conditions.",
    en: "This service cannot open yet: something lacks to check one of its conditions.",
    todo: {
      fr: "Donnez l’information qui manque, ou attendez qu’elle soit vérifiée.",
      en: "Give what is missing, or wait until it has been checked.",
    },
  },
  "consent.for_children": {
    status: 422,
    fr: "Ce service est pour les enfants : un parent ou un tuteur l’ouvre pour son enfant.",
    en: "This service is for children: a parent or guardian opens it for their child.",
    todo: {
      fr: "Choisissez l’enfant concerné. S’il n’est pas dans votre espace, ajoutez-le à vos proches.",
      en: "Choose the child concerned. If they are not in your space, add them to your relatives.",
    },
  },
  "consent.for_oneself": {
    status: 422,
    fr: "Ce service est personnel : un parent ne l’ouvre pas pour son enfant.",
    en: "This service is personal: a parent does not open it for their child.",
    todo: {
      fr: "Ouvrez-le pour vous, ou demandez à l’accueil ce qui existe pour votre enfant.",
      en: "Open it for yourself, or ask the reception desk what exists for your child.",
    },
  },
  "consent.version_changed": {
    status: 409,
    fr: "Ce service vient de changer ce qu’il demande.",
    en: "This service has just changed what it asks.",
    todo: { fr: "Relisez la demande, puis décidez à nouveau.", en: "Read the request again, then decide." },
  },
  "consent.not_asked": {
    status: 422,
    fr: "Cette réponse porte sur une donnée que le service ne demande pas.",
    en: "This answer is about something the service does not ask.",
    todo: { fr: "Rechargez la page, puis décidez à nouveau.", en: "Reload the page, then decide again." },
  },
  "consent.yes_and_no": {
    status: 422,
    fr: "Une même donnée est à la fois acceptée et refusée.",
    en: "The same item is both accepted and refused.",
    todo: { fr: "Choisissez oui ou non pour chaque donnée.", en: "Choose yes or no for each item." },
  },
  "consent.required_refused": {
    status: 422,
    fr: "Ce service ne peut pas s’ouvrir sans les données obligatoires.",
    en: "This service cannot open without the required items.",
    todo: {
      fr: "Acceptez les données obligatoires, ou refusez le service : rien ne sera transmis.",
      en: "Accept the required items, or refuse the service: nothing will be sent.",
    },
  },
  "consent.key_reused": {
    status: 409,
    fr: "Ce formulaire a déjà servi à une autre décision.",
    en: "This form was already used for another decision.",
    todo: { fr: "Rechargez la page, puis décidez à nouveau.", en: "Reload the page, then decide again." },
  },
  "consent.already_granted": {
    status: 409,
    fr: "Vous aviez accepté ce service : le refuser, c’est le retirer.",
    en: "You had accepted this service: refusing it means withdrawing.",
    todo: { fr: "Retirez votre accord depuis « Mes services ».", en: "Withdraw from “My services”." },
  },
  "consent.no_live_grant": {
    status: 403,
    fr: "La personne n’a pas donné son accord à ce service, ou l’a retiré.",
    en: "The person has not agreed to this service, or has withdrawn.",
    todo: { fr: "Demandez l’accord de la personne.", en: "Ask for the person’s agreement." },
  },
  "consent.paused": {
    status: 409,
    fr: "Ce service est en pause : rien ne lui est transmis.",
    en: "This service is paused: nothing is sent to it.",
    todo: {
      fr: "La mise en pause se lève depuis « Mes droits », ou à l’accueil. L’accord déjà donné est gardé.",
      en:
        "The pause is lifted from “My rights”, or at the " +
        "reception desk. An agreement already given is kept.",
    },
  },
  "consent.unknown_grant": {
    status: 404,
    fr: "Cet accord n’existe pas.",
    en: "This agreement does not exist.",
    todo: { fr: "Repartez de « Mes services ».", en: "Start again from “My services”." },
  },
});
