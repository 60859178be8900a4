import { listStreetWords } from "../../../../kernel/postal-street.ts";
import type { HolderName } from "./claims.ts";

/** How a person is called, as declared or validated. */
export interface PersonNames {
  readonly given: string;
  readonly middle?: string;
  /** At birth. */
  readonly family: string;
  readonly use?: string;
}

/**
 * What stops a name from being the person's: another one, an initial alone, no given name, a value that was
 * cut, or may hold others.
 */
export type NameDifference = "other_name" | "initial_only" | "family_only" | "cut" | "uncertain";

const MARRIED = new Set(["EPOUSE", "EPSE", "EP", "NEE", "NE", "VEUVE", "VVE", "DIVORCEE"]);
const TITLES = new Set([
  "M",
  "MR",
  "MME",
  "MLLE",
  "MELLE",
  "MONSIEUR",
  "MADAME",
  "MADEMOISELLE",
  "MM",
  "MMES",
  "DR",
]);

/**
 * Null when the name on a document is the person's: equal once case, accents, hyphens, spaces in particles,
 * titles and the order of family and given names are put aside, under the birth name, the name used, or both.
 * Never a mere resemblance: "Jean" is not "Jean-Pierre", nor "J.": a son often lives where his father did.
 */
export function comparePersonNames(holder: HolderName, person: PersonNames): NameDifference | null {
  if (!holder.certain) return "uncertain";
  if (holder.cut) return "cut";
  const found = parseNameReadings(holder.text).map((words) => findNameDifference(words, person));
  if (found.includes(null)) return null;
  return found.find((difference) => difference !== "other_name") ?? "other_name";
}

/** "M EXEMPLE HENRY ET MME SPECIMEN NATACHA" names two people; "M ET MME X Y" names one in full. */
function parseNameReadings(text: string): readonly (readonly string[])[] {
  const words = listStreetWords(text);
  const people: string[][] = [[]];
  for (const [at, word] of words.entries()) {
    const joins = (word === "ET" || word === "OU") && TITLES.has(words[at + 1] ?? "");
    if (joins) people.push([]);
    else people.at(-1)?.push(word);
  }
  return people.map(removeNameTitles).filter((one) => one.length > 0);
}

function removeNameTitles(words: readonly string[]): readonly string[] {
  const start = words.findIndex((word) => !TITLES.has(word));
  return (start === -1 ? [] : words.slice(start)).filter((word) => !MARRIED.has(word));
}

function findNameDifference(words: readonly string[], person: PersonNames): NameDifference | null {
  const families = listFamilyForms(person);
  if (families.has(words.join(""))) return "family_only";
  const cuts = words.slice(1).map((_, at) => [words.slice(0, at + 1), words.slice(at + 1)] as const);
  const others = cuts.flatMap(([one, other]) => [
    ...(families.has(one.join("")) ? [other] : []),
    ...(families.has(other.join("")) ? [one] : []),
  ]);
  if (others.some((given) => isGiven(given, person))) return null;
  const initial = listStreetWords(person.given)[0]?.charAt(0);
  return others.some((given) => given.length === 1 && given[0] === initial) ? "initial_only" : "other_name";
}

/** Each way to write the family name, without spaces: "DE LA TOUR" is "DELATOUR". */
function listFamilyForms({ family, use }: PersonNames): ReadonlySet<string> {
  const [birth, used] = [listStreetWords(family).join(""), listStreetWords(use ?? "").join("")];
  const both = birth !== "" && used !== "" ? [birth + used, used + birth] : [];
  return new Set([birth, used, ...both].filter((form) => form !== ""));
}

/**
 * The whole usual given name first; then others of theirs, in full or by their initial, and nobody else's.
 */
function isGiven(words: readonly string[], { given, middle }: PersonNames): boolean {
  const usual = listStreetWords(given).join("");
  const others = listStreetWords(middle ?? "");
  if (usual === "") return false;
  return words.some(
    (_, at) =>
      words.slice(0, at + 1).join("") === usual &&
      words
        .slice(at + 1)
        .every((word) => others.some((other) => other === word || (word.length === 1 && other[0] === word))),
  );
}
