import { readCheckpoint } from "../note/checkpoint.ts";
import type { Verifier } from "../note/key.ts";
import { isSignedBy } from "../note/note.ts";
import { type Hash, sameHash } from "../tree/hash.ts";
import { provenPast } from "../tree/proofs.ts";

/**
 * What a witness keeps of a log that contradicts itself: two checkpoints as the log signed them, and the
 * proof between.
 */
export interface Contradiction {
  readonly kept: string;
  readonly shown: string;
  /** Of the checkpoint shown, from the size of the one kept; none when they have one size. */
  readonly proof: readonly Hash[];
}

/** Whether these prove, to anybody and without network, that the log of this key signed two pasts. */
export function isContradiction({ kept, shown, proof }: Contradiction, log: Verifier): boolean {
  const [first, second] = [readCheckpoint(kept), readCheckpoint(shown)];
  if (!first || !second) return false;
  for (const { checkpoint, note } of [first, second])
    if (checkpoint.origin !== log.name || !isSignedBy(note, log)) return false;
  const { size, root } = second.checkpoint;
  const past = first.checkpoint.size === size ? root : provenPast(first.checkpoint.size, size, proof, root);
  return past !== null && !sameHash(past, first.checkpoint.root);
}
