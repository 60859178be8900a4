import { type Checkpoint, readCheckpoint } from "../note/checkpoint.ts";
import { cosignedAt } from "../note/cosignature.ts";
import { readVerifier, type Verifier, writeVerifier } from "../note/key.ts";
import { isSignedBy } from "../note/note.ts";
import { type Hash, leafHash } from "../tree/hash.ts";
import { isIncluded } from "../tree/proofs.ts";
import { lineEntry, sealedHash, textHash } from "./line.ts";
import type { Opening, StatedLine, Statement } from "./statement.ts";

/**
 * `holds`: this text is in the log, at this place. `holds-sealed`: what is kept of it is; its text was not committed to.
 * `holds-entry`: its place only. `waits`: no checkpoint covers it yet. `differs`: it is not what the log holds.
 */
export type LineOutcome = "holds" | "holds-sealed" | "holds-entry" | "waits" | "differs";

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
 * @param log the log's key when it is known from elsewhere; null takes the one of the file
 */
export function verifyLines(
  statement: Statement,
  { log, witnesses }: { readonly log: Verifier | null; readonly witnesses: readonly Verifier[] },
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
  const lines = verifyEach(statement.lines, read.checkpoint);
  return outcome(lines, read.checkpoint, Object.fromEntries(seen));
}

function outcome(
  lines: readonly LineOutcome[],
  checkpoint: Checkpoint | null,
  witnessedAt: Readonly<Record<string, Date>>,
): LinesOutcome {
  return { valid: !lines.includes("differs"), checkpoint, lines, witnessedAt };
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

const OUTCOMES = { open: "holds", sealed: "holds-sealed", entry: "holds-entry" } as const;

/** What one line is worth under this checkpoint, whose signature the caller verified. */
function verifyLine(line: StatedLine, { size, root }: Checkpoint): LineOutcome {
  if (line.place === null) return "waits";
  const { index, proof } = line.place;
  const leaf = leafHash(entryOf(line));
  if (!isIncluded(leaf, index, size, proof.map(bytesOf), root)) return "differs";
  return OUTCOMES[line.kind];
}

/** The entry that an opening stands for. */
function entryOf(opening: Opening): Hash {
  if (opening.kind === "entry") return bytesOf(opening.entry);
  if (opening.kind === "sealed") return sealedHash(opening.id, bytesOf(opening.sealed));
  return lineEntry({ text: textHash(opening.text), sealed: bytesOf(opening.sealed) });
}

const bytesOf = (base64: string): Buffer => Buffer.from(base64, "base64");
