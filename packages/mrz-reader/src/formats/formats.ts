/** What a letter of a zone may be: A letters, N digits, X either; all but N may be a filler. */
type Mask = string;

export interface Format {
  readonly name: "TD1" | "TD2" | "TD3" | "FRENCH_NATIONAL_ID";
  readonly lines: readonly Mask[];
}

const times = (letter: string, count: number): string => letter.repeat(count);

/**
 * Layouts: ICAO 9303-4 (TD3), -5 (TD1), -6 (TD2); the French identity card of before 2021, two lines of 36.
 */
export const formats: readonly Format[] = [
  {
    name: "TD3",
    lines: [`AA${times("A", 42)}`, `${times("X", 9)}NAAANNNNNNNANNNNNNN${times("X", 14)}XN`],
  },
  {
    name: "FRENCH_NATIONAL_ID",
    lines: [`AAAAA${times("A", 25)}${times("X", 6)}`, `${times("X", 12)}N${times("A", 14)}NNNNNNNAN`],
  },
  {
    name: "TD2",
    lines: [`AA${times("A", 34)}`, `${times("X", 9)}NAAANNNNNNNANNNNNNN${times("X", 7)}N`],
  },
  {
    name: "TD1",
    lines: [
      `AAAAA${times("X", 9)}X${times("X", 15)}`,
      `NNNNNNNANNNNNNNAAA${times("X", 11)}N`,
      times("A", 30),
    ],
  },
];

const LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ<";
const DIGITS = "0123456789";

/** What may stand at a place of a line. */
export const allowed = (mask: string | undefined): string =>
  mask === "N" ? DIGITS : mask === "A" ? LETTERS : LETTERS + DIGITS;
