import { createHash, type KeyObject } from "node:crypto";
import { readdirSync } from "node:fs";
import { readdir } from "node:fs/promises";
import type { IndexField, RootsInUse, VaultRoots } from "../../kernel/vault-roots.ts";
import type { Casing } from "./casing.ts";
import { buildMemo, computeDerivedKey } from "./derive.ts";
import { formatIndexLabel, openKeptIndexes } from "./kept-indexes.ts";
import { createRootKey, readRootKey, readRootKeySync } from "./root-keys.ts";
import { eraseKeyFile } from "./tree-files.ts";

const NAME = /^vault(?:-([2-9]|[1-9]\d{1,2}))?\.key$/;
const KEPT = /^indexes-([1-9]\d{0,2})\.key$/;
/** What the first byte of a seal can say. */
export const MOST_GENERATIONS = 255;
const ID_BYTES = 16;

/** `vault.key`, then `vault-2.key`, … */
export const formatVaultFileName = (generation: number): string => `${formatVaultRootName(generation)}.key`;
const formatVaultRootName = (generation: number): string =>
  generation === 1 ? "vault" : `vault-${generation}`;

export const listVaultKeys = async (directory: string): Promise<readonly number[]> =>
  parseGenerations(await readdir(directory).catch(toEmptyVaultList));

/**
 * Reads those that are here: a file that is damaged, or readable by others, refuses the start. Another may
 * come beside them later.
 */
export async function openVaultRoots(directory: string, casing: Casing): Promise<VaultRoots> {
  const held = new Map<number, Buffer>();
  for (const generation of await listVaultKeys(directory)) {
    const root = await readRootKey(directory, formatVaultRootName(generation), casing);
    if (root) held.set(generation, root);
  }
  const keys = buildMemo<KeyObject>();
  let chosen: RootsInUse | undefined;
  const keptNames = await readdir(directory).catch(toEmptyVaultList);
  const kept = openKeptIndexes(directory, casing, parseGenerations(keptNames, KEPT));

  function told(): RootsInUse {
    if (chosen === undefined) throw new Error("no root key was chosen: the start did not end");
    return chosen;
  }

  function rootAt(generation: number): Buffer | undefined {
    const known = held.get(generation);
    if (known || !isGeneration(generation)) return known;
    const come = readRootKeySync(directory, formatVaultRootName(generation), casing);
    if (come) held.set(generation, come);
    return come ?? undefined;
  }

  const deriveAnyway: VaultRoots["derive"] = (generation, ...purpose) => {
    const root = rootAt(generation);
    return root && keys(JSON.stringify([generation, ...purpose]), () => computeDerivedKey(root, purpose));
  };
  const derive: VaultRoots["derive"] = (generation, ...purpose) =>
    chosen?.refused.includes(generation) ? undefined : deriveAnyway(generation, ...purpose);
  const indexOf = (generation: number, { authorityId, field }: IndexField) =>
    derive(generation, "index", authorityId, field);
  function wantedIndex(generation: number, { authorityId, field }: IndexField): KeyObject {
    // Of one that is refused too: its indexes are written again while its file was given back.
    const key = deriveAnyway(generation, "index", authorityId, field);
    if (!key) throw new Error(`${formatVaultFileName(generation)} is not here`);
    return key;
  }
  return {
    current: () => told().seals,
    use: (roots) => {
      chosen = roots;
    },
    opens: (generation) => !told().closed.includes(generation),
    indexKey: (index) => kept.find(index) ?? indexOf(told().indexes, index),
    keptIndexes: kept.generations,
    keepIndexes: (generation, indexes) =>
      kept.keep(
        generation,
        new Map(indexes.map((index) => [formatIndexLabel(index), wantedIndex(generation, index)])),
      ),
    indexesIdOf: kept.idOf,
    destroy: async (generation) => {
      if (!kept.idOf(generation) || generation === chosen?.seals)
        throw new Error(`${formatVaultFileName(generation)} is needed`);
      await eraseKeyFile(directory, formatVaultFileName(generation));
      held.get(generation)?.fill(0);
      held.delete(generation);
    },
    list: () => parseGenerations(readdirSync(directory)),
    derive,
    idOf: (generation) => computeKeyId(deriveAnyway(generation, "key id")),
    draw: async (generation) => {
      if (!isGeneration(generation)) throw new RangeError(`no generation ${generation}`);
      if (!rootAt(generation)) await createRootKey(directory, formatVaultRootName(generation), casing);
      if (!rootAt(generation))
        throw new Error(`${formatVaultFileName(generation)} was drawn, and is not there`);
    },
  };
}

const computeKeyId = (key: KeyObject | undefined): Buffer | undefined =>
  key && createHash("sha256").update(key.export()).digest().subarray(0, ID_BYTES);

const isGeneration = (generation: number): boolean =>
  Number.isInteger(generation) && generation >= 1 && generation <= MOST_GENERATIONS;

function parseGenerations(names: readonly string[], pattern = NAME): readonly number[] {
  const found = names.flatMap((name) => {
    const parts = pattern.exec(name);
    return parts ? [parts[1] === undefined ? 1 : Number(parts[1])] : [];
  });
  return found.filter(isGeneration).sort((one, other) => one - other);
}

function toEmptyVaultList(error: NodeJS.ErrnoException): string[] {
  if (error.code !== "ENOENT") throw error;
  return [];
}
