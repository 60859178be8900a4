import type { Chance } from "./chance.ts";

const NEIGHBOURS: Readonly<Record<string, string>> = {
  a: "zq",
  b: "vn",
  c: "xv",
  d: "sf",
  e: "rz",
  f: "dg",
  g: "fh",
  h: "gj",
  i: "uo",
  j: "hk",
  k: "jl",
  l: "km",
  m: "lp",
  n: "bh",
  o: "ip",
  p: "om",
  q: "as",
  r: "et",
  s: "dq",
  t: "ry",
  u: "iy",
  v: "cb",
  y: "tu",
  z: "ae",
};

/** A slip of the finger: a letter lost, doubled, turned with the next, or its neighbour on the keyboard. */
export function typed(chance: Chance, text: string): string {
  if (text.length < 2) return text;
  const at = chance.below(text.length - 1);
  const [before, letter = "", next = "", after] = [
    text.slice(0, at),
    text[at],
    text[at + 1],
    text.slice(at + 2),
  ];
  const kind = chance.below(4);
  if (kind === 0) return before + next + after;
  if (kind === 1) return before + letter + letter + next + after;
  if (kind === 2) return before + next + letter + after;
  return before + (chance.one([...(NEIGHBOURS[letter.toLowerCase()] ?? "e")]) || letter) + next + after;
}

const HEARD: readonly (readonly [RegExp, string])[] = [
  [/ph/i, "f"],
  [/eau/i, "o"],
  [/au/i, "o"],
  [/y/i, "i"],
  [/th/i, "t"],
  [/ck|qu/i, "k"],
  [/(ll)/i, "l"],
  [/(nn)/i, "n"],
  [/(tt)/i, "t"],
  [/(ss)/i, "s"],
  [/[td]$/i, ""],
  [/e$/i, ""],
  [/ier$/i, "ié"],
  [/ai|ei/i, "é"],
  [/s$/i, ""],
  [/l/i, "ll"],
  [/n/i, "nn"],
];

/** Written as it was heard, over a counter or a telephone. */
export function heard(chance: Chance, text: string): string {
  const fitting = HEARD.filter(([pattern]) => pattern.test(text));
  const [pattern, by] = fitting[chance.below(fitting.length)] ?? [/$/, "e"];
  return text.replace(pattern, by);
}

const isDate = /^(\d{4})-(\d{2})-(\d{2})$/;

/**
 * Day and month turned, a figure wrong, a year off, or the first of January of those whose day is not known.
 */
export function misdated(chance: Chance, date: string): string {
  const [, year = "", month = "", day = ""] = isDate.exec(date) ?? [];
  const kind = chance.below(8);
  if (kind < 2 && Number(day) <= 12 && day !== month) return `${year}-${day}-${month}`;
  if (kind < 5) return `${year}-${month}-${two(1 + ((Number(day) + 9 * chance.below(3)) % 28))}`;
  if (kind === 5) return `${Number(year) + (chance.happens(0.5) ? 1 : -1)}-${month}-${day}`;
  if (kind === 6) return `${year.slice(0, 2)}${year[3]}${year[2]}-${month}-${day}`;
  return `${year}-${two(1 + (Number(month) % 12))}-${day}`;
}

export const two = (number: number): string => String(number).padStart(2, "0");

/** Capitals, accents lost, hyphens lost: the habits of another application. */
export function otherwise(chance: Chance, text: string): string {
  const kind = chance.below(4);
  const bare = text.normalize("NFD").replace(/\p{M}/gu, "");
  if (kind === 0) return text.toUpperCase();
  if (kind === 1) return bare.toUpperCase().replace(/[-’]/g, " ");
  return kind === 2 ? bare : text;
}

/** "Jean-Pierre" is Jean, J.-P., Jean Pierre; "Jean" has more given names on paper. */
export function givenOtherwise(chance: Chance, given: string, second: string): string {
  const [first = "", ...more] = given.split("-");
  if (more.length === 0) return `${given} ${second}`;
  return chance.happens(0.6) ? first : `${first[0]}.-${more[0]?.[0]}.`;
}
