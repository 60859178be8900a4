import { ALPHABET } from "../glyphs/glyph.ts";
import type { Likeness } from "../glyphs/read-cell.ts";
import type { Line } from "../lines/read-line.ts";
import { allowed, type Format } from "./formats.ts";

/** A letter and a digit that OCR-B draws almost alike. */
const TWINS: Readonly<Record<string, string>> = { O: "0", I: "1", B: "8", S: "5", Z: "2", G: "6" };
/** How close two likenesses are when the eye hesitates too. */
const DOUBT = 0.08;

/**
 * What lines say: each letter the likest of those that may stand there; then the same with one letter that
 * hesitates between its twin and itself, where both may stand. Check digits tell which is right: several
 * cover each place.
 */
export function* readingsOf({ lines: masks }: Format, read: readonly Line[]): Generator<readonly string[]> {
  const best = read.map(({ cells }, row) =>
    cells.map((likeness, at) => letterOf(likeness, allowed(masks[row]?.[at]))),
  );
  yield best.map((letters) => letters.join(""));
  for (const [row, letters] of best.entries())
    for (const [at, letter] of letters.entries()) {
      const twin = masks[row]?.[at] === "X" ? twinOf(letter) : undefined;
      const likeness = read[row]?.cells[at];
      if (
        twin === undefined ||
        !likeness ||
        likenessTo(likeness, letter) - likenessTo(likeness, twin) > DOUBT
      )
        continue;
      yield best.map((one, other) => (other === row ? one.with(at, twin) : one).join(""));
    }
}

const twinOf = (letter: string): string | undefined =>
  TWINS[letter] ?? Object.keys(TWINS).find((other) => TWINS[other] === letter);

const likenessTo = (likeness: Likeness, letter: string): number => likeness[ALPHABET.indexOf(letter)] ?? -1;

function letterOf(likeness: Likeness, among: string): string {
  let [best, letter] = [-2, "<"];
  for (const candidate of among) {
    const alike = likenessTo(likeness, candidate);
    if (alike > best) [best, letter] = [alike, candidate];
  }
  return letter;
}
