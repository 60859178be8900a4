import type { KeyObject } from "node:crypto";
import { type Checkpoint, readCheckpoint } from "../note/checkpoint.ts";
import { cosign } from "../note/cosignature.ts";
import type { Verifier } from "../note/key.ts";
import { isSignedBy, type NoteSignature } from "../note/note.ts";
import { EMPTY_ROOT, type Hash, sameHash } from "../tree/hash.ts";
import { isConsistent, provenPast } from "../tree/proofs.ts";

/** What a witness remembers of a log: the last checkpoint it signed, or null. */
export type Seen = Pick<Checkpoint, "size" | "root"> | null;

/** A log asks a witness to sign its checkpoint, with the proof that it only grew. */
export interface Asked {
  /** As the log published it, signed. */
  readonly checkpoint: string;
  /** Size that the proof starts from. */
  readonly oldSize: number;
  readonly proof: readonly Hash[];
}

export type Answer =
  | { readonly signed: NoteSignature; readonly seen: Exclude<Seen, null> }
  /** Reasons of C2SP tlog-witness: 400, 403, 409 with the size it knows, 422. */
  | { readonly refused: "malformed" | "not-signed" | "inconsistent" }
  /**
   * 422 too: what the log signed itself proves that it has two pasts. A proof that fails proves nothing:
   * anybody writes one.
   */
  | { readonly refused: "forked" }
  | { readonly refused: "other-size"; readonly size: number };

/**
 * A witness signs a checkpoint when its log signed it and when it continues the one it signed before (C2SP
 * tlog-witness, "add-checkpoint"). The caller keeps `seen` and must write the new one before it gives the
 * signature away, one request of a log at a time.
 */
export function witness(
  { checkpoint: written, oldSize, proof }: Asked,
  { log, seen, now, verifier, key }: Witnessing,
): Answer {
  const read = readCheckpoint(written);
  if (read === null || read.checkpoint.origin !== log.name) return { refused: "malformed" };
  if (!isSignedBy(read.note, log)) return { refused: "not-signed" };
  const { size, root } = read.checkpoint;
  const known = seen?.size ?? 0;
  if (oldSize > size) return { refused: "malformed" };
  if (oldSize !== known) return { refused: "other-size", size: known };
  if (!continues(seen, { size, root }, proof))
    return { refused: contradicts(seen, { size, root }, proof) ? "forked" : "inconsistent" };
  return { signed: cosign(read.note.text, now, verifier, key), seen: { size, root } };
}

export interface Witnessing {
  /** The log's own key. */
  readonly log: Verifier;
  readonly seen: Seen;
  readonly now: Date;
  /** The witness's name and key, of type 4. */
  readonly verifier: Verifier;
  readonly key: KeyObject;
}

/** What was never seen is a log of nothing, whose root is known. */
function continues(seen: Seen, { size, root }: Exclude<Seen, null>, proof: readonly Hash[]): boolean {
  return isConsistent(seen?.size ?? 0, size, proof, seen?.root ?? EMPTY_ROOT, root);
}

/**
 * Whether it is another tree at the size that was seen, or a longer one whose own proof shows another past.
 */
function contradicts(seen: Seen, { size, root }: Exclude<Seen, null>, proof: readonly Hash[]): boolean {
  if (seen === null || seen.size === 0) return false;
  const past = seen.size === size ? root : provenPast(seen.size, size, proof, root);
  return past !== null && !sameHash(past, seen.root);
}
