import { plainDate } from "../../../../kernel/civil-date.ts";
import {
  type FieldName,
  isPerson,
  nameIn,
  type PersonSide,
  type SourceView,
} from "../../../../modules/records/index.ts";
import { proposalWords } from "./proposal-words.ts";

type Language = "fr" | "en";

/** Of whom it is, in a word: an establishment, or the platform. */
export const whereOf = (side: SourceView | PersonSide, language: Language): string =>
  isPerson(side) ? proposalWords(language).platform : side.establishment;

export const nameOf = (side: SourceView | PersonSide): string =>
  isPerson(side) ? side.displayName : nameIn(side.fields);

export function textOf(field: FieldName, text: string, language: Language): string {
  return field === "birth_date" && /^\d{4}-\d{2}-\d{2}$/.test(text) ? plainDate(text, language) : text;
}
