/** A word as typed, and as looked for: without accents, capitals or plural. */
export interface Word {
  readonly plain: string;
  readonly stem: string;
  /** As it is heard: "bibliotek" and "bibliothèque" are one. */
  readonly sound: string;
}

/**
 * Words that carry no meaning by themselves, in both languages; the longer ones are how people talk to a
 * search box.
 */
const SMALL_WORDS = new Set(
  (
    "le la les l un une des du de d au aux et ou en a sur dans pour par avec sans mon ma mes notre nos votre vos son sa ses " +
    "je j il elle on nous vous me m se s qui que quoi quel quelle ou est suis ai faire fais voudrais veux besoin comment " +
    "the of to my our your for in on at an is am i want need how do does with and or"
  ).split(" "),
);

/** As people type: "Où sont les Piscines ?" is "piscine". */
export function parseWords(text: string): readonly Word[] {
  return text
    .normalize("NFKD")
    .replaceAll(/\p{M}/gu, "")
    .toLowerCase()
    .replaceAll("œ", "oe")
    .replaceAll("æ", "ae")
    .split(/[^\p{L}\p{N}]+/u)
    .filter((word) => word.length > 1 && !SMALL_WORDS.has(word))
    .map((plain) => ({ plain, stem: toStem(plain), sound: toSound(toStem(plain)) }));
}

/** French letters that are heard alike, and those that are not heard. */
const toSound = (stem: string): string =>
  stem
    .replaceAll(/qu|q|ck|ch(?=[lr])|c(?![eiyh])/g, "k")
    .replaceAll("ph", "f")
    .replaceAll("th", "t")
    .replaceAll(/eau|au/g, "o")
    .replaceAll("y", "i")
    .replaceAll(/(.)\1/g, "$1")
    .replace(/e$/, "");

/** Plurals only: "animaux" is "animal", "jeux" is "jeu"; a stem need not be a word. */
function toStem(word: string): string {
  if (word.length < 4) return word;
  if (word.endsWith("eaux")) return word.slice(0, -1);
  if (word.endsWith("aux")) return `${word.slice(0, -3)}al`;
  return word.replace(/[sx]$/, "");
}
