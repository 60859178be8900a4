import { parse } from "csv-parse/sync";
import { stringify } from "csv-stringify/sync";
import { countRows, LINE_ENDS } from "../../../../kernel/delimited-text.ts";
import { encodeSpreadsheetText } from "./cells.ts";
import { decode, encode } from "./encode.ts";
import type { Format } from "./format.ts";

/** RFC 4180, with every cell quoted: no value can end its line, whatever it holds. */
export function writeCsv(
  rows: readonly (readonly string[])[],
  { separator, encoding }: Pick<Format, "separator" | "encoding">,
): Buffer {
  const text = stringify(
    rows.map((row) => row.map(encodeSpreadsheetText)),
    { delimiter: separator, quoted: true, quoted_empty: false, record_delimiter: "\r\n" },
  );
  return encode(text, encoding);
}

const MAX_RECORD = 20_000;
/** No text holds this: an archive, a picture or a spreadsheet's own format does. */
const NOT_TEXT = "\u{0}";

/** Lines of a file received, with the place of each; undefined when it is not a CSV file. */
export function readCsv(
  content: Buffer,
): readonly { readonly line: number; readonly cells: readonly string[] }[] | undefined {
  const text = decode(content);
  if (text.includes(NOT_TEXT) || text.startsWith("PK")) return undefined;
  const delimiter = findSeparator(text);
  try {
    const records: unknown = parse(text, {
      bom: true,
      delimiter,
      record_delimiter: LINE_ENDS,
      relax_column_count: true,
      skip_empty_lines: true,
      trim: true,
      info: true,
      max_record_size: MAX_RECORD,
    });
    if (!Array.isArray(records)) return undefined;
    const lines = records.flatMap(parseCsvRecord);
    const columns = lines[0]?.cells.length ?? 0;
    // A quotation mark that nobody closed took whole rows into one value: better no file than rows lost in
    // silence.
    return lines.some(({ cells }) => countRows(cells, delimiter, columns) > 1) ? undefined : lines;
  } catch {
    return undefined;
  }
}

/** The one that cuts the header in most pieces. */
function findSeparator(text: string): string {
  const [header = ""] = text.split(/[\r\n]/, 1);
  const pieces = (separator: string) => header.split(separator).length;
  return [";", ",", "\t"].reduce((best, one) => (pieces(one) > pieces(best) ? one : best));
}

function parseCsvRecord(found: unknown) {
  const isRecord = typeof found === "object" && found !== null && "record" in found && "info" in found;
  if (!isRecord || !Array.isArray(found.record)) return [];
  const { info } = found;
  const line = typeof info === "object" && info !== null && "lines" in info ? Number(info.lines) : 0;
  return [{ line, cells: found.record.map(String) }];
}
