import { searchable } from "./searchable.ts";

/** "Le" and its kin by their code in the official code (TNCC, the type of name in clear), after "Département". */
const articles: readonly string[] = [
  "de ",
  "d’",
  "du ",
  "de la ",
  "des ",
  "de l’",
  "des ",
  "de las ",
  "de los ",
];

/** "Département du Calvados" */
export function departementName(name: string, article: number): string {
  return `Département ${articles[article] ?? "de "}${name}`;
}

export const regionName = (name: string): string => `Région ${name}`;

const groups: Readonly<Record<string, string>> = {
  CC: "Communauté de communes",
  CA: "Communauté d’agglomération",
  CU: "Communauté urbaine",
};

/** "CC Coeur Côte Fleurie" → "Communauté de communes Coeur Côte Fleurie"; a métropole already says so. */
export function groupName(name: string): string {
  const [short = "", ...rest] = name.split(" ");
  const long = groups[short];
  return long ? [long, ...rest].join(" ") : name;
}

/** An address is read aloud and typed: a longer name is cut after a word. With a kind and a code it stays under 63. */
const MOST = 40;

/** A path segment: "saint-etienne". */
export function slugOf(name: string): string {
  const slug = searchable(name).replaceAll(" ", "-");
  return slug.length <= MOST ? slug : slug.slice(0, MOST + 1).replace(/-[^-]*$/, "");
}

/**
 * Addresses that an authority may take, the plainest first and the last its alone. The plain name goes to the only
 * commune of that name, then to a département or a région.
 */
export function slugCandidates(
  { kind, code, name, departement }: { kind: string; code: string; name: string; departement?: string },
  communesOfThatName: number,
): readonly string[] {
  const base = slugOf(name);
  const own = `${base}-${code.toLowerCase()}`;
  if (kind !== "commune") return [base, `${kind}-${base}`, `${kind}-${own}`];
  const there = departement ? `${base}-${departement.toLowerCase()}` : own;
  return communesOfThatName === 1 ? [base, there, own] : [there, own];
}
