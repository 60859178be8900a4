import { cdeDecodeOptions, cdeEncodeOptions, type DecodeOptions, decode, encode } from "cbor2";
import { RefusedCode } from "./refusal.ts";

/**
 * One encoding per value (RFC 8949, section 4.2), few levels, and no tag that becomes anything else than
 * itself.
 */
const strict: DecodeOptions = {
  ...cdeDecodeOptions,
  preferMap: true,
  ignoreGlobalTags: true,
  tags: new Map(),
  maxDepth: 4,
};

/** Deterministic (RFC 8949, section 4.2). */
export const toCbor = (value: unknown): Uint8Array<ArrayBuffer> =>
  Uint8Array.from(encode(value, cdeEncodeOptions));

/** Throws RefusedCode malformed for all that is not one deterministic item. */
export function fromCbor(bytes: Uint8Array): unknown {
  try {
    // A plain array: cbor2 takes a Node Buffer for something else.
    return decode(Uint8Array.from(bytes), strict);
  } catch (cause) {
    throw new RefusedCode("malformed", { cause });
  }
}

export const isBytes = (value: unknown): value is Uint8Array => value instanceof Uint8Array;

export function isMap(value: unknown): value is ReadonlyMap<unknown, unknown> {
  return value instanceof Map;
}
