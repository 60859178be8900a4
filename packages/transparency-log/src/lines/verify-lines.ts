import { decodeBase64 } from "../note/base64.ts";
import { type Checkpoint, readCheckpoint } from "../note/checkpoint.ts";
import { cosignedAt } from "../note/cosignature.ts";
import { readVerifier, type Verifier, writeVerifier } from "../note/key.ts";
import { isSignedBy } from "../note/note.ts";
import { HASH_BYTES, type Hash, leafHash } from "../tree/hash.ts";
import { isIncluded } from "../tree/proofs.ts";
import { lineEntry, sealedHash, textHash } from "./line.ts";
import { isRecord, type Opening, parsed, type StatedLine, type Statement } from "./statement.ts";

/**
 * `holds`: this text is in the log, at this place. `holds-sealed`: what is kept of it is; its text was not
 * committed to. `holds-entry`: its place only. `waits`: no checkpoint covers it yet, and nothing proves it.
 * `overdue`: it waits, and says to be older than lines that are covered: it was left out, or somebody else
 * wrote it. `differs`: it is not what the log holds.
 */
export type LineOutcome = "holds" | "holds-sealed" | "holds-entry" | "waits" | "overdue" | "differs";

const A_DAY_MS = 24 * 3_600_000;

export interface LinesAsked {
  /** The log's key when it is known from elsewhere; null takes the one of the file. */
  readonly log: Verifier | null;
  readonly witnesses: readonly Verifier[];
  /**
   * Longer than any line waits for its checkpoint: a day, for a log that seals every hour. Lines are sealed
   * in the order they were written.
   */
  readonly longestWaitMs?: number;
}

export type LinesOutcome =
  | {
      readonly valid: boolean;
      readonly checkpoint: Checkpoint | null;
      /** In the order of the file. */
      readonly lines: readonly LineOutcome[];
      readonly witnessedAt: Readonly<Record<string, Date>>;
    }
  | { readonly valid: false; readonly fault: "no-key" | "no-checkpoint" | "checkpoint-not-signed" };

/**
 * Verifies lines without network: that a checkpoint signed by the log's key covers each.
 */
export function verifyLines(
  statement: Statement,
  { log, witnesses, longestWaitMs = A_DAY_MS }: LinesAsked,
): LinesOutcome {
  const key = log ?? readVerifier(statement.key);
  if (key === null) return { valid: false, fault: "no-key" };
  if (statement.checkpoint === null) return outcome(statement.lines.map(waitsOrNot), null, {});
  const read = readCheckpoint(statement.checkpoint);
  if (read === null) return { valid: false, fault: "no-checkpoint" };
  if (read.checkpoint.origin !== key.name || !isSignedBy(read.note, key))
    return { valid: false, fault: "checkpoint-not-signed" };
  const seen = witnesses.flatMap((witness) => {
    const at = cosignedAt(read.note, witness);
    return at === null ? [] : [[writeVerifier(witness), at] as const];
  });
  // Sealed lines tell how far the log had come, and so do witnesses, whose clock is not the log's.
  const witnessed = Math.max(Number.NEGATIVE_INFINITY, ...seen.map(([, at]) => at.getTime()));
  const lines = findOverdue(statement.lines, verifyEach(statement.lines, read.checkpoint), {
    witnessed,
    longestWaitMs,
  });
  return outcome(lines, read.checkpoint, Object.fromEntries(seen));
}

function outcome(
  lines: readonly LineOutcome[],
  checkpoint: Checkpoint | null,
  witnessedAt: Readonly<Record<string, Date>>,
): LinesOutcome {
  return { valid: !lines.includes("differs") && !lines.includes("overdue"), checkpoint, lines, witnessedAt };
}

/** Before anything was published, a line can only wait. */
const waitsOrNot = ({ place }: StatedLine): LineOutcome => (place === null ? "waits" : "differs");

/** A place is that of one line: given twice, it does not make two. */
function verifyEach(lines: readonly StatedLine[], checkpoint: Checkpoint): readonly LineOutcome[] {
  const places = new Set<number>();
  return lines.map((line) => {
    if (line.place !== null && places.has(line.place.index)) return "differs";
    if (line.place !== null) places.add(line.place.index);
    return verifyLine(line, checkpoint);
  });
}

function findOverdue(
  lines: readonly StatedLine[],
  outcomes: readonly LineOutcome[],
  { witnessed, longestWaitMs }: { readonly witnessed: number; readonly longestWaitMs: number },
): readonly LineOutcome[] {
  const proven = lines.flatMap((line, at) => (outcomes[at] === "holds" ? [writtenAt(line)] : []));
  // A loop, since a statement may hold more lines than a call takes arguments.
  const newest = proven.reduce<number>((last, at) => Math.max(last, at ?? last), witnessed);
  return outcomes.map((outcome, at) => {
    const line = lines[at];
    const written = outcome === "waits" && line ? writtenAt(line) : undefined;
    return written !== undefined && written < newest - longestWaitMs ? "overdue" : outcome;
  });
}

/** When a line says to be of, for texts that are JSON with an instant `at`. */
function writtenAt(line: StatedLine): number | undefined {
  if (line.kind === "entry") return undefined;
  const read = parsed(line.text);
  const instant = isRecord(read) && typeof read.at === "string" ? Date.parse(read.at) : Number.NaN;
  return Number.isNaN(instant) ? undefined : instant;
}

const OUTCOMES = { open: "holds", sealed: "holds-sealed", entry: "holds-entry" } as const;

/** What one line is worth under this checkpoint, whose signature the caller verified. */
function verifyLine(line: StatedLine, { size, root }: Checkpoint): LineOutcome {
  if (line.place === null) return "waits";
  const { index } = line.place;
  const [entry, proof] = [entryOf(line), readProof(line.place.proof)];
  if (entry === null || proof === null) return "differs";
  return isIncluded(leafHash(entry), index, size, proof, root) ? OUTCOMES[line.kind] : "differs";
}

/** The entry that an opening stands for; null when what it says is not base64. */
function entryOf(opening: Opening): Hash | null {
  const bytes = decodeBase64(opening.kind === "entry" ? opening.entry : opening.sealed);
  if (bytes === null || opening.kind === "entry") return bytes;
  if (opening.kind === "sealed") return sealedHash(opening.id, bytes);
  return lineEntry({ text: textHash(opening.text), sealed: bytes });
}

function readProof(proof: readonly string[]): readonly Hash[] | null {
  const hashes = proof.map(decodeBase64).filter((hash) => hash?.length === HASH_BYTES);
  return hashes.length === proof.length ? hashes.filter((hash) => hash !== null) : null;
}
