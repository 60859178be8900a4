import { HASH_BYTES, leafHash, Range, TILE_WIDTH, textHash } from "@ardeco/transparency-log";
import type { Context, Tx } from "../../../kernel/context.ts";
import type { AuthorityId } from "../../../kernel/ids.ts";
import { listCodes, recoverRefusal } from "../../../kernel/recover-refusal.ts";
import { keysErrors, openForAuthority } from "../keys/index.ts";
import { computeChainRoot, emptyRoot, encodeLogEntry } from "./hashes.ts";
import { listLeaves } from "./store/entries.ts";
import { findTile } from "./store/log.ts";

interface Places {
  /** A whole number of tiles. */
  readonly from: number;
  readonly to: number;
  readonly size: number;
}

/**
 * Lines of the places after `from`, up to `to`, as they read now: each against the entry that its tile
 * promised and against the chain of before, and each whole tile against the one above. Nothing is carried
 * from one call to the next.
 * @returns places that differ, from 1; those of which nothing promises the text; and whether the tiles are
 *   those that were promised
 */
export async function verifyPlaces(tx: Tx, context: Context, { from, to, size }: Places) {
  const { authorityId } = context;
  const before = from === 0 ? [] : await listLeaves(tx, authorityId, from - 1, 1);
  const lines = await listLeaves(tx, authorityId, from, to - from);
  const byPlace = new Map([...before, ...lines].map((line) => [line.sequence, line]));
  const altered: number[] = [];
  const unverifiable: number[] = [];
  let isWhole = true;
  for (let start = from; start < to; start += TILE_WIDTH) {
    const end = Math.min(start + TILE_WIDTH, to);
    const promised = await findTile(tx, authorityId, 0, start / TILE_WIDTH);
    for (let place = start + 1; place <= end; place++) {
      const wanted = getTileHash(promised, place - start - 1);
      const says = isAsPromised(byPlace, place, wanted)
        ? await compareLineText(context, byPlace.get(place))
        : "another";
      if (says === "another") altered.push(place);
      if (says === "nobody knows") unverifiable.push(place);
    }
    if (start + TILE_WIDTH <= size && !(await isUnderItsTile(tx, authorityId, start / TILE_WIDTH, promised)))
      isWhole = false;
  }
  return { altered, unverifiable, isWhole };
}

const getTileHash = (tile: Buffer | undefined, at: number): Buffer | undefined =>
  tile?.subarray(at * HASH_BYTES, (at + 1) * HASH_BYTES);

type Line = Awaited<ReturnType<typeof listLeaves>>[number];

function isAsPromised(lines: ReadonlyMap<number, Line>, place: number, wanted: Buffer | undefined): boolean {
  const line = lines.get(place);
  if (!line) return false;
  const entry = encodeLogEntry(line);
  return wanted?.equals(entry) === true && isChained(line, entry, lines.get(place - 1));
}

/**
 * The log committed to the bytes that a line was first sealed as. Sealed again since by a rotation of the
 * root key, it is opened: what it says must be what its other hash, in the same entry, promised. A line of
 * before texts were committed to has no other: who holds the tables and the keys makes it say anything, and
 * it is not verified.
 */
async function compareLineText(
  context: Context,
  line: Line | undefined,
): Promise<"the same" | "another" | "nobody knows"> {
  if (!line || line.sealed_hash === null) return "the same";
  const compare = () => {
    const text = openForAuthority(context, `journal:${line.id}`, line.sealed);
    if (line.text_hash === null) return "nobody knows";
    return line.text_hash.equals(textHash(text)) ? "the same" : "another";
  };
  return recoverRefusal(unreadable, compare, () => "another");
}

/** Under no key that is here, it was put there by a hand. */
const unreadable = listCodes(keysErrors, "keys.cannot_open", "keys.root_missing");

/**
 * Lines of before the tree each cover the one before; those since have no root of their own, and none comes
 * after them.
 */
function isChained({ root_hash: root, sequence }: Line, entry: Buffer, before: Line | undefined): boolean {
  if (root === null) return true;
  const previous = sequence === 1 ? emptyRoot : before?.root_hash;
  return previous ? computeChainRoot(previous, entry).equals(root) : false;
}

/** A whole tile of entries makes one hash of the tile above. */
async function isUnderItsTile(tx: Tx, authorityId: AuthorityId, at: number, entries: Buffer | undefined) {
  const above = getTileHash(await findTile(tx, authorityId, 1, Math.floor(at / TILE_WIDTH)), at % TILE_WIDTH);
  if (!above || entries?.length !== TILE_WIDTH * HASH_BYTES) return false;
  const range = new Range();
  for (let place = 0; place < TILE_WIDTH; place++)
    range.add(leafHash(getTileHash(entries, place) ?? Buffer.of()));
  return above.equals(range.root());
}
