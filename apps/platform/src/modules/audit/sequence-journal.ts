import type { Context } from "../../kernel/context.ts";
import { emptyRoot, leafHash, nextRoot } from "./hashes.ts";
import { findHead, insertLeaves, listLeaves, listUnsequenced } from "./store.ts";

const BATCH = 1_000;

/**
 * Gives the entries committed since the last run their place and chains them. One runner per authority at a time
 * (the job is a singleton; a second one would break on the primary key and roll back).
 * @returns how many were sequenced; a full batch means that more may wait
 */
export async function sequenceJournal(context: Context): Promise<number> {
  return context.transaction(async (tx) => {
    const head = await findHead(tx, context.authorityId);
    const entries = await listUnsequenced(tx, context.authorityId, head?.position ?? 0, BATCH);
    let root = head?.root_hash ?? emptyRoot;
    let sequence = head?.sequence ?? 0;
    const leaves = entries.map((entry) => {
      root = nextRoot(root, entry.leaf_hash);
      sequence += 1;
      return { authority_id: context.authorityId, sequence, entry_id: entry.id, root_hash: root };
    });
    await insertLeaves(tx, leaves);
    return leaves.length;
  });
}

export type Verification =
  | { readonly sound: true; readonly size: number; readonly root: Buffer }
  | { readonly sound: false; readonly brokenAt: number };

/** Recomputes every leaf and root from what is stored now: an altered, removed or reordered line is found. */
export async function verifyJournal(context: Context): Promise<Verification> {
  return context.transaction(async (tx) => {
    let root = emptyRoot;
    let size = 0;
    for (;;) {
      const leaves = await listLeaves(tx, context.authorityId, size, BATCH);
      for (const leaf of leaves) {
        root = nextRoot(root, leafHash(leaf.id, leaf.sealed));
        if (leaf.sequence !== size + 1 || !root.equals(leaf.root_hash))
          return { sound: false, brokenAt: size + 1 };
        size += 1;
      }
      if (leaves.length < BATCH) return { sound: true, size, root };
    }
  });
}
