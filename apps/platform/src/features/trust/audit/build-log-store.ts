import {
  CHECKPOINT,
  HASH_BYTES,
  leafHash,
  readEntries,
  readTilePath,
  type Store,
  writeEntries,
} from "@ardeco/transparency-log";
import type { Tx } from "../../../kernel/context.ts";
import type { AuthorityId } from "../../../kernel/ids.ts";
import { findTile, writeTile } from "./store/log.ts";

/**
 * The files of an authority's log, as the package reads and writes them, kept in tables: they are written in
 * the transaction of the lines they hold, saved by the same backup, and the same for every server. A partial
 * tile is the beginning of the one kept; the tile of leaves is computed from the entries.
 * @param checkpoint the one that the log is read under, or null
 */
export function buildLogStore(tx: Tx, authorityId: AuthorityId, checkpoint: string | null = null): Store {
  return {
    async read(path) {
      if (path === CHECKPOINT) return checkpoint === null ? null : Buffer.from(checkpoint);
      const file = readTilePath(path);
      if (file === null) return null;
      const level = file.kind === "entries" ? 0 : file.level;
      const kept = await findTile(tx, authorityId, level, file.index);
      if (kept === undefined || kept.length < file.width * HASH_BYTES) return null;
      const hashes = splitHashes(kept.subarray(0, file.width * HASH_BYTES));
      if (file.kind === "entries") return writeEntries(hashes);
      return Buffer.concat(level === 0 ? hashes.map(leafHash) : hashes);
    },
    async write(path, bytes) {
      const file = readTilePath(path);
      if (file === null) throw new TypeError(`No file of a log: ${path}`);
      if (file.kind === "hashes" && file.level === 0) return;
      const content = file.kind === "entries" ? Buffer.concat(readEntries(bytes) ?? []) : Buffer.from(bytes);
      const level = file.kind === "entries" ? 0 : file.level;
      await writeTile(tx, { authority_id: authorityId, level, place: file.index, content });
    },
    // A partial tile is not kept apart from the one that it became.
    remove: async () => {},
  };
}

const splitHashes = (bytes: Buffer): Buffer[] =>
  Array.from({ length: bytes.length / HASH_BYTES }, (_, at) =>
    bytes.subarray(at * HASH_BYTES, (at + 1) * HASH_BYTES),
  );
