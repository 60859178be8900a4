import { defineMessages } from "../../../../../../web/index.ts";
import { formatWords } from "./format-words.ts";

const formatLineCount = (count: number) => (count > 1 ? `${count} lignes` : `${count} ligne`);
const formatEnglishLineCount = (count: number) => (count === 1 ? "1 line" : `${count} lines`);

export const transferWords = defineMessages({
  fr: {
    ...formatWords.fr,
    channel: "Fichiers",
    title: (service: string) => `Fichiers : ${service}`,
    lead: "Le logiciel du service lit des fichiers CSV et répond par un accusé. La personne voit la même chose sur sa page.",
    closed: "Ce service n’est pas relié par fichiers",
    closedText:
      "Reliez-le si l’éditeur du logiciel ne se connecte pas mais sait lire un fichier : ouvertures, changements et arrêts y seront rassemblés.",
    connect: "Relier par fichiers",
    rhythm: {
      daily: "Un fichier est préparé chaque matin, si quelque chose attend.",
      weekly: "Un fichier est préparé chaque lundi matin, si quelque chose attend.",
      on_demand: "Un fichier est préparé quand vous le demandez.",
    },
    prepare: "Préparer un fichier maintenant",
    format: "Format et rythme",
    notYours:
      "Les fichiers portent ce que les personnes donnent au service : seul son gestionnaire les retire.",
    empty: "Aucun fichier",
    emptyText: "Le premier sera préparé quand une personne aura dit oui à ce service.",
    caption: "Fichiers préparés, le plus récent d’abord",
    columns: { file: "Fichier", state: "Où il en est", lines: "Lignes", since: "Depuis" },
    states: { waiting: "À retirer", taken: "Retiré", settled: "Traité" },
    isLate: "En retard",
    late: "Un fichier attend depuis trop longtemps",
    lateText: "Tant qu’il n’est pas retiré, le logiciel ne sait rien de ce qu’il porte.",
    madeOn: "Préparé le",
    take: "Retirer le fichier",
    takeHint:
      "Il contient ce que les personnes acceptent de donner à ce service, au moment où vous le retirez. Elles le voient dans leur journal.",
    again: "Retirer de nouveau",
    againHint: "Ce sont les mêmes octets que la première fois. Le journal le note.",
    forgotten: "Son contenu a été effacé : il n’est gardé que le temps d’être traité.",
    left: "Des lignes sont restées dehors",
    leftText:
      "Elles partiront dans le prochain fichier. Choisissez le codage UTF-8, ou faites corriger la valeur par la personne.",
    linesCaption: "Lignes du fichier",
    lineColumns: { place: "Ligne", action: "À faire", outcome: "Réponse du logiciel" },
    actions: {
      open: "Ouvrir",
      change: "Mettre à jour",
      suspend: "Suspendre",
      resume: "Reprendre",
      close: "Fermer",
    },
    noAnswer: "Pas encore de réponse",
    outcomes: { done: "Fait", refused: "Refusé" },
    problems: {
      not_encodable: (column: string) =>
        `Laissée dehors : la colonne « ${column} » a un caractère que le codage choisi ne sait pas écrire.`,
      behind_another: () => "Laissée dehors : elle suit une ligne du même abonné qui l’est.",
    },
    receipt: "Déposer un accusé",
    receiptLead: "Vous verrez ce qu’il dit avant que rien ne change.",
    receiptFile: "Fichier d’accusé",
    receiptHint:
      "CSV, avec les colonnes line_id, result (done ou refused) et reason. Deux mégaoctets au plus.",
    read: "Lire l’accusé",
    receipts: "Accusés reçus",
    receiptOf: "Reçu le",
    receiptStates: { read: "À appliquer", applied: "Appliqué" },
    receiptTitle: "Accusé du logiciel",
    toApply: (fresh: number, all: number) =>
      fresh === 0
        ? `Rien de nouveau à appliquer sur ${formatLineCount(all)}.`
        : `${formatLineCount(fresh)} à appliquer sur ${all}.`,
    apply: "Appliquer",
    applied: "C’est appliqué : les personnes le voient sur leur page.",
    answersCaption: "Ce que dit l’accusé",
    answerColumns: { line: "Ligne", outcome: "Réponse", detail: "Motif ou référence", state: "Effet" },
    answerStates: {
      new: "À appliquer",
      same: "Déjà appliquée",
      unknown: "Inconnue : d’aucun fichier retiré de ce service",
      answered_otherwise: "Une autre réponse a déjà été appliquée",
      bad_result: "Le résultat n’est ni done ni refused",
      reason_needed: "Un refus dit pourquoi",
      twice: "Ligne déjà citée plus haut",
    },
  },
  en: {
    ...formatWords.en,
    channel: "Files",
    title: (service: string) => `Files: ${service}`,
    lead: "The service’s software reads CSV files and answers by an acknowledgement. The person sees the same on their page.",
    closed: "This service is not connected by files",
    closedText:
      "Connect it if the vendor does not, but can read a file: openings, changes and ends will be gathered there.",
    connect: "Connect by files",
    rhythm: {
      daily: "A file is prepared each morning, if something waits.",
      weekly: "A file is prepared each Monday morning, if something waits.",
      on_demand: "A file is prepared when you ask for it.",
    },
    prepare: "Prepare a file now",
    format: "Format and rhythm",
    notYours: "Files carry what people give to the service: only its manager takes them.",
    empty: "No file",
    emptyText: "The first one will be prepared once a person says yes to this service.",
    caption: "Files prepared, the newest first",
    columns: { file: "File", state: "Where it stands", lines: "Lines", since: "Since" },
    states: { waiting: "To be taken", taken: "Taken", settled: "Dealt with" },
    isLate: "Late",
    late: "A file has waited too long",
    lateText: "Until it is taken, the software knows nothing of what it carries.",
    madeOn: "Prepared on",
    take: "Take the file",
    takeHint:
      "It holds what people agree to give this service, as of the moment you take it. They see it in their journal.",
    again: "Take it again",
    againHint: "The same bytes as the first time. The journal notes it.",
    forgotten: "Its content was erased: it is kept only while it is being dealt with.",
    left: "Some lines were left out",
    leftText: "They will leave in the next file. Choose UTF-8, or have the person correct the value.",
    linesCaption: "Lines of the file",
    lineColumns: { place: "Line", action: "To do", outcome: "The software’s answer" },
    actions: { open: "Open", change: "Update", suspend: "Suspend", resume: "Resume", close: "Close" },
    noAnswer: "No answer yet",
    outcomes: { done: "Done", refused: "Refused" },
    problems: {
      not_encodable: (column: string) =>
        `Left out: column “${column}” holds a character that the chosen encoding cannot write.`,
      behind_another: () => "Left out: it follows a line of the same subscriber that is.",
    },
    receipt: "Hand in an acknowledgement",
    receiptLead: "You will see what it says before anything changes.",
    receiptFile: "Acknowledgement file",
    receiptHint: "CSV, with the columns line_id, result (done or refused) and reason. Two megabytes at most.",
    read: "Read the acknowledgement",
    receipts: "Acknowledgements received",
    receiptOf: "Received on",
    receiptStates: { read: "To be applied", applied: "Applied" },
    receiptTitle: "The software’s acknowledgement",
    toApply: (fresh: number, all: number) =>
      fresh === 0
        ? `Nothing new to apply among ${formatEnglishLineCount(all)}.`
        : `${formatEnglishLineCount(fresh)} to apply of ${all}.`,
    apply: "Apply",
    applied: "Applied: people see it on their page.",
    answersCaption: "What the acknowledgement says",
    answerColumns: { line: "Line", outcome: "Answer", detail: "Reason or reference", state: "Effect" },
    answerStates: {
      new: "To be applied",
      same: "Applied already",
      unknown: "Unknown: of no file taken for this service",
      answered_otherwise: "Another answer was applied already",
      bad_result: "The result is neither done nor refused",
      reason_needed: "A refusal says why",
      twice: "Line named above already",
    },
  },
});
