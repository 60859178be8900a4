/** What a spreadsheet would run as a formula is made a text (OWASP, CSV injection). */
const formatSafeCell = (text: string): string => (/^[=+\-@\t\r]/.test(text) ? `'${text}` : text);

const formatCsvCell = (text: string): string => `"${formatSafeCell(text).replaceAll('"', '""')}"`;

type Rows = readonly (readonly string[])[];

const BYTE_ORDER_MARK = "\ufeff";
const formatCsvLines = (rows: Rows): string =>
  rows.map((row) => row.map(formatCsvCell).join(";")).join("\r\n");

/** RFC 4180, with the semicolon and the byte-order mark that spreadsheets expect in France. */
export function formatCsv(rows: Rows): string {
  return `${BYTE_ORDER_MARK}${formatCsvLines(rows)}\r\n`;
}

/** The same bytes, of rows that come by pages: no more than one is held. */
export async function* formatCsvPages(head: Rows, pages: AsyncIterable<Rows>): AsyncGenerator<string> {
  yield formatCsv(head);
  for await (const rows of pages) if (rows.length > 0) yield `${formatCsvLines(rows)}\r\n`;
}
