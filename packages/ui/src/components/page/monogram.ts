const LINKING_WORDS = new Set([
  "à",
  "d",
  "de",
  "des",
  "du",
  "en",
  "et",
  "l",
  "la",
  "le",
  "les",
  "sur",
  "sous",
  "aux",
]);

/** "Ville de Caen" → "VC", "Caen la Mer" → "CM". */
export function monogramOf(name: string): string {
  const words = name.split(/[\s'’-]+/u).filter((word) => word && !LINKING_WORDS.has(word.toLowerCase()));
  return words
    .slice(0, 2)
    .map((word) => word.charAt(0).toUpperCase())
    .join("");
}
