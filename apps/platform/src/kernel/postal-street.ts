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

/** Upper case without accents, marks nor hyphens: words alone. */
export function listStreetWords(text: string): readonly string[] {
  return text
    .replace(/œ/gi, "oe")
    .replace(/æ/gi, "ae")
    .replace(/ß/g, "ss")
    .replace(/ø/gi, "o")
    .normalize("NFD")
    .replace(/\p{M}/gu, "")
    .toUpperCase()
    .split(/[^\p{L}\p{N}]+/u)
    .filter(Boolean);
}

/** A line that names a part of a building. */
export const isComplement = (line: string): boolean =>
  /^(BATIMENT|APPARTEMENT|ETAGE|ESCALIER|RESIDENCE|PORTE|ENTREE|LOGEMENT|\d+ ETAGE)\b/.test(line);

/** A declared street may hold several lines, and a comma after its number. */
export function splitStreetSegments(text: string): readonly string[] {
  const parts = text.split(/[,;\n\r]+|\s[-–]\s/).map((part) => part.trim());
  const joined: string[] = [];
  for (const part of parts.filter(Boolean)) {
    const before = joined.at(-1);
    if (before !== undefined && /^\d+\s*(bis|ter|quater|[a-z])?$/i.test(before))
      joined[joined.length - 1] = `${before} ${part}`;
    else joined.push(part);
  }
  return joined.map(toPostalStreet);
}

/** One line: number, its repetition, words in full. */
export function toPostalStreet(line: string): string {
  const apart = line.replace(/^(\s*\d+)(?=[a-z])/i, "$1 ");
  const words = [...resolveAbbreviations(listStreetWords(apart))];
  const repeat = REPEATS[words[1] ?? ""];
  if (/^\d+$/.test(words[0] ?? "") && repeat !== undefined) words[1] = repeat;
  return words.map((word) => word.replace(/^0+(?=\d)/, "")).join(" ");
}

/** Abbreviations written in full. */
export const resolveAbbreviations = (words: readonly string[]): readonly string[] =>
  words.map((word) => (Object.hasOwn(SHORT, word) ? (SHORT[word] ?? word) : word));

interface KnownAddress {
  readonly street: string;
  /** Postal code and locality, where they are known. */
  readonly place?: string;
}

/**
 * Whether somebody says the street that is known, as people say it on the telephone: with its number or
 * without, with the building and the town or without. A word or a number of another address makes it another
 * street.
 */
export function isStreetSaid(known: KnownAddress, said: string): boolean {
  const segments = splitStreetSegments(known.street);
  const main = segments.find((one) => /^\d/.test(one)) ?? segments.find((one) => !isComplement(one)) ?? "";
  const bare = main.replace(/^\d+( (BIS|TER|QUATER))? /, "");
  const spoken = splitStreetSegments(said).join(" ").split(" ");
  const allowed = new Set([
    ...segments.join(" ").split(" "),
    ...resolveAbbreviations(listStreetWords(known.place ?? "")),
  ]);
  return [main, bare].some((street) => {
    const words = street.split(" ");
    const at = spoken.findIndex((_, from) => words.every((word, index) => spoken[from + index] === word));
    const others = spoken.filter((_, index) => index < at || index >= at + words.length);
    return street !== "" && at >= 0 && others.every((word) => allowed.has(word));
  });
}
