import type { FieldError } from "../../../kernel/errors.ts";

/** Numbers that are of no card, by one agent, in so many minutes. */
export const MOST_MISSES = 10;
export const MISS_MINUTES = 15;
/** Cards read by one agent in as long: more is no queue at a desk. */
export const MOST_READS = 120;
/**
 * Cards stopped by one agent in a day: each is somebody's money, and nobody is written to. Beyond, an
 * administrator.
 */
export const MOST_STOPS = 10;
const MOST_LINES = 20_000;
/** With titles before and an end of line after: what is longer is refused before it is read. */
const MOST_ROWS = MOST_LINES + 2;
const MOST_SIGNS = 200;
const MOST_UNITS = 1_000_000;
/** Errors told at once. */
const MOST_TOLD = 20;

export const computeMinute = (now: Date): number => Math.floor(now.getTime() / 60_000);

/** As it is typed or scanned: “ab-12 034” is AB12034. "" when it cannot be a number of a card. */
export function parseCardNumber(typed: string): string {
  const text = typed.toUpperCase().replace(/[\s\-._]/g, "");
  return /^[A-Z0-9]{3,40}$/.test(text) ? text : "";
}

/** A whole number above zero; undefined of anything else. */
export const parseCardUnits = (typed: string): number | undefined => {
  const units = /^\s*\d{1,7}\s*$/.test(typed) ? Number(typed) : 0;
  return units >= 1 && units <= MOST_UNITS ? units : undefined;
};

export interface OldCardLine {
  readonly line: number;
  readonly number: string;
  readonly units: number;
}

const buildLineError = (line: number, code: string, fr: string, en: string): FieldError => ({
  field: "fichier",
  code: `oldcards.${code}`,
  fr: `Ligne ${line} : ${fr}`,
  en: `Line ${line}: ${en}`,
});

export const buildOtherUnitsError = (line: number): FieldError =>
  buildLineError(
    line,
    "other_units",
    "ce numéro a déjà été repris, avec un autre reste.",
    "this number was taken over already, with another remainder.",
  );

export const buildOtherCounterError = (
  line: number,
  name: { readonly fr: string; readonly en: string },
): FieldError =>
  buildLineError(
    line,
    "other_counter",
    `ce numéro a déjà été repris pour « ${name.fr} ».`,
    `this number was taken over already for “${name.en}”.`,
  );

/** @param used of a file that was stopped, as an amount of its counter would be written: a whole number */
export const buildEarlierUseError = (line: number, used: number): FieldError =>
  buildLineError(
    line,
    "used_before",
    `ce numéro est d’un fichier arrêté, et ${used} a déjà servi : il n’en reste rien, retirez la ligne.`,
    `this number is of a file that was stopped, and ${used} was used already: ` +
      "nothing is left of it, take the line away.",
  );

export const buildForeignUseError = (
  line: number,
  name: { readonly fr: string; readonly en: string },
): FieldError =>
  buildLineError(
    line,
    "used_elsewhere",
    `ce numéro a déjà servi pour « ${name.fr} », qui compte dans une autre unité : retirez la ligne.`,
    `this number was used already for “${name.en}”, which counts in another unit: take the line away.`,
  );

export const buildStoppedCardError = (line: number): FieldError =>
  buildLineError(
    line,
    "stopped_before",
    "cette carte a été arrêtée à un guichet, et le reste pour toujours : retirez la ligne.",
    "this card was stopped at a desk, and stays so for good: take the line away.",
  );

/**
 * A file of numbers and of what is left, separated by a semicolon, a comma or a tab; a first line of titles
 * is left out.
 */
export function readOldCards(text: string): {
  readonly lines: readonly OldCardLine[];
  readonly errors: readonly FieldError[];
} {
  const rows = text.replace(/^\uFEFF/, "").split(/\r\n|\r|\n/, MOST_ROWS + 1);
  if (rows.length > MOST_ROWS) return { lines: [], errors: listSizeErrors(rows.length, 0) };
  const lines: OldCardLine[] = [];
  const errors: FieldError[] = [];
  const seen = new Map<string, number>();
  for (const [at, row] of rows.entries()) {
    if (errors.length >= MOST_TOLD) break;
    if (row.trim() === "") continue;
    const [first = "", second = "", ...more] = splitRowCells(row);
    const [number, units, line] = [parseCardNumber(first), parseCardUnits(second), at + 1];
    // A line of titles has no figure at all: a first card of which the remainder cannot be read is told as
    // any other.
    if (at === 0 && !/\d/.test(first + second)) continue;
    const before = seen.get(number);
    if (more.some((cell) => cell.trim() !== ""))
      errors.push(
        buildLineError(line, "columns", "deux colonnes sont attendues.", "two columns are expected."),
      );
    else if (number === "")
      errors.push(buildLineError(line, "number", "numéro illisible.", "the number cannot be read."));
    else if (units === undefined)
      errors.push(
        buildLineError(
          line,
          "units",
          "le reste n’est pas un nombre entier plus grand que zéro.",
          "what is left is no whole number above zero.",
        ),
      );
    else if (before !== undefined)
      errors.push(
        buildLineError(
          line,
          "twice",
          `même numéro qu’à la ligne ${before}.`,
          `the same number as on line ${before}.`,
        ),
      );
    else lines.push({ line, number, units });
    if (number !== "" && before === undefined) seen.set(number, line);
  }
  return { lines, errors: [...errors, ...listSizeErrors(lines.length, errors.length)].slice(0, MOST_TOLD) };
}

/** A line longer than any card is not taken to pieces. */
const splitRowCells = (row: string): readonly string[] =>
  row.length > MOST_SIGNS ? [] : row.split(/[;,\t]/).map((cell) => cell.replaceAll('"', ""));

function listSizeErrors(count: number, wrongs: number): readonly FieldError[] {
  if (count > MOST_LINES)
    return [
      buildLineError(
        MOST_LINES + 1,
        "too_many",
        `${MOST_LINES} cartes au plus par fichier.`,
        `at most ${MOST_LINES} cards a file.`,
      ),
    ];
  return count === 0 && wrongs === 0 ? [buildLineError(1, "empty", "aucune carte.", "no card.")] : [];
}
