import { decodeSpreadsheetText } from "./format/cells.ts";
import { readCsv } from "./format/csv.ts";

const MAX_LINES = 20_000;

/** What the software says of one line that it was given. */
export interface ReceiptAnswer {
  /** Line of the acknowledgement file, from 1. */
  readonly line: number;
  readonly id: string;
  readonly outcome: "done" | "refused" | undefined;
  /** The reason of a refusal, or the reference in the software. */
  readonly detail: string;
  readonly problem?: "bad_result" | "reason_needed" | "twice";
}

/** Headers that software writes, in either language. */
const headers = {
  id: ["line_id", "ligne"],
  result: ["result", "resultat", "résultat"],
  reason: ["reason", "motif"],
  reference: ["reference", "référence"],
} as const;

const results: ReadonlyMap<string, "done" | "refused"> = new Map([
  ["done", "done"],
  ["ok", "done"],
  ["fait", "done"],
  ["refused", "refused"],
  ["refuse", "refused"],
  ["refusé", "refused"],
]);

/** Undefined when the file is no CSV, has no such columns, no line, or too many. */
export function readAnswers(content: Buffer): readonly ReceiptAnswer[] | undefined {
  const [first, ...lines] = readCsv(content) ?? [];
  if (!first || lines.length === 0 || lines.length > MAX_LINES) return undefined;
  const at = (names: readonly string[]) =>
    first.cells.findIndex((header) => names.includes(header.normalize("NFC").toLowerCase()));
  const places = { id: at(headers.id), result: at(headers.result) };
  if (places.id < 0 || places.result < 0) return undefined;
  const said = { ...places, reason: at(headers.reason), reference: at(headers.reference) };
  const seen = new Set<string>();
  return lines.map(({ line, cells }) => {
    const answer = parseReceiptAnswer(line, cells, said);
    const again = seen.has(answer.id);
    seen.add(answer.id);
    return again ? { ...answer, problem: "twice" } : answer;
  });
}

function parseReceiptAnswer(
  line: number,
  cells: readonly string[],
  at: Readonly<Record<"id" | "result" | "reason" | "reference", number>>,
): ReceiptAnswer {
  const cell = (place: number) => decodeSpreadsheetText(cells[place] ?? "").trim();
  const outcome = results.get(cell(at.result).normalize("NFC").toLowerCase());
  const detail = outcome === "refused" ? cell(at.reason) : cell(at.reference);
  const answer = { line, id: cell(at.id).toLowerCase(), outcome, detail };
  if (outcome === undefined) return { ...answer, problem: "bad_result" };
  return outcome === "refused" && detail === "" ? { ...answer, problem: "reason_needed" } : answer;
}
