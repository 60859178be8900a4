import { hash } from "node:crypto";
import { SEED_BYTES, type Seeds } from "./person-tree.ts";

/** One generation of seeds, as its file holds it. */
export interface PersonTree {
  readonly generation: number;
  /** Sixteen random bytes that tell it from another tree of the same number; no secret. */
  readonly id: Buffer;
  /**
   * Leaves taken away, in order. They name nobody: the list tells a restored database whom to erase again.
   */
  readonly forgotten: readonly number[];
  readonly seeds: Seeds;
}

const MAGIC = Buffer.from("ardeco tree 1\n");
const ID_BYTES = 16;
const LEAF_BYTES = 4;
const HEADER_BYTES = MAGIC.length + 4 + ID_BYTES + 4;
const PLACE_BYTES = 6;
const DIGEST_BYTES = 32;

/**
 * Name, generation, id, how many leaves were forgotten, these, then each seed behind its place, and a digest
 * of it all.
 */
export function encodeTree({ generation, id, forgotten, seeds }: PersonTree): Buffer {
  const kept = [...seeds].sort(([one], [other]) => one - other);
  const body = Buffer.concat([
    MAGIC,
    encodeTreeNumber(generation, 4),
    id,
    encodeTreeNumber(forgotten.length, 4),
    ...forgotten.map((leaf) => encodeTreeNumber(leaf, LEAF_BYTES)),
    ...kept.flatMap(([place, seed]) => [encodeTreeNumber(place, PLACE_BYTES), seed]),
  ]);
  return Buffer.concat([body, hash("sha256", body, "buffer")]);
}

function encodeTreeNumber(value: number, bytes: number): Buffer {
  const written = Buffer.alloc(bytes);
  written.writeUIntBE(value, 0, bytes);
  return written;
}

/** Undefined when it is not a whole tree: another file, or one cut short. */
export function readTree(file: Buffer): PersonTree | undefined {
  const body = file.subarray(0, Math.max(0, file.length - DIGEST_BYTES));
  if (body.length < HEADER_BYTES || !body.subarray(0, MAGIC.length).equals(MAGIC)) return undefined;
  if (!hash("sha256", body, "buffer").equals(file.subarray(body.length))) return undefined;
  const seedsAt = HEADER_BYTES + body.readUInt32BE(HEADER_BYTES - 4) * LEAF_BYTES;
  const forgotten: number[] = [];
  for (let at = HEADER_BYTES; at < seedsAt; at += LEAF_BYTES) forgotten.push(body.readUInt32BE(at));
  const seeds: Seeds = new Map();
  for (let at = seedsAt; at < body.length; at += PLACE_BYTES + SEED_BYTES) {
    const seed = body.subarray(at + PLACE_BYTES, at + PLACE_BYTES + SEED_BYTES);
    seeds.set(body.readUIntBE(at, PLACE_BYTES), Buffer.from(seed));
  }
  return {
    generation: body.readUInt32BE(MAGIC.length),
    id: Buffer.from(body.subarray(MAGIC.length + 4, MAGIC.length + 4 + ID_BYTES)),
    forgotten,
    seeds,
  };
}
