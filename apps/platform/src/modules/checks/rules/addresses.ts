import type { AddressClaim } from "./claims.ts";
import { wordsOf } from "./names.ts";

/** An address as `@ardeco/contracts` keeps it. */
export interface DeclaredAddress {
  readonly street_address: string;
  readonly postal_code: string;
  readonly locality: string;
  readonly country: string;
}

export type AddressDifference = "country" | "postal_code" | "locality" | "locality_absent" | "street" | "cut";

/** Abbreviations of postal addresses (norme AFNOR NF Z10-011, annexe), as bills write them. */
const SHORT: Readonly<Record<string, string>> = {
  ALL: "ALLEE",
  AV: "AVENUE",
  AVE: "AVENUE",
  BD: "BOULEVARD",
  BLD: "BOULEVARD",
  BVD: "BOULEVARD",
  CDT: "COMMANDANT",
  CHE: "CHEMIN",
  CHEM: "CHEMIN",
  CRS: "COURS",
  DR: "DOCTEUR",
  FBG: "FAUBOURG",
  FG: "FAUBOURG",
  GAL: "GENERAL",
  GEN: "GENERAL",
  IMP: "IMPASSE",
  LOT: "LOTISSEMENT",
  MAL: "MARECHAL",
  PL: "PLACE",
  PROF: "PROFESSEUR",
  QU: "QUAI",
  R: "RUE",
  RES: "RESIDENCE",
  RTE: "ROUTE",
  SQ: "SQUARE",
  ST: "SAINT",
  STE: "SAINTE",
  BAT: "BATIMENT",
  APT: "APPARTEMENT",
  APPT: "APPARTEMENT",
  ETG: "ETAGE",
  ESC: "ESCALIER",
};
const REPEATS: Readonly<Record<string, string>> = { B: "BIS", T: "TER", Q: "QUATER" };

/**
 * Null when the document's address is the one declared: same country, postal code, locality and street, once case, accents, abbreviations and punctuation
 * are put aside. Where the document names a building and the declaration names another, they differ. Without a locality the
 * street of another commune under the same postal code cannot be told apart: that is a difference too.
 */
export function differenceOfAddresses(
  document: AddressClaim,
  declared: DeclaredAddress,
): AddressDifference | null {
  if (document.cut) return "cut";
  if (document.country !== declared.country.toUpperCase()) return "country";
  if (document.postalCode !== declared.postal_code.replace(/\s/g, "")) return "postal_code";
  if (document.locality.trim() === "") return "locality_absent";
  if (localityOf(document.locality) !== localityOf(declared.locality)) return "locality";
  return isSameStreet(document, declared.street_address) ? null : "street";
}

/** "LEVIS ST NOM CEDEX 3" and "Lévis-Saint-Nom"; "PARIS 12" and "Paris 12e Arrondissement" by the postal code. */
function localityOf(text: string): string {
  return expanded(wordsOf(text))
    .join(" ")
    .replace(/ CEDEX( \d+)?$/, "")
    .replace(/^(PARIS|LYON|MARSEILLE) \d+(E|ER|EME)?( ARRONDISSEMENT)?$/, "$1");
}

function isSameStreet(document: AddressClaim, declared: string): boolean {
  const said = segmentsOf(declared);
  const street = streetOf(document.street);
  const lines = document.lines.map(streetOf).filter((line) => line !== "");
  if (street === "" || !said.includes(street)) return false;
  const more = said.filter((one) => one !== street);
  // A building that only one of both names takes nothing from the street.
  if (more.length === 0 || lines.length === 0) return more.every(isComplement);
  const [these, those] = [more.join(" "), lines.join(" ")];
  return these === those || more.every((one) => lines.includes(one));
}

const isComplement = (line: string): boolean =>
  /^(BATIMENT|APPARTEMENT|ETAGE|ESCALIER|RESIDENCE|PORTE|ENTREE|LOGEMENT|\d+ ETAGE)\b/.test(line);

/** A declared street may hold several lines, and a comma after its number. */
function segmentsOf(text: string): readonly string[] {
  const parts = text.split(/[,;\n\r]+|\s[-–]\s/).map((part) => part.trim());
  const joined: string[] = [];
  for (const part of parts.filter(Boolean)) {
    const before = joined.at(-1);
    if (before !== undefined && /^\d+\s*(bis|ter|quater|[a-z])?$/i.test(before))
      joined[joined.length - 1] = `${before} ${part}`;
    else joined.push(part);
  }
  return joined.map(streetOf);
}

/** One line: number, its repetition, words in full. */
function streetOf(line: string): string {
  const apart = line.replace(/^(\s*\d+)(?=[a-z])/i, "$1 ");
  const words = [...expanded(wordsOf(apart))];
  const repeat = REPEATS[words[1] ?? ""];
  if (/^\d+$/.test(words[0] ?? "") && repeat !== undefined) words[1] = repeat;
  return words.map((word) => word.replace(/^0+(?=\d)/, "")).join(" ");
}

const expanded = (words: readonly string[]): readonly string[] =>
  words.map((word) => (Object.hasOwn(SHORT, word) ? (SHORT[word] ?? word) : word));
