import { type Verifier, verifyLog } from "@ardeco/transparency-log";
import type { Context, Tx } from "../../kernel/context.ts";
import { emptyRoot, entryOf, nextRoot } from "./hashes.ts";
import { logFiles } from "./log-files.ts";
import { findLogSigner } from "./log-key.ts";
import { listLeaves } from "./store/entries.ts";
import { findCheckpoint, findTile } from "./store/log.ts";

export type Verification =
  | { readonly sound: true; readonly size: number; readonly root: Buffer }
  /** The first line that is not what was promised, from 1; null when lines are, and what proves them is not. */
  | { readonly sound: false; readonly brokenAt: number | null };

const TILE = 256;
const HASH_BYTES = 32;

/**
 * Recomputes everything from what is stored now: each line against the entry it has in the log, the chain of before, then the log
 * itself against its signed checkpoint. An altered, removed, added or reordered line is found; so is a log rewritten without its key.
 */
export async function verifyJournal(context: Context): Promise<Verification> {
  return context.transaction(async (tx) => {
    const checkpoint = await findCheckpoint(tx, context.authorityId);
    const brokenAt = await firstBrokenLine(tx, context, checkpoint?.size ?? 0);
    if (brokenAt !== undefined) return { sound: false, brokenAt };
    const signer = await findLogSigner(tx, context);
    if (!checkpoint || !signer) return { sound: true, size: 0, root: Buffer.alloc(0) };
    return verifyPublished(tx, context, checkpoint.note, signer.verifier);
  });
}

async function verifyPublished(
  tx: Tx,
  { authorityId }: Context,
  note: string,
  log: Verifier,
): Promise<Verification> {
  const outcome = await verifyLog(logFiles(tx, authorityId, note), { log, witnesses: [], since: null });
  if (!outcome.valid) return { sound: false, brokenAt: null };
  return { sound: true, size: outcome.checkpoint.size, root: Buffer.from(outcome.checkpoint.root) };
}

/** Tile by tile, each line as it reads now against the entry promised. */
async function firstBrokenLine(tx: Tx, context: Context, size: number): Promise<number | undefined> {
  let root: Buffer | null = emptyRoot;
  for (let from = 0; from < size; from += TILE) {
    const lines = await listLeaves(tx, context.authorityId, from, Math.min(TILE, size - from));
    const promised = await findTile(tx, context.authorityId, 0, from / TILE);
    for (let at = 0; at < Math.min(TILE, size - from); at++) {
      const line = lines[at];
      if (line?.sequence !== from + at + 1) return from + at + 1;
      const entry = entryOf(line);
      root = root !== null && line.root_hash !== null ? nextRoot(root, entry) : null;
      const isChained = line.root_hash === null || (root?.equals(line.root_hash) ?? false);
      const isPromised = promised?.subarray(at * HASH_BYTES, (at + 1) * HASH_BYTES).equals(entry) ?? false;
      if (!isChained || !isPromised) return from + at + 1;
    }
  }
  return undefined;
}
