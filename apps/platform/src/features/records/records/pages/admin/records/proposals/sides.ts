import { formatPlainDate } from "../../../../../../../kernel/civil-date.ts";
import {
  type FieldName,
  formatFieldsName,
  isPerson,
  type PersonSide,
  type SourceView,
} from "../../../../index.ts";
import { proposalWords } from "./proposal-words.ts";

type Language = "fr" | "en";

/** Of whom it is, in a word: an establishment, or the platform. */
export const formatSideOrigin = (side: SourceView | PersonSide, language: Language): string =>
  isPerson(side) ? proposalWords(language).platform : side.establishment;

type Side = SourceView | PersonSide;

/** Of whom each of the two is; with their numbers, when one establishment has both. */
export function formatSideOrigins(left: Side, right: Side, language: Language): readonly [string, string] {
  const { ofNumber } = proposalWords(language);
  const [one, other] = [formatSideOrigin(left, language), formatSideOrigin(right, language)];
  if (one !== other || isPerson(left) || isPerson(right)) return [one, other];
  return [ofNumber(one, left.number), ofNumber(other, right.number)];
}

export const formatSideName = (side: SourceView | PersonSide): string =>
  isPerson(side) ? side.displayName : formatFieldsName(side.fields);

export function formatFieldText(field: FieldName, text: string, language: Language): string {
  return field === "birth_date" && /^\d{4}-\d{2}-\d{2}$/.test(text) ? formatPlainDate(text, language) : text;
}
