import { formatCount } from "../../../../../../../web/format/index.ts";
import { defineMessages } from "../../../../../../../web/index.ts";
import type { Role } from "../../../../index.ts";

const formatRecordCount = (count: number, one: string, several: string) =>
  `${formatCount(count, "fr")} ${count > 1 ? several : one}`;
const formatEnglishRecordCount = (count: number, one: string, several: string) =>
  `${formatCount(count, "en")} ${count === 1 ? one : several}`;

const frRoles: Readonly<Record<Role, string>> = {
  number: "Numéro dans l’établissement",
  family_name: "Nom de naissance",
  given_name: "Prénom",
  usage_name: "Nom d’usage",
  birth_date: "Date de naissance",
  sex: "Sexe ou civilité",
  birth_place: "Lieu de naissance",
  email: "Courriel",
  phone: "Téléphone",
  street: "Adresse : numéro et voie",
  postcode: "Code postal",
  town: "Commune",
  card: "Numéro de carte",
  history_date: "Historique : date",
  history: "Historique : ce qui s’est passé",
};
const enRoles: Readonly<Record<Role, string>> = {
  number: "Number in the establishment",
  family_name: "Family name at birth",
  given_name: "Given name",
  usage_name: "Name used",
  birth_date: "Date of birth",
  sex: "Sex or title",
  birth_place: "Place of birth",
  email: "E-mail",
  phone: "Telephone",
  street: "Address: number and street",
  postcode: "Postal code",
  town: "Town",
  card: "Card number",
  history_date: "History: date",
  history: "History: what happened",
};

export const recordWords = defineMessages({
  fr: {
    title: "Reprises de fichiers",
    lead: "La piscine, la patinoire, la bibliothèque ont chacune leur fichier. Reprenez-les ici : une personne, une fiche, tout son historique.",
    deposit: "Reprendre un fichier",
    establishment: "Établissement",
    establishmentHint: "Comme on le dit entre vous. Par exemple : Piscine de la Grâce de Dieu.",
    known: (names: string) => `Déjà connus : ${names}. Reprenez le même nom pour mettre ses fiches à jour.`,
    file: "Son fichier de personnes",
    fileHint:
      "Un fichier CSV, avec les titres des colonnes sur la première ligne. 256 Mo au plus ; un million de lignes a été essayé. Vous verrez ce qui sera compris avant que rien ne change.",
    send: "Déposer le fichier",
    example: "Voir un fichier d’exemple (CSV)",
    why: "Pourquoi, et combien de temps",
    purpose:
      "La reprise sert à réunir ce que vos établissements savent déjà d’une même personne. Elle ne sert à rien d’autre : aucun service n’en reçoit rien.",
    clocks:
      "Une fiche rattachée à une personne la suit, et s’efface avec elle. Une fiche rattachée à personne s’efface deux ans après le dernier fichier où elle figure. Le fichier lui-même s’efface dès qu’il est repris, au plus tard après trente jours.",
    past: "Fichiers déposés",
    none: "Aucun fichier déposé",
    noneText: "Le premier apparaîtra ici, avec ce qui en a été repris.",
    columns: {
      establishment: "Établissement",
      on: "Déposé le",
      state: "Où il en est",
      lines: "Lignes",
      refused: "Écartées",
    },
    states: { received: "À vérifier", running: "En cours", stopped: "Arrêté", done: "Repris" },
    fileTitle: (name: string) => `Fichier : ${name}`,
    mapTitle: "Que disent les colonnes ?",
    mapLead: (written: string) => `Voici ce que nous avons compris du fichier, écrit en ${written}.`,
    writtenAs: {
      "utf-8": "UTF-8",
      "utf-16": "UTF-16",
      "windows-1252": "Windows-1252",
      macintosh: "Mac Roman",
    },
    separator: "Les colonnes sont séparées par",
    separators: {
      ";": "un point-virgule",
      ",": "une virgule",
      "\t": "une tabulation",
      "|": "une barre verticale",
    },
    notTaken: "Ne pas reprendre",
    column: (header: string, place: number) => (header === "" ? `Colonne ${place}, sans titre` : header),
    sample: (text: string) => (text === "" ? "Rien dans les premières lignes." : `Par exemple : ${text}`),
    look: "Revoir les premières lignes",
    go: "Lancer la reprise",
    drop: "Retirer ce fichier",
    firstLines: "Les premières lignes, comme elles seront reprises",
    lookedAt: (all: number, left: number) =>
      all === 0
        ? "Ce fichier n’a que sa ligne de titres : il n’y a rien à reprendre."
        : left === 0
          ? `Sur ${formatRecordCount(all, "ligne lue", "lignes lues")}, toutes seront reprises.`
          : left === all
            ? `Aucune des lignes lues (${formatCount(all, "fr")}) ne serait reprise. Lancée, la reprise dit pourquoi, ligne par ligne ; regardez d’abord si une colonne manque, comme le numéro de la personne.`
            : `Sur ${formatRecordCount(all, "ligne lue", "lignes lues")}, ${formatRecordCount(left, "serait écartée", "seraient écartées")}. Le reste sera repris, et chacune sera dite.`,
    shownOf: (shown: number, all: number, isWhole: boolean) => {
      const lines =
        shown === all
          ? `${formatRecordCount(all, "ligne est montrée", "lignes sont montrées")} : ${isWhole ? "tout le fichier." : "le début du fichier."}`
          : `${formatRecordCount(shown, "ligne est montrée", "lignes sont montrées")}, sur ${formatCount(all, "fr")}${isWhole ? " dans le fichier." : " lues."}`;
      return isWhole ? lines : `${lines} Le fichier en a d’autres, qui seront lues à la reprise.`;
    },
    line: "Ligne",
    understood: "Comprise ainsi",
    leftOut: "Écartée",
    roles: frRoles,
    progress: "Reprise du fichier",
    progressText: (percent: number, lines: number) =>
      `${percent} %, ${formatRecordCount(lines, "ligne", "lignes")}`,
    refresh: "Actualiser",
    arriving: "Le fichier arrive encore",
    arrivingText: "Il a été envoyé deux fois : le premier envoi continue. Actualisez dans un instant.",
    stop: "Arrêter",
    resume: "Reprendre où c’était arrêté",
    runningText: "Vous pouvez quitter cette page : la reprise continue. Arrêtée, elle garde ce qui est fait.",
    stoppedText: "Ce qui est fait est gardé. La suite attend.",
    doneText: "Toutes les lignes ont été lues.",
    next: "Et maintenant",
    nextCompare:
      "Les fiches reprises sont comparées entre elles et avec les personnes de la plateforme. Ce qui se ressemble attend dans « Rapprochements ».",
    nextGo: "Voir les rapprochements",
    nextWho: (names: string) => `Les rapprochements sont regardés par ${names}.`,
    nextNobody:
      "Personne ne peut encore les regarder : donnez à un agent le rôle « Validation des dossiers ».",
    nextAgents: "Voir les agents",
    nextLeft: (count: number) =>
      `${formatRecordCount(count, "ligne a été écartée", "lignes ont été écartées")} : voir pourquoi, et que faire`,
    counts: {
      added: "Fiches ajoutées",
      changed: "Fiches mises à jour",
      same: "Fiches inchangées",
      refused: "Lignes écartées",
    },
    problems: "Lignes écartées",
    problemsLead:
      "Corrigez-les dans le logiciel de l’établissement, puis déposez un nouveau fichier : il mettra les fiches à jour.",
    download: "Télécharger la liste (CSV)",
    problemColumns: { line: "Ligne", problem: "Pourquoi, et que faire" },
    more: (count: number) =>
      `Et ${formatRecordCount(count, "autre", "autres")}, dans la liste à télécharger.`,
    alreadyKnown: "Ce fichier avait déjà été déposé : rien n’a changé.",
    again: "Ce fichier avait déjà été repris",
    againText:
      "Vous pouvez le reprendre encore, en disant autrement ce que disent ses colonnes : ses fiches seront mises à jour, aucune ne sera doublée. Le numéro ne change de colonne que si aucune n’est réunie ni rattachée : elles sont alors retirées, puis reprises. Si rien n’est à corriger, retirez ce fichier : ce qui est repris reste.",
    redo: "Une colonne mal comprise ?",
    redoText:
      "Déposez le même fichier sous le même nom d’établissement : vous direz autrement ce que disent ses colonnes. Ses fiches seront mises à jour, aucune ne sera doublée. Le numéro ne change de colonne que si aucune n’est réunie ni rattachée.",
    redoGo: "Déposer de nouveau ce fichier",
    toDoTitle: "Vérifier, puis lancer",
    toDo: "Si tout est bien compris, lancez la reprise. Sinon, corrigez les colonnes plus bas.",
    correct: "Corriger les colonnes",
    dropTitle: "Retirer ce fichier ?",
    back: "Voir les fichiers",
  },
  en: {
    title: "Files taken over",
    lead: "The pool, the ice rink and the library each have their file. Take them over here: one person, one record, the whole history.",
    deposit: "Take over a file",
    establishment: "Establishment",
    establishmentHint: "As you call it among you. For example: Piscine de la Grâce de Dieu.",
    known: (names: string) => `Known already: ${names}. Use the same name to bring its records up to date.`,
    file: "Its file of people",
    fileHint:
      "A CSV file, with the titles of the columns on the first line. 256 MB at most; a million lines was tried. You will see what is understood before anything changes.",
    send: "Send the file",
    example: "See an example file (CSV)",
    why: "Why, and how long",
    purpose:
      "Taking over brings together what your establishments know already of one person. It serves nothing else: no service receives anything of it.",
    clocks:
      "A record attached to a person follows them, and is erased with them. A record attached to nobody is erased two years after the last file that held it. The file itself is erased as soon as it is taken over, after thirty days at the latest.",
    past: "Files handed in",
    none: "No file handed in",
    noneText: "The first one will show here, with what was taken over.",
    columns: {
      establishment: "Establishment",
      on: "Handed in on",
      state: "Where it stands",
      lines: "Lines",
      refused: "Left out",
    },
    states: { received: "To check", running: "Under way", stopped: "Stopped", done: "Taken over" },
    fileTitle: (name: string) => `File: ${name}`,
    mapTitle: "What do the columns say?",
    mapLead: (written: string) => `Here is what we understood of the file, written in ${written}.`,
    writtenAs: {
      "utf-8": "UTF-8",
      "utf-16": "UTF-16",
      "windows-1252": "Windows-1252",
      macintosh: "Mac Roman",
    },
    separator: "Columns are separated by",
    separators: { ";": "a semicolon", ",": "a comma", "\t": "a tab", "|": "a vertical bar" },
    notTaken: "Leave out",
    column: (header: string, place: number) => (header === "" ? `Column ${place}, without a title` : header),
    sample: (text: string) => (text === "" ? "Nothing in the first lines." : `For example: ${text}`),
    look: "See the first lines again",
    go: "Start",
    drop: "Remove this file",
    firstLines: "The first lines, as they will be kept",
    lookedAt: (all: number, left: number) =>
      all === 0
        ? "This file has its line of titles only: there is nothing to take."
        : left === 0
          ? `Of ${formatEnglishRecordCount(all, "line", "lines")} read, all will be taken.`
          : left === all
            ? `None of the lines read (${formatCount(all, "en")}) would be taken. Once launched, it is said why, line by line; look first whether a column is missing, such as the number of the person.`
            : `Of ${formatEnglishRecordCount(all, "line", "lines")} read, ${formatCount(left, "en")} would be left out. The rest will be taken, and each will be told.`,
    shownOf: (shown: number, all: number, isWhole: boolean) => {
      const lines =
        shown === all
          ? `${formatEnglishRecordCount(all, "line is shown", "lines are shown")}: ${isWhole ? "the whole file." : "the beginning of the file."}`
          : `${formatEnglishRecordCount(shown, "line is shown", "lines are shown")}, of ${formatCount(all, "en")}${isWhole ? " in the file." : " read."}`;
      return isWhole ? lines : `${lines} The file has others, which are read when it is taken over.`;
    },
    line: "Line",
    understood: "Understood as",
    leftOut: "Left out",
    roles: enRoles,
    progress: "Taking over the file",
    progressText: (percent: number, lines: number) =>
      `${percent}%, ${formatEnglishRecordCount(lines, "line", "lines")}`,
    refresh: "Refresh",
    arriving: "The file is still arriving",
    arrivingText: "It was sent twice: the first sending goes on. Refresh in a moment.",
    stop: "Stop",
    resume: "Go on from where it stopped",
    runningText: "You may leave this page: it goes on. Stopped, it keeps what is done.",
    stoppedText: "What is done is kept. The rest waits.",
    doneText: "Every line was read.",
    next: "What now",
    nextCompare:
      "The records are compared with each other and with the people of the platform. What is alike waits in “Proposals”.",
    nextGo: "See the proposals",
    nextWho: (names: string) => `Proposals are looked at by ${names}.`,
    nextNobody: "Nobody can look at them yet: give an agent the role “Validation of files”.",
    nextAgents: "See the agents",
    nextLeft: (count: number) =>
      `${formatEnglishRecordCount(count, "line was left out", "lines were left out")}: see why, and what to do`,
    counts: {
      added: "Records added",
      changed: "Records updated",
      same: "Records unchanged",
      refused: "Lines left out",
    },
    problems: "Lines left out",
    problemsLead:
      "Correct them in the establishment’s software, then send a new file: it will update the records.",
    download: "Download the list (CSV)",
    problemColumns: { line: "Line", problem: "Why, and what to do" },
    more: (count: number) => `And ${formatCount(count, "en")} more, in the list to download.`,
    alreadyKnown: "This file was handed in already: nothing changed.",
    again: "This file was taken over already",
    againText:
      "You can take it over again, saying otherwise what its columns say: its records are brought up to date, none is doubled. The number changes column only when none is merged nor attached: they are then removed, and taken again. If nothing is to be corrected, remove this file: what was taken over stays.",
    redo: "A column misunderstood?",
    redoText:
      "Send the same file under the same name of establishment: you will say otherwise what its columns say. Its records are brought up to date, none is doubled. The number changes column only when none is merged nor attached.",
    redoGo: "Send this file again",
    toDoTitle: "Check, then start",
    toDo: "If everything is well understood, start. Else, correct the columns below.",
    correct: "Correct the columns",
    dropTitle: "Remove this file?",
    back: "See the files",
  },
});
