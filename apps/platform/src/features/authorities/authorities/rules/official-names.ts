import { toSearchableName } from "./searchable.ts";

/**
 * "Le" and its kin by their code in the official code (TNCC, the type of name in clear), after "Département".
 */
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
export function formatDepartementName(name: string, article: number): string {
  return `Département ${articles[article] ?? "de "}${name}`;
}

export const formatRegionName = (name: string): string => `Région ${name}`;

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

/**
 * An address is read aloud and typed: a longer name is cut after a word. With a kind and a code it stays
 * under 63.
 */
const MOST = 40;

/** A path segment: "saint-etienne". */
export function toSlug(name: string): string {
  const slug = toSearchableName(name).replaceAll(" ", "-");
  return slug.length <= MOST ? slug : slug.slice(0, MOST + 1).replace(/-[^-]*$/, "");
}

interface Named {
  readonly kind: string;
  readonly code: string;
  readonly shortName: string;
  readonly departement?: string;
}

/**
 * The address of each, and the one that it takes when a tenant already has that: with its code, which is
 * nobody else's. A plain name goes to the only commune that bears it, then to a région, a département, an
 * EPCI; others say where they lie.
 */
export function computeAuthoritySlugs(all: readonly Named[]): ReadonlyMap<Named, readonly [string, string]> {
  const counts = new Map<string, number>();
  for (const one of all.filter(({ kind }) => kind === "commune"))
    counts.set(toSlug(one.shortName), (counts.get(toSlug(one.shortName)) ?? 0) + 1);
  const taken = new Set([...counts].flatMap(([slug, count]) => (count === 1 ? [slug] : [])));
  return new Map(
    all.map((one) => {
      const base = toSlug(one.shortName);
      const own = `${one.kind === "commune" ? "" : `${one.kind}-`}${base}-${one.code.toLowerCase()}`;
      if (one.kind === "commune" && counts.get(base) === 1) return [one, [base, own]];
      const there =
        one.kind === "commune" ? `${base}-${one.departement?.toLowerCase()}` : `${one.kind}-${base}`;
      const plain = one.kind === "commune" ? [] : [base];
      const slug = [...plain, there].find((candidate) => !taken.has(candidate)) ?? own;
      taken.add(slug);
      return [one, [slug, own]];
    }),
  );
}
