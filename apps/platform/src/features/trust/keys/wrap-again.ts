import type { Context, Tx } from "../../../kernel/context.ts";
import type { PersonTrees } from "../../../kernel/person-trees.ts";
import { startTree } from "./ensure-trees.ts";
import { listFormerRowKeys, updateRowKey } from "./store/row-keys.ts";
import {
  closeFormerTrees,
  countFormerKeys,
  listFormerKeysLocked,
  listTrees,
  updateWrappedKey,
} from "./store/trees.ts";
import { decryptKey, drawLeaf, encryptKey } from "./wrapping.ts";

/**
 * Begins a rotation, unless one is under way: that one goes on. Values are not sealed again: only the keys of
 * people are wrapped anew. Index and sector keys, hence pairwise subjects, do not come from trees, and stay.
 * @returns the generation that keys are to be wrapped by
 */
export async function startKeyRotation(tx: Tx, trees: PersonTrees): Promise<number> {
  const rows = await listTrees(tx);
  const last = rows.at(-1)?.generation ?? 0;
  const isUnderWay = rows.some(({ generation, closedAt }) => generation < last && closedAt === null);
  const generation = isUnderWay ? last : last + 1;
  if (!isUnderWay) await startTree(tx, trees, generation);
  trees.use(generation);
  return generation;
}

/**
 * Some keys of one authority, to the tree in use. Stopped anywhere, it goes on from there: both trees open
 * meanwhile.
 * @returns how many, and how many are left
 */
export async function runRotationBatch(
  tx: Tx,
  context: Context,
  limit: number,
): Promise<{ readonly done: number; readonly left: number }> {
  const generation = context.ports.keyring.trees.current();
  const done =
    (await encryptPeopleKeys(tx, context, { generation, limit })) ||
    (await encryptRowKeys(tx, context, { generation, limit }));
  return { done, left: (await countFormerKeys(tx, generation)).get(context.authorityId) ?? 0 };
}

interface Some {
  readonly generation: number;
  readonly limit: number;
}

async function encryptPeopleKeys(tx: Tx, context: Context, { generation, limit }: Some): Promise<number> {
  let done = 0;
  for (const found of await listFormerKeysLocked(tx, context.authorityId, { generation, limit })) {
    const owner = { use: "person-key", id: found.personId } as const;
    const key = await decryptKey(context, owner, found);
    // Of somebody whom a restored backup brought back: they are about to be erased again.
    if (!key) continue;
    const wrapped = await encryptKey(context, owner, { leaf: found.leaf ?? drawLeaf(), key });
    key.fill(0);
    if (wrapped && (await updateWrappedKey(tx, context.authorityId, found.personId, wrapped))) done += 1;
  }
  return done;
}

async function encryptRowKeys(tx: Tx, context: Context, { generation, limit }: Some): Promise<number> {
  let done = 0;
  for (const found of await listFormerRowKeys(tx, context.authorityId, { generation, limit })) {
    const owner = { use: "row-key", id: found.rowId } as const;
    const key = await decryptKey(context, owner, found);
    if (!key) continue;
    const wrapped = await encryptKey(context, owner, { leaf: found.leaf, key });
    key.fill(0);
    if (!wrapped) continue;
    await updateRowKey(tx, context.authorityId, { ...wrapped, rowId: found.rowId });
    done += 1;
  }
  return done;
}

/**
 * How many keys of each authority are still to be wrapped by the tree in use; closes the former trees when
 * none is.
 */
export async function countKeysToRotate(tx: Tx, trees: PersonTrees, now: Date) {
  const generation = trees.current();
  const left = await countFormerKeys(tx, generation);
  if (left.size === 0) await closeFormerTrees(tx, generation, now);
  return left;
}
