/**
 * A name as it is stored to be found, and as it is looked for: "St-Étienne" and "SAINT ETIENNE" are "saint
 * etienne", "L’Haÿ-les-Roses" is "l hay les roses". Searching twice changes nothing.
 */
export function toSearchableName(name: string): string {
  return name
    .toLowerCase()
    .replaceAll("œ", "oe")
    .replaceAll("æ", "ae")
    .normalize("NFD")
    .replace(/\p{M}/gu, "")
    .replace(/[^a-z0-9]+/g, " ")
    .trim()
    .replace(/\bst(e?)\b/g, "saint$1");
}

/** What people type before the name of their town. */
const BEFORE = /^(ville|mairie|commune) (de la|de l|de|du|des|d)? ?/;

/** What was typed, ready to be compared with stored names; at most 60 characters, longer than any name. */
export function parseSearchedWords(typed: string): readonly string[] {
  const folded = toSearchableName(typed.slice(0, 60));
  return (folded.replace(BEFORE, "") || folded).split(" ").filter(Boolean);
}

/** Everything by which an authority is found, each word after a space. */
export function searchText(...texts: readonly string[]): string {
  return ` ${[...new Set(texts.map(toSearchableName))].filter(Boolean).join(" ")} `;
}
