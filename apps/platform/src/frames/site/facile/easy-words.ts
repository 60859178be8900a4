/**
 * Easy-to-read French, after the European rules "Information for all" (Inclusion Europe): short sentences,
 * one idea a line, everyday words, the person spoken to. French only: it is a form of French, not a
 * translation.
 */
export const easyWords = {
  crumb: "Facile à lire",
  inEasy: "en facile à lire",
  title: "Comment ça marche",
  name: "Facile à lire et à comprendre",
  what: (name: string) => [
    `Vous êtes sur le site « ${name} ».`,
    "Sur ce site, vous trouvez des services.",
    "Par exemple : la bibliothèque, la cantine, la piscine.",
    "Vous pouvez demander ces services sur ce site.",
  ],
  steps: [
    {
      title: "1. Vous créez votre compte",
      lines: [
        "Vous écrivez votre nom et votre adresse.",
        "Vous envoyez 2 documents.",
        "Par exemple : votre carte d’identité et une facture.",
        "Une personne vérifie vos documents.",
        "Vous le faites une seule fois.",
      ],
    },
    {
      title: "2. Vous choisissez un service",
      lines: [
        "Le site vous montre les informations que le service demande.",
        "Vous dites oui, ou vous dites non.",
        "Si vous dites oui, le service reçoit ces informations.",
        "Il ne reçoit rien d’autre.",
      ],
    },
    {
      title: "3. Vous pouvez arrêter",
      lines: [
        "Vous pouvez arrêter un service quand vous voulez.",
        "Vous pouvez voir qui a regardé vos informations.",
        "C’est écrit dans votre journal.",
      ],
    },
  ],
  helpTitle: "Vous voulez de l’aide ?",
  helpLines: [
    "Vous n’êtes pas obligé d’utiliser internet.",
    "Vous pouvez venir au guichet.",
    "Vous pouvez venir avec quelqu’un.",
  ],
  services: "Les services en facile à lire",
  noService: "Aucun service n’est encore écrit en facile à lire.",
  journeys: "Pas à pas",
  choice: "Lire toujours en facile à lire",
  choiceOff: [
    "Vous pouvez voir d’abord les pages en facile à lire.",
    "Votre navigateur retient votre choix.",
  ],
  choiceOn: ["Vous voyez d’abord les pages en facile à lire.", "Vous pouvez changer d’avis."],
  always: "Toujours en facile à lire",
  stop: "Revenir aux pages habituelles",
  whole: "Voir la page complète",
  seeServices: "Voir les services",
  seeMine: "Voir mes services",
  seeHours: "Voir les jours et les heures",
  continue: "Continuer",
  call: (phone: string) => `Vous voulez de l’aide ? Téléphonez au ${phone}.`,
  help: "Vous voulez de l’aide ? Venez nous voir.",
  create: "Créer mon compte",
  createAtDesk: ["Ici, vous créez votre compte au guichet.", "Une personne vous aide."],
  notOpenYet: ["Ici, vous ne pouvez pas encore créer votre compte.", "Allez au guichet, ou téléphonez."],
} as const;
