import { defineMessages } from "../../../web/index.ts";

export const adminHoursWords = defineMessages({
  fr: {
    hint: "Une ligne par jour ou par plage. Par exemple : lundi au vendredi, 8 h 30 à 17 h.",
    tooLong: (lines: number, length: number) =>
      `Écrivez au plus ${lines} lignes de ${length} caractères chacune.`,
    unread: (line: string) =>
      `Nous ne comprenons pas « ${line} ». Écrivez-le comme « samedi, 9 h à 12 h ». Sinon, cochez la case dessous : ce texte restera tel quel.`,
    asText: "Garder ce texte, même s’il n’est pas compris",
    asTextHint: "« Ouvert maintenant » et l’heure d’ouverture ne s’afficheront pas.",
  },
  en: {
    hint: "One line a day or range, in French. For example: lundi au vendredi, 8 h 30 à 17 h.",
    tooLong: (lines: number, length: number) => `Write at most ${lines} lines of ${length} characters each.`,
    unread: (line: string) =>
      `We do not understand “${line}”. Write it like “samedi, 9 h à 12 h”. Otherwise, tick the box below: the text stays as it is.`,
    asText: "Keep this text, even if it is not understood",
    asTextHint: "“Open now” and the next opening will not show.",
  },
});
