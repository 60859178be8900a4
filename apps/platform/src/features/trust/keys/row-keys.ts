import { createSecretKey, type KeyObject, randomBytes } from "node:crypto";
import type { Context, Tx } from "../../../kernel/context.ts";
import { open, seal } from "./cipher.ts";
import { keysErrors } from "./errors.ts";
import { createRowKeyRows, findRowKeyRows } from "./store/row-keys.ts";
import { openUnderVault } from "./under-vault.ts";
import { DRAWS, decryptKey, drawLeaf, encryptKey } from "./wrapping.ts";

/**
 * The key of one row that tells of people without being one person's: of somebody not, or not yet, of the
 * platform, or of several. It goes with its row, and every keyring then forgets its seed, so that a dump of
 * before no longer opens.
 */
export interface RowKey {
  seal(field: string, text: string): Buffer;
  /** Throws keys.cannot_open. */
  open(field: string, sealed: Buffer): string;
  sealBytes(field: string, content: Buffer): Buffer;
  openBytes(field: string, sealed: Buffer): Buffer;
}

/** Draws the keys of these rows, which have none: neither they nor what they seal opens in another. */
export async function createRowKeys(
  tx: Tx,
  context: Context,
  ids: readonly string[],
): Promise<ReadonlyMap<string, RowKey>> {
  const keys = new Map(ids.map((id) => [id, randomBytes(32)]));
  let left = [...keys];
  for (let draw = 0; draw < DRAWS && left.length > 0; draw += 1) {
    const kept = await createRowKeyRows(tx, context.authorityId, await sealRowKeys(context, left));
    left = left.filter(([id]) => !kept.has(id));
  }
  if (left.length > 0) throw new Error("no leaf is free: the tree is full, or chance is broken");
  return new Map([...keys].map(([id, key]) => [id, buildRowKey(id, createSecretKey(key))]));
}

export async function createRowKey(tx: Tx, context: Context, id: string): Promise<RowKey> {
  const key = (await createRowKeys(tx, context, [id])).get(id);
  if (!key) throw new TypeError("a key was drawn, and is not there");
  return key;
}

async function sealRowKeys(context: Context, keys: readonly (readonly [string, Buffer])[]) {
  const leaves = new Set<number>();
  while (leaves.size < keys.length) leaves.add(drawLeaf());
  const drawn = [...leaves];
  const rows = keys.map(async ([id, key], place) => {
    const one = await encryptKey(context, { use: "row-key", id }, { leaf: drawn[place] ?? drawLeaf(), key });
    return one ? [{ ...one, rowId: id }] : [];
  });
  return (await Promise.all(rows)).flat();
}

/** Keys of several rows in one query; absent: of a row of before, or deleted since this dump was taken. */
export async function findRowKeys(
  tx: Tx,
  context: Context,
  ids: readonly string[],
): Promise<ReadonlyMap<string, RowKey>> {
  const rows = await findRowKeyRows(tx, context.authorityId, ids);
  const opened = rows.map(async ({ rowId, ...found }) => {
    const bytes = await decryptKey(context, { use: "row-key", id: rowId }, found);
    return bytes ? [[rowId, buildRowKey(rowId, createSecretKey(bytes))] as const] : [];
  });
  return new Map((await Promise.all(opened)).flat());
}

export async function findRowKey(tx: Tx, context: Context, id: string): Promise<RowKey | undefined> {
  return (await findRowKeys(tx, context, [id])).get(id);
}

/**
 * The key that a row of before holds itself, wrapped by the authority's alone. Throws keys.cannot_open when
 * it was moved, or when the row has none.
 */
export function openOwnKey(context: Context, id: string, held: Buffer | null): RowKey {
  if (held === null) throw keysErrors.error("keys.cannot_open");
  const whose = { use: "authority", authorityId: context.authorityId } as const;
  return buildRowKey(
    id,
    createSecretKey(openUnderVault(context.ports.keyring, whose, findOwnRowKey(id), held)),
  );
}

export const findOwnRowKey = (id: string) => ["own-key", id];

function buildRowKey(id: string, key: KeyObject): RowKey {
  const sealBytes = (field: string, content: Buffer) => seal(key, [id, field], content);
  const openBytes = (field: string, sealed: Buffer) => open(key, [id, field], sealed);
  return {
    sealBytes,
    openBytes,
    seal: (field, text) => sealBytes(field, Buffer.from(text)),
    open: (field, sealed) => openBytes(field, sealed).toString(),
  };
}
