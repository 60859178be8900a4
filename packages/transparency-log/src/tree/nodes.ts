import type { Store } from "../log/store.ts";
import { HASH_BYTES, type Hash } from "./hash.ts";
import { rootOfLeaves } from "./range.ts";
import { hashesOf, TILE_WIDTH, type Tile, tilePath } from "./tiles.ts";

/** Root of the complete subtree of 2^height leaves that starts at leaf index·2^height. */
export type ReadNode = (height: number, index: number) => Promise<Hash>;

/** A tile that the store must hold is absent, or has not its length. */
export class MissingTile extends Error {
  override readonly name = "MissingTile";
}

/** Height of the subtrees that a tile holds above the one below. */
const TILE_HEIGHT = 8;

/** Reads nodes of a log of `size` leaves from its tiles; each tile is read once. */
export function nodesOf(store: Store, size: number): ReadNode {
  const read = new Map<string, Promise<Hash[]>>();
  const tile = (wanted: Tile) => {
    const path = tilePath(wanted);
    const known = read.get(path) ?? readTile(store, wanted);
    read.set(path, known);
    return known;
  };
  return async (height, index) => {
    const level = Math.floor(height / TILE_HEIGHT);
    const span = 2 ** (height % TILE_HEIGHT);
    const first = index * span;
    const tileIndex = Math.floor(first / TILE_WIDTH);
    const hashes = await tile({ level, index: tileIndex, width: widthOf(level, tileIndex, size) });
    const start = first - tileIndex * TILE_WIDTH;
    return rootOfLeaves(hashes.slice(start, start + span));
  };
}

const widthOf = (level: number, index: number, size: number): number =>
  Math.min(TILE_WIDTH, Math.floor(size / TILE_WIDTH ** level) - index * TILE_WIDTH);

/** @throws MissingTile */
export async function readTile(store: Store, tile: Tile): Promise<Hash[]> {
  const path = tilePath(tile);
  const bytes = await store.read(path);
  if (bytes === null || bytes.length !== tile.width * HASH_BYTES) throw new MissingTile(path);
  return hashesOf(bytes);
}
