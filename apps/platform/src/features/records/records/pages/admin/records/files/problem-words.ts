import type { Sentence } from "../../../../../../../kernel/errors.ts";
import type { Problem } from "../../../../index.ts";

/** Why a line was left out, and what to do. The column, when there is one, is named before. */
const told: Readonly<Record<Problem["code"], Sentence>> = {
  too_many_cells: {
    fr: "La ligne a plus de cases que de titres. Un séparateur s’est glissé dans un texte : mettez ce texte entre guillemets.",
    en: "The line has more cells than there are titles. A separator slipped into a text: put that text between quotes.",
  },
  line_too_long: {
    fr: "La ligne est trop longue pour dire une personne. Vérifiez le fichier à cet endroit.",
    en: "The line is too long to tell of one person. Check the file there.",
  },
  quote_open: {
    fr: "Un guillemet ouvert n’est jamais fermé. Fermez-le, ou retirez-le.",
    en: "A quote is opened and never closed. Close it, or remove it.",
  },
  number_missing: {
    fr: "Le numéro de la personne dans l’établissement manque. Ajoutez cette colonne, ou complétez la case.",
    en: "The number of the person in the establishment is missing. Add this column, or fill the cell in.",
  },
  name_missing: { fr: "Le nom manque. Complétez-le.", en: "The family name is missing. Fill it in." },
  too_long: {
    fr: "Le texte dépasse 200 caractères. Raccourcissez-le.",
    en: "The text is longer than 200 characters. Shorten it.",
  },
  not_readable: {
    fr: "Un caractère ne se lit pas. Écrivez-le de nouveau.",
    en: "A character cannot be read. Type it again.",
  },
  birth_date_not_read: {
    fr: "La date n’est pas comprise. Écrivez-la comme 12/03/1980.",
    en: "The date is not understood. Write it like 12/03/1980, day first.",
  },
  birth_date_no_such_day: {
    fr: "Ce jour n’existe pas. Vérifiez le jour et le mois : 28/02/1990, par exemple.",
    en: "This day does not exist. Check the day and the month: 28/02/1990, day first, for example.",
  },
  birth_date_to_come: {
    fr: "La naissance est à venir. Corrigez la date.",
    en: "The birth is to come. Correct the date.",
  },
  history_date_not_read: {
    fr: "La date n’est pas comprise. Écrivez-la comme 12/03/1980.",
    en: "The date is not understood. Write it like 12/03/1980, day first.",
  },
  history_date_no_such_day: {
    fr: "Ce jour n’existe pas. Vérifiez le jour et le mois : 28/02/1990, par exemple.",
    en: "This day does not exist. Check the day and the month: 28/02/1990, day first, for example.",
  },
  number_twice: {
    fr: "Ce numéro est déjà celui d’une autre ligne, qui ne dit pas la même personne. Donnez à chacune le sien.",
    en: "This number is already that of another line, which tells of somebody else. Give each their own.",
  },
  number_of_another: {
    fr: "Ce numéro est celui d’une fiche réunie à d’autres, ou rattachée à quelqu’un, et la ligne dit une autre personne (nom, prénom ou date de naissance). La fiche ne change pas. Vérifiez la colonne du numéro. Si c’est la même personne, annulez sa réunion, dans « Rapprochements », puis reprenez le fichier.",
    en: "This number is that of a record merged with others, or attached to somebody, and the line tells of another person (name, given name or date of birth). The record does not change. Check the column of the number. If they are the same person, undo the merge, in “Proposals”, then take the file over again.",
  },
  too_much_history: {
    fr: "Ce numéro a déjà 200 lignes d’historique. Gardez les plus récentes.",
    en: "This number has 200 lines of history already. Keep the latest.",
  },
};

const isKnown = (code: string): code is Problem["code"] => Object.hasOwn(told, code);

export interface ToldProblem {
  readonly code: string;
  readonly header?: string | undefined;
  readonly otherLine?: number | null | undefined;
}

export function formatProblem({ code, header, otherLine }: ToldProblem, language: "fr" | "en"): string {
  const text = isKnown(code) ? told[code][language] : code;
  const where = header ? (language === "fr" ? `« ${header} » : ` : `“${header}”: `) : "";
  const other = otherLine ? ` (${language === "fr" ? "ligne" : "line"} ${otherLine})` : "";
  return `${where}${text}${other}`;
}
