import { plainDate } from "../../../../../../../kernel/civil-date.ts";
import { type FieldName, isPerson, nameIn, type PersonSide, type SourceView } from "../../../../index.ts";
import { proposalWords } from "./proposal-words.ts";

type Language = "fr" | "en";

/** Of whom it is, in a word: an establishment, or the platform. */
export const whereOf = (side: SourceView | PersonSide, language: Language): string =>
  isPerson(side) ? proposalWords(language).platform : side.establishment;

type Side = SourceView | PersonSide;

/** Of whom each of the two is; with their numbers, when one establishment has both. */
export function placesOf(left: Side, right: Side, language: Language): readonly [string, string] {
  const { ofNumber } = proposalWords(language);
  const [one, other] = [whereOf(left, language), whereOf(right, language)];
  if (one !== other || isPerson(left) || isPerson(right)) return [one, other];
  return [ofNumber(one, left.number), ofNumber(other, right.number)];
}

export const nameOf = (side: SourceView | PersonSide): string =>
  isPerson(side) ? side.displayName : nameIn(side.fields);

export function textOf(field: FieldName, text: string, language: Language): string {
  return field === "birth_date" && /^\d{4}-\d{2}-\d{2}$/.test(text) ? plainDate(text, language) : text;
}
