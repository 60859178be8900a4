import { HASH_BYTES, type Hash } from "./hash.ts";

/** Hashes of a whole tile (C2SP tlog-tiles: tiles of height 8). */
export const TILE_WIDTH = 256;

/** A tile of hashes: `level` 0 holds leaves, each level above the roots of 256 nodes of the one below. */
export interface Tile {
  readonly level: number;
  /** From the left, from 0. */
  readonly index: number;
  /** Hashes that it holds: 256, or fewer for the last of its level. */
  readonly width: number;
}

/** Where a tile is kept, as in `tile/0/x001/234.p/7` (C2SP tlog-tiles, "Merkle Tree"). */
export const tilePath = ({ level, index, width }: Tile): string =>
  `tile/${level}/${indexPath(index)}${partial(width)}`;

/** Where 256 entries are kept, as in `tile/entries/x001/234` (C2SP tlog-tiles, "Log Entries"). */
export const entriesPath = (index: number, width: number): string =>
  `tile/entries/${indexPath(index)}${partial(width)}`;

/** A file of a log, by its path. */
export type LogFile =
  | ({ readonly kind: "hashes" } & Tile)
  | { readonly kind: "entries"; readonly index: number; readonly width: number };

/** Reads what `tilePath` and `entriesPath` write; null for any other path, however near. */
export function readTilePath(path: string): LogFile | null {
  const [, level, groups = "", partial] =
    /^tile\/(entries|[0-9]|[1-5][0-9]|6[0-3])\/((?:x[0-9]{3}\/){0,4}[0-9]{3})(?:\.p\/([1-9][0-9]{0,2}))?$/.exec(
      path,
    ) ?? [];
  if (level === undefined) return null;
  const index = Number(groups.replace(/[x/]/g, ""));
  const width = partial === undefined ? TILE_WIDTH : Number(partial);
  const known =
    level === "entries" ? entriesPath(index, width) : tilePath({ level: Number(level), index, width });
  if (known !== path || width > TILE_WIDTH) return null;
  return level === "entries"
    ? { kind: "entries", index, width }
    : { kind: "hashes", level: Number(level), index, width };
}

const partial = (width: number): string => (width === TILE_WIDTH ? "" : `.p/${width}`);

/** Groups of three digits, all but the last after an x. */
function indexPath(index: number): string {
  const groups: string[] = [];
  let rest = index;
  do {
    groups.unshift(String(rest % 1000).padStart(3, "0"));
    rest = Math.floor(rest / 1000);
  } while (rest > 0);
  return groups.map((group, at) => (at === groups.length - 1 ? group : `x${group}`)).join("/");
}

/** How many nodes a level of tiles holds in a tree of `size` leaves: those whose subtree is complete. */
export const nodesAt = (level: number, size: number): number => Math.floor(size / TILE_WIDTH ** level);

/** The tiles of one level, from the one that holds node `from`. */
export function* tilesOf(level: number, size: number, from = 0): Generator<Tile> {
  const nodes = nodesAt(level, size);
  for (let index = Math.floor(from / TILE_WIDTH); index * TILE_WIDTH < nodes; index++)
    yield { level, index, width: Math.min(TILE_WIDTH, nodes - index * TILE_WIDTH) };
}

export function hashesOf(bytes: Uint8Array): Hash[] {
  return Array.from({ length: bytes.length / HASH_BYTES }, (_, at) =>
    bytes.subarray(at * HASH_BYTES, (at + 1) * HASH_BYTES),
  );
}

/** Every file of entries and hashes of a log of this size. */
export function filesOfLog(size: number): string[] {
  const paths: string[] = [];
  for (const { index, width } of tilesOf(0, size)) paths.push(entriesPath(index, width));
  for (let level = 0; nodesAt(level, size) > 0; level++)
    for (const tile of tilesOf(level, size)) paths.push(tilePath(tile));
  return paths;
}
