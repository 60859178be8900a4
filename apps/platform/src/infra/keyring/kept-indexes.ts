import { createSecretKey, hash, type KeyObject } from "node:crypto";
import { existsSync, readFileSync, statSync } from "node:fs";
import { join } from "node:path";
import type { IndexField } from "../../kernel/vault-roots.ts";
import type { Casing } from "./casing.ts";
import { createFirstKeyFile, ROOT_KEY_BYTES, requirePrivateMode } from "./root-keys.ts";

/** Keys of indexes by authority and field: each makes its own index, and opens nothing. */
type IndexKeys = ReadonlyMap<string, KeyObject>;

const ID_BYTES = 16;
const MAGIC = "ardeco indexes 1";
/** Of the keys of indexes that came from a generation of the vault, once that generation is gone. */
export const formatIndexesFileName = (generation: number): string => `indexes-${generation}.key`;

export const formatIndexLabel = ({ authorityId, field }: IndexField): string => `${authorityId}\t${field}`;

/** Those of a folder, by the generation that they came from. */
export interface KeptIndexes {
  find(index: IndexField): KeyObject | undefined;
  /** The oldest first. */
  generations(): readonly number[];
  keep(generation: number, keys: IndexKeys): Promise<void>;
  idOf(generation: number): Buffer | undefined;
}

export function openKeptIndexes(
  directory: string,
  casing: Casing,
  generations: readonly number[],
): KeptIndexes {
  const kept = new Map<number, IndexKeys>();
  function read(generation: number): boolean {
    const found = readKeptIndexes(directory, generation, casing);
    if (found) kept.set(generation, found);
    return found !== null;
  }
  generations.forEach(read);
  return {
    find: (index) => {
      const label = formatIndexLabel(index);
      return [...kept.values()].find((keys) => keys.has(label))?.get(label);
    },
    generations: () => [...kept.keys()].sort((one, other) => one - other),
    keep: async (generation, keys) => {
      await writeKeptIndexes(directory, { generation, keys, casing });
      if (!read(generation))
        throw new Error(`${formatIndexesFileName(generation)} was written, and is not there`);
    },
    idOf: (generation) => {
      const keys = kept.get(generation);
      return keys && computeIndexesId(keys);
    },
  };
}

/** Null when there is none. Throws when it is damaged, or readable by others. */
function readKeptIndexes(directory: string, generation: number, casing: Casing): IndexKeys | null {
  const name = formatIndexesFileName(generation);
  const path = join(directory, name);
  if (!existsSync(path)) return null;
  requirePrivateMode(path, statSync(path).mode);
  const lines = casing.open(name, readFileSync(path)).toString().split("\n");
  const digest = lines.pop();
  if (lines[0] !== MAGIC || digest !== computeLinesDigest(lines)) throw new Error(`${path}: not whole`);
  return new Map(
    lines.slice(1).map((line) => {
      const [authorityId = "", field = "", key = ""] = line.split("\t");
      return [formatIndexLabel({ authorityId, field }), createSecretKey(decodeIndexKey(path, key))];
    }),
  );
}

function decodeIndexKey(path: string, text: string): Buffer {
  const bytes = Buffer.from(text, "base64url");
  if (bytes.length === ROOT_KEY_BYTES) return bytes;
  throw new Error(`${path}: a key of ${bytes.length} bytes`);
}

/** Written once, durably; the first of several is kept. */
async function writeKeptIndexes(
  directory: string,
  {
    generation,
    keys,
    casing,
  }: { readonly generation: number; readonly keys: IndexKeys; readonly casing: Casing },
): Promise<void> {
  const lines = [
    MAGIC,
    ...[...keys].map(([label, key]) => `${label}\t${key.export().toString("base64url")}`),
  ];
  const name = formatIndexesFileName(generation);
  const content = Buffer.from([...lines, computeLinesDigest(lines)].join("\n"));
  await createFirstKeyFile(directory, name, casing.close(name, content));
}

/** Whatever their order. */
function computeIndexesId(keys: IndexKeys): Buffer {
  const lines = [...keys].map(([label, key]) => `${label}\t${hash("sha256", key.export(), "hex")}`).sort();
  return hash("sha256", lines.join("\n"), "buffer").subarray(0, ID_BYTES);
}

const computeLinesDigest = (lines: readonly string[]): string => hash("sha256", lines.join("\n"), "hex");
