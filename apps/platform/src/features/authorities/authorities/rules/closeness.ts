/** Slips allowed for a letter typed: one in a word of four, three in a word of ten. */
const ALLOWED = 0.34;

/**
 * How many slips of the finger separate the words typed from those of a name, each from its nearest;
 * undefined when too many to be a slip. "herouvile" is one slip from "herouville saint clair", four from
 * "herouvillette".
 */
export function countSlips(typed: readonly string[], name: string): number | undefined {
  const words = name.split(" ");
  let slips = 0;
  for (const word of typed) {
    const nearest = Math.min(...words.map((one) => computeEditDistance(word, one)));
    if (nearest > Math.max(1, Math.floor(word.length * ALLOWED))) return undefined;
    slips += nearest;
  }
  return slips;
}

/** Letters added, dropped, changed, or two neighbours swapped (optimal string alignment). */
export function computeEditDistance(one: string, other: string): number {
  let [beforeLast, last]: [number[], number[]] = [
    [],
    Array.from({ length: other.length + 1 }, (_, at) => at),
  ];
  for (let row = 1; row <= one.length; row += 1) {
    const line = [row];
    for (let column = 1; column <= other.length; column += 1) {
      const same = one[row - 1] === other[column - 1];
      const swapped = one[row - 1] === other[column - 2] && one[row - 2] === other[column - 1];
      const cost = Math.min(
        getDistanceCell(last, column) + 1,
        getDistanceCell(line, column - 1) + 1,
        getDistanceCell(last, column - 1) + (same ? 0 : 1),
        row > 1 && column > 1 && swapped
          ? getDistanceCell(beforeLast, column - 2) + 1
          : Number.POSITIVE_INFINITY,
      );
      line.push(cost);
    }
    [beforeLast, last] = [last, line];
  }
  return getDistanceCell(last, other.length);
}

const getDistanceCell = (line: readonly number[], index: number): number =>
  line[index] ?? Number.POSITIVE_INFINITY;
