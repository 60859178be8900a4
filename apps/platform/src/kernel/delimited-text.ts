/** Ends of a line, in the order in which they are looked for; one file may mix them. */
export const LINE_ENDS = ["\r\n", "\n", "\r"];
const LINE_END = /\r\n|\n|\r/;

/** Physical lines of a text; an empty one is left out. */
export function splitLines(text: string): readonly string[] {
  return text.split(LINE_END).filter((line) => line.trim() !== "");
}

/**
 * How many rows a record holds. More than one: a quotation mark that nobody closed took the rows that follow
 * into one value. A value may rightly hold line ends; then not every line has the separators of a row.
 * @param cells values of the record, without their quotation marks
 * @param columns names that the header has
 */
export function countRows(cells: readonly string[], separator: string, columns: number): number {
  if (columns < 2) return 1;
  const lines = splitLines(cells.join(separator));
  const isRow = (line: string) => line.split(separator).length >= columns;
  return lines.length > 1 && lines.every(isRow) ? lines.length : 1;
}
