import type { Sentence } from "../../../../../../kernel/errors.ts";
import type { AddressAnswer } from "../../../../../../web/index.ts";
import {
  type Commune,
  findMistypedCommune,
  listPostcodeCommunes,
  searchCommunes,
  toSearchableName,
} from "../../../../../authorities/authorities/index.ts";

/**
 * The commune of an address: the only one of its postal code, else the one whose name was typed. Undefined
 * when the person must choose; a hamlet or a former commune is typed as often as the commune itself.
 */
export function findTypedCommune(postcode: string, typedCity: string): Commune | undefined {
  const communes = listPostcodeCommunes(postcode);
  if (communes.length <= 1) return communes[0];
  const typed = toSearchableName(typedCity);
  return communes.find(({ name }) => toSearchableName(name) === typed);
}

/** The only commune of the country of this very name; undefined when there are several, or none. */
export function findCommuneByName(typed: string): Commune | undefined {
  const wanted = toSearchableName(typed);
  const called = searchCommunes(typed).filter(({ name }) => toSearchableName(name) === wanted);
  return called.length === 1 ? called[0] : undefined;
}

/** Of most, to be suggested; a long list helps nobody. */
const SUGGESTED = 3;

/** The postal code is of one commune, the name of another: which is which, and what to write. */
export function validateCommune({ postcode, city }: AddressAnswer): Sentence | undefined {
  const elsewhere = findMistypedCommune(postcode, city);
  if (!elsewhere) return undefined;
  const there = listPostcodeCommunes(postcode).slice(0, SUGGESTED);
  const or = (language: "fr" | "en", texts: readonly string[]) =>
    new Intl.ListFormat(language, { type: "disjunction" }).format(texts);
  const names = (language: "fr" | "en") =>
    or(
      language,
      there.map(({ name }) => name),
    );
  const codes = (language: "fr" | "en") => or(language, elsewhere.postcodes.slice(0, SUGGESTED));
  return {
    fr:
      `Le code postal ${postcode} correspond à ${names("fr")}. ` +
      `Si vous habitez ${elsewhere.name}, écrivez ${codes("fr")}.`,
    en:
      `Postcode ${postcode} is that of ${names("en")}. If ` +
      `you live in ${elsewhere.name}, write ${codes("en")}.`,
  };
}
