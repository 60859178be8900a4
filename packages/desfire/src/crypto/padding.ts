import { bytes, concat } from "../bytes.ts";

const filled = (length: number): Uint8Array => new Uint8Array((16 - (length % 16)) % 16);

/** ISO/IEC 9797-1 method 2 (80 00…), always at least one byte. */
export function padded(data: Uint8Array): Uint8Array {
  const marked = concat(data, bytes(0x80));
  return concat(marked, filled(marked.length));
}

/** Null when the padding is not there. */
export function unpadded(blocks: Uint8Array): Uint8Array | null {
  const end = blocks.findLastIndex((value) => value !== 0);
  return end >= 0 && blocks.length - end <= 16 && blocks[end] === 0x80 ? blocks.subarray(0, end) : null;
}

/** Method 1 (00…), none when the blocks are whole: what EV1 and TMI use. */
export const zeroPadded = (data: Uint8Array): Uint8Array => concat(data, filled(data.length));
