import { open } from "node:fs/promises";
import { MacRoman } from "../text/mac-roman.ts";

export type Encoding = "utf-8" | "windows-1252" | "macintosh" | "utf-16le" | "utf-16be";

/** Read at once to find the encoding. */
const CHUNK = 1 << 20;

/**
 * How a file is written: by its mark, by the zeros that UTF-16 has between letters, else UTF-8 when all of it
 * is valid; otherwise Mac Roman when its bytes are letters there that they are not in Windows-1252, and
 * Windows-1252 (of which Latin-1 is a part) in all other cases. Reads the whole file, a piece at a time.
 */
export async function encodingOf(path: string): Promise<Encoding> {
  await using file = await open(path);
  const decoder = new TextDecoder("utf-8", { fatal: true });
  const buffer = Buffer.alloc(CHUNK);
  for (let at = 0; ; ) {
    const { bytesRead } = await file.read(buffer, 0, CHUNK, at);
    if (at === 0) {
      const wide = wideEncodingOf(buffer.subarray(0, Math.min(bytesRead, 4096)));
      if (wide !== null) return wide;
    }
    const bytes = buffer.subarray(0, bytesRead);
    if (!isValid(decoder, bytes, bytesRead === 0))
      return new MacRoman().take(bytes).isLikely() ? "macintosh" : "windows-1252";
    if (bytesRead === 0) return "utf-8";
    at += bytesRead;
  }
}

function wideEncodingOf(start: Uint8Array): Encoding | null {
  if (start[0] === 0xff && start[1] === 0xfe) return "utf-16le";
  if (start[0] === 0xfe && start[1] === 0xff) return "utf-16be";
  const zeros = (from: number) => start.filter((byte, at) => at % 2 === from && byte === 0).length;
  const [even, odd] = [zeros(0), zeros(1)];
  if (odd > start.length / 4 && even === 0) return "utf-16le";
  return even > start.length / 4 && odd === 0 ? "utf-16be" : null;
}

function isValid(decoder: InstanceType<typeof TextDecoder>, bytes: Uint8Array, last: boolean): boolean {
  try {
    decoder.decode(bytes, { stream: !last });
    return true;
  } catch {
    return false;
  }
}
