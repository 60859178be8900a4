import type { Context, Tx } from "../../../kernel/context.ts";
import type { PersonTrees } from "../../../kernel/person-trees.ts";
import { beginTree } from "./keep-trees.ts";
import { replaceRowKey, takeRowKeysBefore } from "./store/row-keys.ts";
import {
  closeTreesBefore,
  countKeysBefore,
  listTrees,
  replaceWrapped,
  takeKeysBefore,
} from "./store/trees.ts";
import { drawLeaf, unwrapKey, wrapKey } from "./wrapping.ts";

/**
 * Begins a rotation, unless one is under way: that one goes on. Values are not sealed again: only the keys of
 * people are wrapped anew. Index and sector keys, hence pairwise subjects, do not come from trees, and stay.
 * @returns the generation that keys are to be wrapped by
 */
export async function beginRotation(tx: Tx, trees: PersonTrees): Promise<number> {
  const rows = await listTrees(tx);
  const last = rows.at(-1)?.generation ?? 0;
  const isUnderWay = rows.some(({ generation, closedAt }) => generation < last && closedAt === null);
  const generation = isUnderWay ? last : last + 1;
  if (!isUnderWay) await beginTree(tx, trees, generation);
  trees.use(generation);
  return generation;
}

/**
 * Some keys of one authority, to the tree in use. Stopped anywhere, it goes on from there: both trees open
 * meanwhile.
 * @returns how many, and how many are left
 */
export async function wrapSomeAgain(
  tx: Tx,
  context: Context,
  limit: number,
): Promise<{ readonly done: number; readonly left: number }> {
  const generation = context.ports.keyring.trees.current();
  const done =
    (await wrapSomePeople(tx, context, { generation, limit })) ||
    (await wrapSomeRows(tx, context, { generation, limit }));
  return { done, left: (await countKeysBefore(tx, generation)).get(context.authorityId) ?? 0 };
}

interface Some {
  readonly generation: number;
  readonly limit: number;
}

async function wrapSomePeople(tx: Tx, context: Context, { generation, limit }: Some): Promise<number> {
  let done = 0;
  for (const found of await takeKeysBefore(tx, context.authorityId, { generation, limit })) {
    const owner = { use: "person-key", id: found.personId } as const;
    const key = await unwrapKey(context, owner, found);
    // Of somebody whom a restored backup brought back: they are about to be erased again.
    if (!key) continue;
    const wrapped = await wrapKey(context, owner, { leaf: found.leaf ?? drawLeaf(), key });
    key.fill(0);
    if (wrapped && (await replaceWrapped(tx, context.authorityId, found.personId, wrapped))) done += 1;
  }
  return done;
}

async function wrapSomeRows(tx: Tx, context: Context, { generation, limit }: Some): Promise<number> {
  let done = 0;
  for (const found of await takeRowKeysBefore(tx, context.authorityId, { generation, limit })) {
    const owner = { use: "row-key", id: found.rowId } as const;
    const key = await unwrapKey(context, owner, found);
    if (!key) continue;
    const wrapped = await wrapKey(context, owner, { leaf: found.leaf, key });
    key.fill(0);
    if (!wrapped) continue;
    await replaceRowKey(tx, context.authorityId, { ...wrapped, rowId: found.rowId });
    done += 1;
  }
  return done;
}

/**
 * How many keys of each authority are still to be wrapped by the tree in use; closes the former trees when
 * none is.
 */
export async function keysToWrapAgain(tx: Tx, trees: PersonTrees, now: Date) {
  const generation = trees.current();
  const left = await countKeysBefore(tx, generation);
  if (left.size === 0) await closeTreesBefore(tx, generation, now);
  return left;
}
