import { defineMessages } from "../../../web/index.ts";

export const deskCommonWords = defineMessages({
  fr: {
    area: "Espace des agents",
    places: {
      queue: "À traiter",
      people: "Chercher une personne",
      enrol: "Inscrire",
      contacts: "Échanges",
      campaigns: "Campagnes",
      letters: "Lettres",
      supports: "Cartes",
      till: "Ma caisse",
      duplicates: "Doublons",
    },
    unnamed: "Personne sans nom",
    noDesk: {
      title: "Cet espace est celui du guichet",
      lead: "Votre compte n’a pas de rôle au guichet : ni accueil, ni vérification des dossiers. Les dossiers des personnes restent fermés.",
      todo: "Pour y travailler, il faut un rôle de guichet : un administrateur le donne à la page « Agents ».",
      administration: "Aller à l’administration",
      delegations: "Voir mes délégations",
    },
    purposes: {
      help_at_desk: "La personne est au guichet",
      telephone: "La personne est au téléphone",
      check: "Je fais un contrôle",
      other: "Une autre raison",
    },
  },
  en: {
    area: "Agents’ space",
    places: {
      queue: "To handle",
      people: "Find a person",
      enrol: "Enrol",
      contacts: "Exchanges",
      campaigns: "Campaigns",
      letters: "Letters",
      supports: "Cards",
      till: "My till",
      duplicates: "Duplicates",
    },
    unnamed: "Somebody without a name",
    noDesk: {
      title: "This is the desk’s space",
      lead: "Your account has no role at the desk: neither reception nor checking files. People’s files stay closed.",
      todo: "To work here takes a role at the desk: an administrator gives it on the page “Staff”.",
      administration: "Go to administration",
      delegations: "See my delegations",
    },
    purposes: {
      help_at_desk: "The person is at the desk",
      telephone: "The person is on the telephone",
      check: "I am making a check",
      other: "Another reason",
    },
  },
});
