import { type Checkpoint, readCheckpoint } from "../note/checkpoint.ts";
import { cosignedAt } from "../note/cosignature.ts";
import { type Verifier, writeVerifier } from "../note/key.ts";
import { isSignedBy } from "../note/note.ts";
import { type Hash, leafHash, sameHash } from "../tree/hash.ts";
import { MissingTile, readTile } from "../tree/nodes.ts";
import { Range, rootOfLeaves } from "../tree/range.ts";
import { type Tile, tilePath, tilesOf } from "../tree/tiles.ts";
import { MissingEntries, readBundle } from "./append.ts";
import type { Store } from "./store.ts";

/** Where a log keeps its last checkpoint (C2SP tlog-tiles). */
export const CHECKPOINT = "checkpoint";

export interface Expected {
  /** The key of the log, and of other authorities that watched it. */
  readonly log: Verifier;
  readonly witnesses: readonly Verifier[];
  /** A checkpoint kept from before, as it was signed, or null. */
  readonly since: string | null;
}

export type Fault =
  /** No checkpoint, or a text that is not one. */
  | "no-checkpoint"
  /** The key given did not sign it. */
  | "checkpoint-not-signed"
  /** The checkpoint kept from before is not one of this log, or was not signed by its key. */
  | "since-not-signed"
  /** It holds fewer lines than were signed before: an older copy, or its end was cut. */
  | "shorter-than-kept"
  /** What was signed before is no longer the beginning: the past was rewritten. */
  | "past-rewritten"
  | "entries-missing"
  | "tile-missing"
  /** The tile does not hold the hashes of its entries, or of the tile below. */
  | "tile-differs"
  /** The entries do not make the root that was signed. */
  | "root-differs";

export type Outcome =
  | {
      readonly valid: true;
      readonly checkpoint: Checkpoint;
      /** When each witness saw it, by its `name+hash+key`; those that did not are left out. */
      readonly witnessedAt: Readonly<Record<string, Date>>;
    }
  | {
      readonly valid: false;
      readonly fault: Fault;
      readonly where: string | null;
      /** Of `tile-differs` among leaves: the first line that is not the one hashed there, from 1. */
      readonly line?: number;
    };

/**
 * Verifies a whole log without network: the signature of its checkpoint, every entry, every tile, and that it
 * continues what was signed before. Reads each file once; memory does not grow with the log.
 */
export async function verifyLog(store: Store, { log, witnesses, since }: Expected): Promise<Outcome> {
  const written = await store.read(CHECKPOINT);
  const last = written === null ? null : readCheckpoint(Buffer.from(written).toString("utf8"));
  if (last === null) return fault("no-checkpoint", CHECKPOINT);
  if (last.checkpoint.origin !== log.name || !isSignedBy(last.note, log))
    return fault("checkpoint-not-signed", CHECKPOINT);
  const before = since === null ? null : signedBefore(since, log);
  if (before === "since-not-signed") return fault(before);
  if (before !== null && before.size > last.checkpoint.size) return fault("shorter-than-kept");
  const wrong = await verifyTree(store, last.checkpoint, before);
  if (wrong !== null) return wrong;
  return { valid: true, checkpoint: last.checkpoint, witnessedAt: datesOf(last.note, witnesses) };
}

function signedBefore(written: string, log: Verifier): Checkpoint | "since-not-signed" {
  const read = readCheckpoint(written);
  const ours = read !== null && read.checkpoint.origin === log.name && isSignedBy(read.note, log);
  return ours ? read.checkpoint : "since-not-signed";
}

function datesOf(note: Parameters<typeof cosignedAt>[0], witnesses: readonly Verifier[]) {
  const seen = witnesses.flatMap((witness) => {
    const at = cosignedAt(note, witness);
    return at === null ? [] : [[writeVerifier(witness), at] as const];
  });
  return Object.fromEntries(seen);
}

async function verifyTree(
  store: Store,
  last: Checkpoint,
  before: Checkpoint | null,
): Promise<Outcome | null> {
  try {
    return (await verifyEntries(store, last, before)) ?? (await verifyUpperTiles(store, last.size));
  } catch (error) {
    if (error instanceof MissingEntries) return fault("entries-missing", error.message);
    if (error instanceof MissingTile) return fault("tile-missing", error.message);
    throw error;
  }
}

async function verifyEntries(
  store: Store,
  last: Checkpoint,
  before: Checkpoint | null,
): Promise<Outcome | null> {
  const range = new Range();
  let rewritten = before?.size === 0 && !sameHash(range.root(), before.root);
  for (const tile of tilesOf(0, last.size)) {
    const leaves = (await readBundle(store, tile.index, tile.width)).map(leafHash);
    const hashes = await readTile(store, tile);
    const differs = leaves.findIndex((leaf, at) => !sameHash(leaf, hashes[at] ?? new Uint8Array()));
    if (differs !== -1)
      return {
        valid: false,
        fault: "tile-differs",
        where: tilePath(tile),
        line: tile.index * 256 + differs + 1,
      };
    for (const leaf of leaves) {
      range.add(leaf);
      if (range.size === before?.size) rewritten = !sameHash(range.root(), before.root);
    }
  }
  if (!sameHash(range.root(), last.root)) return fault("root-differs");
  return rewritten ? fault("past-rewritten") : null;
}

/**
 * Tiles above the leaves are only shortcuts: a wrong one would make wrong proofs, and is a fault all the
 * same.
 */
async function verifyUpperTiles(store: Store, size: number): Promise<Outcome | null> {
  for (let level = 1; ; level++) {
    let none = true;
    for (const tile of tilesOf(level, size)) {
      none = false;
      const hashes = await readTile(store, tile);
      if (!same(hashes, await rootsBelow(store, tile))) return fault("tile-differs", tilePath(tile));
    }
    if (none) return null;
  }
}

async function rootsBelow(store: Store, { level, index, width }: Tile): Promise<Hash[]> {
  const roots: Hash[] = [];
  for (let at = 0; at < width; at++)
    roots.push(
      rootOfLeaves(await readTile(store, { level: level - 1, index: index * 256 + at, width: 256 })),
    );
  return roots;
}

const same = (some: readonly Hash[], others: readonly Hash[]): boolean =>
  some.length === others.length && some.every((hash, at) => sameHash(hash, others[at] ?? new Uint8Array()));

const fault = (what: Fault, where: string | null = null): Outcome => ({ valid: false, fault: what, where });
