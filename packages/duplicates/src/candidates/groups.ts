import type { Key } from "./keys.ts";

/** Whole numbers a double holds exactly: a key and a row are packed in one, so that sorting needs no comparison of ours. */
const BITS = 53;

/** Rows by value of a key, those alone left out. */
export function* groupsOf(key: Key): Generator<Uint32Array> {
  const { packed, rowBits } = sorted(key);
  const radix = 2 ** rowBits;
  const rows = new Uint32Array(packed.length);
  let start = 0;
  for (let at = 0; at <= packed.length; at++) {
    const value = at < packed.length ? Math.floor((packed[at] ?? 0) / radix) : -1;
    if (at > start && value !== Math.floor((packed[start] ?? 0) / radix)) {
      if (at - start > 1) yield rows.subarray(start, at);
      start = at;
    }
    if (at < packed.length) rows[at] = (packed[at] ?? 0) % radix;
  }
}

function sorted(key: Key): { readonly packed: Float64Array; readonly rowBits: number } {
  const rowBits = Math.max(1, Math.ceil(Math.log2(key.length + 1)));
  // Beyond two million rows, the key's first bits are left out: a few more rows meet.
  const most = 2 ** (BITS - rowBits);
  let filled = 0;
  const packed = new Float64Array(key.length);
  for (let row = 0; row < key.length; row++) {
    const value = key[row] ?? 0;
    if (value !== 0) packed[filled++] = (value % most) * 2 ** rowBits + row;
  }
  return { packed: packed.subarray(0, filled).sort(), rowBits };
}
