/** Cells of one record (RFC 4180); a quote inside a bare cell is a character like another. */
export function parseCells(record: string, separator: string): readonly string[] {
  const cells: string[] = [];
  let at = 0;
  for (;;) {
    if (record[at] === '"') {
      const quoted = parseQuotedCell(record, at + 1);
      const end = findCellEnd(record, quoted.next, separator);
      cells.push(quoted.text + record.slice(quoted.next, end));
      at = end;
    } else {
      const end = findCellEnd(record, at, separator);
      cells.push(record.slice(at, end));
      at = end;
    }
    if (at >= record.length) return cells;
    at += 1;
  }
}

function findCellEnd(record: string, from: number, separator: string): number {
  const found = record.indexOf(separator, from);
  return found < 0 ? record.length : found;
}

function parseQuotedCell(record: string, from: number): { text: string; next: number } {
  let text = "";
  for (let at = from; ; ) {
    const close = record.indexOf('"', at);
    if (close < 0) return { text: text + record.slice(at), next: record.length };
    text += record.slice(at, close);
    if (record[close + 1] !== '"') return { text, next: close + 1 };
    text += '"';
    at = close + 2;
  }
}

const separators = [";", ",", "\t", "|"] as const;
export type Separator = (typeof separators)[number];
export const isSeparator = (text: string): text is Separator => separators.some((one) => one === text);

/** The one that cuts the header in most pieces. */
export function selectSeparator(header: string): Separator {
  const pieces = (separator: Separator) => parseCells(header, separator).length;
  return separators.reduce<Separator>((best, one) => (pieces(one) > pieces(best) ? one : best), ";");
}
