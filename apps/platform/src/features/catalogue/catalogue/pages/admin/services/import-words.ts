import { defineMessages } from "../../../../../../web/index.ts";

export const importWords = defineMessages({
  fr: {
    title: "Importer des services",
    lead: "Donnez un catalogue au format européen CPSV-AP (JSON-LD), en fichier ou collé. Chaque service devient un brouillon, à relire et à approuver.",
    file: "Un fichier",
    fileHint: "Il passe avant ce qui est collé. S’il faut le corriger, son texte revient ci-dessous.",
    document: "Ou le document, collé",
    documentHint:
      "Un service déjà connu sous le même identifiant reçoit une nouvelle version. Rien n’est publié.",
    read: "Lire et préparer les brouillons",
    done: (count: number) => (count === 1 ? "Un service a été lu" : `${count} services ont été lus`),
    doneText: "Ouvrez chaque brouillon pour compléter ce que le document ne dit pas.",
    caption: "Services lus, dans l’ordre du document",
    columns: { service: "Service", line: "Ligne", outcome: "Résultat", problems: "À compléter" },
    outcomes: {
      drafted: "Brouillon préparé",
      saved: "Brouillon mis à jour",
      unchanged: "Rien ne change",
      refused: "Non importé",
    },
    ready: "Rien",
    link: "Importer des services",
  },
  en: {
    title: "Import services",
    lead: "Give a catalogue in the European CPSV-AP format (JSON-LD), as a file or pasted. Each service becomes a draft, to be reviewed and approved.",
    file: "A file",
    fileHint: "It comes before what is pasted. If it must be corrected, its text comes back below.",
    document: "Or the document, pasted",
    documentHint: "A service already known by the same identifier gets a new version. Nothing is published.",
    read: "Read and prepare the drafts",
    done: (count: number) => (count === 1 ? "One service was read" : `${count} services were read`),
    doneText: "Open each draft to complete what the document does not say.",
    caption: "Services read, in the order of the document",
    columns: { service: "Service", line: "Line", outcome: "Result", problems: "To complete" },
    outcomes: {
      drafted: "Draft prepared",
      saved: "Draft updated",
      unchanged: "Nothing changes",
      refused: "Not imported",
    },
    ready: "Nothing",
    link: "Import services",
  },
});
