import { defineMessages } from "../../../../../../web/index.ts";

export const importApplicationWords = defineMessages({
  fr: {
    title: "Importer une application essayée",
    lead: "Un éditeur l’a mise au point dans le bac à sable. Elle entre ici comme brouillon, avec des identifiants neufs.",
    link: "Importer une application essayée dans le bac à sable",
    document: "Le fichier de l’éditeur",
    documentHint: "Collez-le tel quel. Il ne contient ni secret, ni donnée de personne.",
    read: "Lire et créer le brouillon",
    doneTitle: "L’application est importée",
    doneText:
      "Le service attend, en brouillon : relisez ce qu’il demande, faites-le approuver, puis publiez-le.",
    identifier: "Identifiant, à donner à l’éditeur",
    secret: "Secret, affiché cette seule fois",
    checks: "Vu dans le bac à sable de l’éditeur",
    checksSeen: (seen: number, all: number) =>
      `${seen} vérifications sur ${all}, d’après son fichier : indicatif, faites vos propres essais.`,
    toDraft: "Relire le brouillon",
  },
  en: {
    title: "Import an application that was tried",
    lead: "A vendor worked it out in the sandbox. It comes in here as a draft, with credentials of its own.",
    link: "Import an application tried in the sandbox",
    document: "The vendor’s file",
    documentHint: "Paste it as it is. It holds no secret and nobody’s data.",
    read: "Read it and create the draft",
    doneTitle: "The application is imported",
    doneText: "The service waits as a draft: read what it asks, have it approved, then publish it.",
    identifier: "Identifier, to give to the vendor",
    secret: "Secret, shown this once",
    checks: "Seen in the vendor’s sandbox",
    checksSeen: (seen: number, all: number) =>
      `${seen} checks of ${all}, by its file: for information, do your own trials.`,
    toDraft: "Read the draft",
  },
});
