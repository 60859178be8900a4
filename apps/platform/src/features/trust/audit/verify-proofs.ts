import {
  HASH_BYTES,
  isSignedBy,
  MissingTile,
  nodesOf,
  Range,
  readCheckpoint,
  rootHash,
  TILE_WIDTH,
  type Verifier,
} from "@ardeco/transparency-log";
import type { Tx } from "../../../kernel/context.ts";
import type { AuthorityId } from "../../../kernel/ids.ts";
import { buildLogStore } from "./build-log-store.ts";
import { countUnplaced } from "./store/entries.ts";
import { findTile } from "./store/log.ts";

/** What of the proofs does not hold; `line-unplaced`: a line that neither has a place nor waits for one. */
export const proofFaults = [
  "tile-differs",
  "tile-missing",
  "root-differs",
  "checkpoint-not-signed",
  "line-unplaced",
] as const;
export type ProofFault = (typeof proofFaults)[number];

interface Proofs {
  readonly note: string | null;
  readonly log: Verifier | undefined;
}

/**
 * Tiles above those that lines were compared with, a thousand lines each hash: then the root, the signature,
 * and that no line is apart. A log rewritten is said before a line apart.
 */
export async function verifyProofs(
  tx: Tx,
  authorityId: AuthorityId,
  proofs: Proofs,
): Promise<ProofFault | null> {
  const fault = await verifySigned(tx, authorityId, proofs);
  if (fault !== null) return fault;
  return (await countUnplaced(tx, authorityId)) > 0 ? "line-unplaced" : null;
}

async function verifySigned(
  tx: Tx,
  authorityId: AuthorityId,
  { note, log }: Proofs,
): Promise<ProofFault | null> {
  if (note === null) return null;
  const read = readCheckpoint(note);
  if (!read || !log || read.checkpoint.origin !== log.name || !isSignedBy(read.note, log))
    return "checkpoint-not-signed";
  const { size, root } = read.checkpoint;
  try {
    for (let level = 2; size >= TILE_WIDTH ** level; level++)
      if (!(await isLevelWhole(tx, authorityId, level, Math.floor(size / TILE_WIDTH ** level))))
        return "tile-differs";
    const files = buildLogStore(tx, authorityId, note);
    return Buffer.from(await rootHash(size, nodesOf(files, size))).equals(root) ? null : "root-differs";
  } catch (error) {
    if (error instanceof MissingTile) return "tile-missing";
    throw error;
  }
}

/** Each hash of a level is the root of the whole tile below. */
async function isLevelWhole(
  tx: Tx,
  authorityId: AuthorityId,
  level: number,
  nodes: number,
): Promise<boolean> {
  for (let node = 0; node < nodes; node++) {
    const tile = await findTile(tx, authorityId, level, Math.floor(node / TILE_WIDTH));
    const below = await findTile(tx, authorityId, level - 1, node);
    const at = (node % TILE_WIDTH) * HASH_BYTES;
    if (!tile || below?.length !== TILE_WIDTH * HASH_BYTES) return false;
    const range = new Range();
    for (let hash = 0; hash < TILE_WIDTH; hash++)
      range.add(below.subarray(hash * HASH_BYTES, (hash + 1) * HASH_BYTES));
    if (!tile.subarray(at, at + HASH_BYTES).equals(range.root())) return false;
  }
  return true;
}
