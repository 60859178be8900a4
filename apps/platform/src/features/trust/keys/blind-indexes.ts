import { createHmac, type KeyObject } from "node:crypto";
import type { Context } from "../../../kernel/context.ts";
import { keysErrors } from "./errors.ts";

const INDEX_BYTES = 16;
/**
 * One value is written in so many ways: people of one birth date, in a town of 100,000, hardly ever share
 * one.
 */
const SHADES = 64;
/** Tells a shade from an index of before there were any. */
const SHADED = 2;

/**
 * Blind index: HMAC-SHA-256 under a key per authority and field, cut to 16 bytes. Equality only. Who reads a
 * dump sees which rows are equal: for values that name one person or thing. The rule `blind-indexes` lists
 * the fields, and sends a value that many share to `computeSpreadIndex`.
 */
export function computeBlindIndex(context: Context, field: string, text: string): Buffer {
  return computeIndexMac(getIndexKey(context, field), text);
}

/**
 * For values that many share (a birth date, a family name): one of 64 shades, the same each time for one
 * row's owner, so that a dump tells neither who is equal to whom nor how often a value occurs (homophonic
 * substitution).
 * @param owner chooses the shade: the id of the person whose row it is
 */
export function computeSpreadIndex(context: Context, field: string, { text, owner }: Spread): Buffer {
  const key = getIndexKey(context, field);
  return computeShade(key, text, computeIndexMac(key, `shade of ${owner}`).readUInt8(0) % SHADES);
}

export interface Spread {
  readonly text: string;
  readonly owner: string;
}

/** What rows of this value may hold, whoever their owner; the first is that of before there were shades. */
export function listSpreadIndexes(context: Context, field: string, text: string): readonly Buffer[] {
  const key = getIndexKey(context, field);
  return [
    computeIndexMac(key, text),
    ...Array.from({ length: SHADES }, (_, number) => computeShade(key, text, number)),
  ];
}

/** Its length on disk, which an index of before does not have. */
export const SPREAD_BYTES = INDEX_BYTES + 1;

const computeShade = (key: KeyObject, text: string, number: number): Buffer =>
  Buffer.concat([Buffer.of(SHADED), computeIndexMac(key, `shade ${number} of ${text}`)]);

const computeIndexMac = (key: KeyObject, text: string): Buffer =>
  createHmac("sha256", key).update(text).digest().subarray(0, INDEX_BYTES);

/** Values that are sealed again under another root key keep their indexes. */
function getIndexKey({ ports, authorityId }: Context, field: string): KeyObject {
  const key = ports.keyring.vault.indexKey({ authorityId, field });
  if (!key) throw keysErrors.error("keys.root_missing");
  return key;
}
