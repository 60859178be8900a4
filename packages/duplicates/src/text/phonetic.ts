/** Words that begin a family name and come and go: "de La Fontaine", "Fontaine". */
const PARTICLES = new Set([
  "D",
  "DE",
  "DU",
  "DES",
  "LE",
  "LA",
  "LES",
  "L",
  "EL",
  "AL",
  "BEN",
  "VAN",
  "VON",
  "DER",
  "DEN",
  "DI",
  "DA",
  "DOS",
  "MC",
  "MAC",
  "O",
]);

/** A family name without its particles, unless it has nothing else. */
export function withoutParticles(name: string): string {
  const words = name.split(" ");
  const kept = words.filter((word) => !PARTICLES.has(word));
  return (kept.length === 0 ? words : kept).join(" ");
}

/** "DELAFONTAINE" for "FONTAINE": particles written in one word with the name. */
export function hasGluedParticles(long: string, short: string): boolean {
  if (short.length < 4 || !long.endsWith(short)) return false;
  return GLUED.test(long.slice(0, long.length - short.length));
}

const GLUED = new RegExp(`^(?:${[...PARTICLES].join("|")})+$`);

/** Rules in order, from the letters of French to their sound. */
const SOUNDS: readonly (readonly [RegExp, string])[] = [
  [/\d/g, ""],
  [/Y/g, "I"],
  [/E?AU/g, "O"],
  [/OU/g, "U"],
  [/(AI|EI|OE|AE|EU)/g, "E"],
  [/PH/g, "F"],
  [/(SCH|SH|CH)/g, "J"],
  [/(QU|CK|Q)/g, "K"],
  [/C(?=[EI])/g, "S"],
  [/G(?=[EI])/g, "J"],
  [/C/g, "K"],
  [/W/g, "V"],
  [/[HX]/g, ""],
  [/Z/g, "S"],
  [/GN/g, "N"],
  [/[NM](?=[PBTDKGFVSJ]|$)/g, "N"],
  [/(.)\1+/g, "$1"],
  [/(?<=..)[STDPE]+$/, ""],
];

/**
 * How a word sounds, coarsely: its first sound, then its consonants, six at most. "Lefèvre", "Lefebvre" and
 * "LEFEVRE" give the same.
 */
export function phonetic(word: string): string {
  const sound = SOUNDS.reduce((heard, [pattern, by]) => heard.replace(pattern, by), word.replace("BV", "V"));
  return (sound.slice(0, 1) + sound.slice(1).replace(/[AEIOU ]/g, "")).slice(0, 6);
}
