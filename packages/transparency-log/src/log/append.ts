import { type Hash, leafHash } from "../tree/hash.ts";
import { readTile } from "../tree/nodes.ts";
import { rootOfLeaves } from "../tree/range.ts";
import { entriesPath, nodesAt, TILE_WIDTH, type Tile, tilePath, tilesOf } from "../tree/tiles.ts";
import { readEntries, writeEntries } from "./entries.ts";
import type { Store } from "./store.ts";

/** A file of entries that the store must hold is absent or cut short. */
export class MissingEntries extends Error {
  override readonly name = "MissingEntries";
}

/**
 * Appends entries to a log of `size` leaves: writes its files of entries, then its tiles, from the leaves up.
 * Only the right edge is read again. Nothing is promised before a checkpoint says the new size: stopped
 * half-way, it is done again with the same entries.
 * @returns the new size
 * @throws MissingEntries, MissingTile when the store is not the one of a log of that size
 */
export async function append(store: Store, size: number, entries: readonly Uint8Array[]): Promise<number> {
  const grown = size + entries.length;
  await writeEntryFiles(store, size, entries);
  let added = entries.map(leafHash);
  for (let level = 0; added.length > 0; level++) added = await writeTiles(store, level, size, grown, added);
  return grown;
}

async function writeEntryFiles(store: Store, size: number, entries: readonly Uint8Array[]): Promise<void> {
  let at = 0;
  for (const { index, width } of tilesOf(0, size + entries.length, size)) {
    const held = Math.max(0, size - index * TILE_WIDTH);
    const before = held === 0 ? [] : await readBundle(store, index, held);
    const after = entries.slice(at, at + width - held);
    await store.write(entriesPath(index, width), writeEntries([...before, ...after]));
    if (held > 0 && width === TILE_WIDTH)
      await removePartials(store, (partial) => entriesPath(index, partial));
    at += after.length;
  }
}

/**
 * The entries of a file.
 * @throws MissingEntries
 */
export async function readBundle(store: Store, index: number, width: number): Promise<Uint8Array[]> {
  const path = entriesPath(index, width);
  const bytes = await store.read(path);
  const entries = bytes === null ? null : readEntries(bytes);
  if (entries?.length !== width) throw new MissingEntries(path);
  return entries;
}

/** Writes the tiles of a level that hold what was added, and gives the hashes that this completes above. */
async function writeTiles(store: Store, level: number, size: number, grown: number, added: readonly Hash[]) {
  const from = nodesAt(level, size);
  const above: Hash[] = [];
  let at = 0;
  for (const tile of tilesOf(level, grown, from)) {
    const held = Math.max(0, from - tile.index * TILE_WIDTH);
    const before = held === 0 ? [] : await readTile(store, { ...tile, width: held });
    const after = added.slice(at, at + tile.width - held);
    const hashes = [...before, ...after];
    await store.write(tilePath(tile), Buffer.concat(hashes));
    if (tile.width === TILE_WIDTH) above.push(await completed(store, tile, hashes, held));
    at += after.length;
  }
  return above;
}

async function completed(store: Store, tile: Tile, hashes: readonly Hash[], held: number): Promise<Hash> {
  if (held > 0) await removePartials(store, (width) => tilePath({ ...tile, width }));
  return rootOfLeaves(hashes);
}

/**
 * Once whole, a tile is read whole: what led to it is no longer needed (C2SP tlog-tiles, "Partial Tiles").
 */
async function removePartials(store: Store, path: (width: number) => string): Promise<void> {
  for (let width = 1; width < TILE_WIDTH; width++) await store.remove(path(width));
}
