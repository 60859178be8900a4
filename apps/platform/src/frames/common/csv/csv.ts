/** What a spreadsheet would run as a formula is made a text (OWASP, CSV injection). */
const defused = (text: string): string => (/^[=+\-@\t\r]/.test(text) ? `'${text}` : text);

const cell = (text: string): string => `"${defused(text).replaceAll('"', '""')}"`;

type Rows = readonly (readonly string[])[];

const BYTE_ORDER_MARK = "\ufeff";
const lines = (rows: Rows): string => rows.map((row) => row.map(cell).join(";")).join("\r\n");

/** RFC 4180, with the semicolon and the byte-order mark that spreadsheets expect in France. */
export function csvOf(rows: Rows): string {
  return `${BYTE_ORDER_MARK}${lines(rows)}\r\n`;
}

/** The same bytes, of rows that come by pages: no more than one is held. */
export async function* csvPages(head: Rows, pages: AsyncIterable<Rows>): AsyncGenerator<string> {
  yield csvOf(head);
  for await (const rows of pages) if (rows.length > 0) yield `${lines(rows)}\r\n`;
}
