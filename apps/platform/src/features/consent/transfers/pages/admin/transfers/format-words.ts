/** What the page of the format says; a part of `transferWords`. */
export const formatWords = {
  fr: {
    formatLead: "Ce que le logiciel attend. Ce qui est déjà retiré ne change pas.",
    columnsLabel: "Colonnes",
    columnsHint:
      "Une par ligne, dans l’ordre du fichier : en-tête = élément. Par exemple : NOM = family_name. Vide : le format publié.",
    sources: "Éléments possibles",
    separator: "Séparateur",
    separators: { semicolon: "Point-virgule", comma: "Virgule", tab: "Tabulation" },
    encoding: "Codage des caractères",
    encodings: {
      "utf-8-bom": "UTF-8 avec marque (tableurs)",
      "utf-8": "UTF-8",
      "windows-1252": "Windows-1252 (anciens logiciels)",
    },
    dates: "Dates",
    dateShapes: { iso: "2026-11-24", french: "24/11/2026", compact: "20261124" },
    schedule: "Rythme",
    schedules: { daily: "Chaque matin", weekly: "Chaque lundi", on_demand: "Sur demande" },
    lateAfter: "En retard après",
    lateAfterHint: "Nombre de jours, de 1 à 30. Passé ce délai, un fichier non retiré est signalé.",
    save: "Enregistrer",
  },
  en: {
    formatLead: "What the software expects. What was taken already does not change.",
    columnsLabel: "Columns",
    columnsHint:
      "One a line, in the order of the file: header = element. For instance: NOM = family_name. Empty: the published format.",
    sources: "Possible elements",
    separator: "Separator",
    separators: { semicolon: "Semicolon", comma: "Comma", tab: "Tabulation" },
    encoding: "Character encoding",
    encodings: {
      "utf-8-bom": "UTF-8 with a mark (spreadsheets)",
      "utf-8": "UTF-8",
      "windows-1252": "Windows-1252 (old software)",
    },
    dates: "Dates",
    dateShapes: { iso: "2026-11-24", french: "24/11/2026", compact: "20261124" },
    schedule: "Rhythm",
    schedules: { daily: "Each morning", weekly: "Each Monday", on_demand: "On demand" },
    lateAfter: "Late after",
    lateAfterHint: "Number of days, from 1 to 30. Past it, a file that nobody took is shown.",
    save: "Save",
  },
};
