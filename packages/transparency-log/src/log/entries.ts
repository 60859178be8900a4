/** An entry may hold 65,535 bytes (C2SP tlog-tiles: its length is written on two). */
export const LONGEST_ENTRY = 0xffff;

/**
 * Entries one after the other, each after its length, big-endian on two bytes (C2SP tlog-tiles, "Log
 * Entries").
 */
export function writeEntries(entries: readonly Uint8Array[]): Buffer {
  return Buffer.concat(entries.flatMap((entry) => [lengthOf(entry), entry]));
}

function lengthOf(entry: Uint8Array): Buffer {
  if (entry.length > LONGEST_ENTRY) throw new RangeError(`An entry holds ${LONGEST_ENTRY} bytes at most.`);
  const length = Buffer.alloc(2);
  length.writeUInt16BE(entry.length);
  return length;
}

/** The entries of a file, or null when it is cut short. */
export function readEntries(bytes: Uint8Array): Uint8Array[] | null {
  const entries: Uint8Array[] = [];
  for (let at = 0; at < bytes.length; ) {
    const [high, low] = [bytes[at], bytes[at + 1]];
    if (high === undefined || low === undefined) return null;
    const end = at + 2 + high * 256 + low;
    if (end > bytes.length) return null;
    entries.push(bytes.subarray(at + 2, end));
    at = end;
  }
  return entries;
}
