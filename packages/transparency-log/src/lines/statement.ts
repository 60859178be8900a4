/** A file of lines that somebody keeps and verifies alone: plain JSON, hashes in base64. */
export interface Statement {
  readonly format: typeof STATEMENT_FORMAT;
  /** Key of the log, `name+hash+key`. */
  readonly key: string;
  /** As it was signed, or null when nothing was published yet. */
  readonly checkpoint: string | null;
  readonly lines: readonly StatedLine[];
}

export const STATEMENT_FORMAT = "ardeco.journal/lines/v1";

/** One line, and its place in the log. */
export type StatedLine = Opening & {
  /** Null for a line that waits for the next checkpoint. */
  readonly place: { readonly index: number; readonly proof: readonly string[] } | null;
};

export type Opening =
  /** Its text, and the hash of what is kept of it. */
  | { readonly kind: "open"; readonly text: string; readonly sealed: string }
  /** Of before texts were committed to: what is kept of it, sealed; `text` is what its keeper reads in it. */
  | { readonly kind: "sealed"; readonly text: string; readonly id: string; readonly sealed: string }
  /** Words of it are kept from who asks: the place of its entry only. */
  | { readonly kind: "entry"; readonly entry: string };

/** Null for what is not such a file. */
export function readStatement(written: string): Statement | null {
  const read = parsed(written);
  if (!isRecord(read) || read.format !== STATEMENT_FORMAT || typeof read.key !== "string") return null;
  if (read.checkpoint !== null && typeof read.checkpoint !== "string") return null;
  if (!Array.isArray(read.lines)) return null;
  const lines = read.lines.map(readLine);
  if (lines.some((line) => line === null)) return null;
  return {
    format: STATEMENT_FORMAT,
    key: read.key,
    checkpoint: read.checkpoint,
    lines: lines.filter((line) => line !== null),
  };
}

function readLine(line: unknown): StatedLine | null {
  if (!isRecord(line)) return null;
  const place = readPlace(line.place);
  const opening = readOpening(line);
  return place === undefined || opening === null ? null : { ...opening, place };
}

function readOpening({ kind, text, sealed, id, entry }: Readonly<Record<string, unknown>>): Opening | null {
  if (kind === "entry") return typeof entry === "string" ? { kind, entry } : null;
  if (typeof text !== "string" || typeof sealed !== "string") return null;
  if (kind === "open") return { kind, text, sealed };
  return kind === "sealed" && typeof id === "string" ? { kind, text, id, sealed } : null;
}

/** Undefined for what is none. */
function readPlace(place: unknown): StatedLine["place"] | undefined {
  if (place === null) return null;
  if (!isRecord(place) || !isIndex(place.index) || !Array.isArray(place.proof)) return undefined;
  const proof = place.proof.filter((hash) => typeof hash === "string");
  return proof.length === place.proof.length ? { index: place.index, proof } : undefined;
}

const isIndex = (value: unknown): value is number => Number.isSafeInteger(value) && Number(value) >= 0;

export const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === "object" && value !== null && !Array.isArray(value);

/** Null for what is not JSON. */
export function parsed(written: string): unknown {
  try {
    const read: unknown = JSON.parse(written);
    return read;
  } catch {
    return null;
  }
}
