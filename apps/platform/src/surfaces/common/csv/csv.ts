/** What a spreadsheet would run as a formula is made a text (OWASP, CSV injection). */
const defused = (text: string): string => (/^[=+\-@\t\r]/.test(text) ? `'${text}` : text);

const cell = (text: string): string => `"${defused(text).replaceAll('"', '""')}"`;

/** RFC 4180, with the semicolon and the byte-order mark that spreadsheets expect in France. */
export function csvOf(rows: readonly (readonly string[])[]): string {
  return `\ufeff${rows.map((row) => row.map(cell).join(";")).join("\r\n")}\r\n`;
}
