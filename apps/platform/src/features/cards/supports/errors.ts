import { defineErrors } from "../../../kernel/errors.ts";

export const supportsErrors = defineErrors({
  "supports.unknown": {
    status: 404,
    fr: "Ce support n’existe pas, ou n’est pas à cette personne.",
    en: "This support does not exist, or is not this person’s.",
    todo: { fr: "Choisissez-le dans la liste.", en: "Choose it from the list." },
  },
  "supports.not_offered": {
    status: 409,
    fr: "Votre collectivité ne propose pas cette sorte de support.",
    en: "Your authority does not offer this kind of support.",
    todo: { fr: "Choisissez-en une autre, ou demandez au guichet.", en: "Choose another, or ask the desk." },
  },
  "supports.desk_only": {
    status: 409,
    fr: "Cette étape se fait au guichet.",
    en: "This step is done at the desk.",
    todo: {
      fr: "Venez au guichet avec une pièce d’identité.",
      en: "Come to the desk with an identity document.",
    },
  },
  "supports.too_many": {
    status: 409,
    fr: "Cette personne a déjà dix supports en cours.",
    en: "This person has ten supports already.",
    todo: { fr: "Arrêtez d’abord ceux qui ne servent plus.", en: "First end those that serve no more." },
  },
  "supports.too_many_this_year": {
    status: 409,
    fr: "Vingt supports ont déjà été demandés pour vous, ou pour cette personne, en douze mois.",
    en: "Twenty supports were asked for you, or for this person, in twelve months.",
    todo: {
      fr: "Venez au guichet : un agent regardera avec vous ceux que vous avez.",
      en: "Come to the desk: an agent will look with you at those you have.",
    },
  },
  "supports.too_many_at_desk": {
    status: 409,
    fr: "Vingt supports ont déjà été demandés pour cette personne en douze mois.",
    en: "Twenty supports were asked for this person in twelve months.",
    todo: {
      fr:
        "Regardez avec elle pourquoi, et remettez en service un support suspendu " +
        "s’il y en a un. Un autre pourra être demandé un an après le premier.",
      en:
        "Look with them why, and resume a suspended support if there " +
        "is one. Another may be asked for a year after the first.",
    },
  },
  "supports.not_by_paper": {
    status: 409,
    fr: "Une carte imprimée ne prend pas la place d’un support d’une autre sorte, sauf s’il est perdu.",
    en: "A printed card does not take the place of a support of another kind, unless it is lost.",
    todo: {
      fr: "Déclarez-le d’abord perdu, ou demandez une carte imprimée en plus.",
      en: "Declare it lost first, or ask for a printed card besides.",
    },
  },
  "supports.not_on_paper": {
    status: 409,
    fr: "Seule une carte imprimée s’imprime.",
    en: "Only a printed card is printed.",
    todo: { fr: "Demandez une carte imprimée.", en: "Ask for a printed card." },
  },
  "supports.on_the_phone": {
    status: 409,
    fr: "Un téléphone n’est pas commandé : il reçoit son code dans « Ma pochette ».",
    en: "A phone is not ordered: it receives its code in “Ma pochette”.",
    todo: { fr: "Ouvrez « Ma pochette » sur ce téléphone.", en: "Open “Ma pochette” on that phone." },
  },
  "supports.recognise_first": {
    status: 409,
    fr:
      "Ce support n’est pas encore remis : il n’ouvre rien. " +
      "Il n’est déclaré perdu que par une personne reconnue.",
    en: "This support is not handed over yet: it opens nothing. Only somebody recognised declares it lost.",
    todo: {
      fr: "Reconnaissez la personne par ce qu’elle sait, ou proposez-lui de venir au guichet.",
      en: "Recognise the person by what they know, or offer them to come to the desk.",
    },
  },
  "supports.not_now": {
    status: 409,
    fr: "Ce support n’est plus dans l’état où vous l’avez vu.",
    en: "This support is no longer in the state in which you saw it.",
    todo: { fr: "Revoyez la liste, puis recommencez.", en: "Look at the list again, then start again." },
  },
  "supports.replaced_already": {
    status: 409,
    fr: "Ce support a déjà un remplaçant.",
    en: "This support has a replacement already.",
    todo: { fr: "Suivez-le dans la liste.", en: "Follow it in the list." },
  },
  "supports.passkey_needed": {
    status: 403,
    fr:
      "Pour mettre votre code dans ce téléphone, entrez avec " +
      "une clé d’accès, il y a moins d’un quart d’heure.",
    en: "To put your code in this phone, come in with a passkey, less than a quarter of an hour ago.",
    todo: {
      fr: "Déconnectez-vous, puis revenez avec votre clé d’accès.",
      en: "Sign out, then come back with your passkey.",
    },
    page: "/connexion",
  },
  "supports.given_already": {
    status: 409,
    fr: "Ce code a déjà été donné à un appareil : il n’est donné qu’une fois.",
    en: "This code was given to a device already: it is given once.",
    todo: {
      fr: "Recommencez : un autre support sera créé.",
      en: "Start again: another support will be made.",
    },
  },
  "supports.pocket_ended": {
    status: 410,
    fr: "Ce téléphone ne sert plus : il a été déclaré perdu, arrêté ou remplacé.",
    en: "This phone serves no more: it was declared lost, ended or replaced.",
    todo: {
      fr: "S’il est toujours à vous, mettez-y de nouveau votre code.",
      en: "If it is still yours, put your code in it again.",
    },
  },
  "supports.pocket_suspended": {
    status: 403,
    fr: "Ce téléphone est suspendu.",
    en: "This phone is suspended.",
    todo: { fr: "Demandez au guichet.", en: "Ask the desk." },
  },
  "supports.pocket_unknown": {
    status: 401,
    fr: "Ce téléphone n’est pas reconnu.",
    en: "This phone is not recognised.",
    todo: { fr: "Mettez-y de nouveau votre code.", en: "Put your code in it again." },
  },
  "supports.pocket_clock": {
    status: 409,
    fr: "L’heure de ce téléphone est fausse : son code serait refusé.",
    en: "The time of this phone is wrong: its code would be refused.",
    todo: {
      fr: "Réglez l’heure sur automatique, puis revenez ici.",
      en: "Set the time to automatic, then come back here.",
    },
  },
  "supports.pocket_just_read": {
    status: 429,
    fr: "Ce téléphone vient de demander la même chose.",
    en: "This phone asked for the same a moment ago.",
    todo: { fr: "Attendez quinze secondes.", en: "Wait fifteen seconds." },
  },
  "supports.person_not_there": {
    status: 409,
    fr: "Cette personne n’est pas encore inscrite, ou son compte est clos.",
    en: "This person is not enrolled yet, or their account is closed.",
    todo: { fr: "Terminez d’abord son inscription.", en: "Finish their enrolment first." },
  },
});
