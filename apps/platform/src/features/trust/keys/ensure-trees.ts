import type { Tx } from "../../../kernel/context.ts";
import type { KeptTree, PersonTrees } from "../../../kernel/person-trees.ts";
import {
  countErased,
  createErasedRows,
  createTreeRow,
  listErased,
  listTrees,
  type TreeRow,
  updateDestroyedTrees,
} from "./store/trees.ts";

/** Why a server may not start: a tree that the database counts on is not in its folder, or is another one. */
export interface TreeProblem {
  readonly generation: number;
  readonly is: "missing" | "another";
}

/** At the start, before anything is sealed: the first tree is drawn, or the last one found and chosen. */
export async function openTrees(tx: Tx, trees: PersonTrees): Promise<TreeProblem | undefined> {
  const known = await listTrees(tx);
  if (known.length === 0) await startTree(tx, trees, 1);
  const last = (await listTrees(tx)).at(-1);
  if (!last) throw new Error("a tree was written, and is not read");
  const problem = await verifyTreeRow(trees, last);
  if (!problem) trees.use(last.generation);
  return problem;
}

/** Draws a tree unless its file was brought here beforehand, and tells the other servers of it. */
export async function startTree(tx: Tx, trees: PersonTrees, generation: number): Promise<void> {
  const { id } = await trees.draw(generation);
  await createTreeRow(tx, generation, id);
}

async function verifyTreeRow(trees: PersonTrees, row: TreeRow): Promise<TreeProblem | undefined> {
  const { generation, id } = row;
  const kept = (await trees.list()).find((tree) => tree.generation === generation);
  if (!kept) return { generation, is: "missing" };
  return kept.id.equals(id) ? undefined : { generation, is: "another" };
}

/**
 * On each server, every few seconds: its keyring forgets who was erased since, wherever that was, and takes
 * up the tree of a rotation. Repeated without harm, and mended by the next time if it fails. What the keyring
 * forgot and a restored database does not know is told to it: `listRestoredPeople` says whose keys came back.
 * @param before trees closed by then are destroyed: no backup of their time is kept any more
 * @returns a tree that another server began, and is not in the folder of this one
 */
export async function ensureTrees(
  tx: Tx,
  trees: PersonTrees,
  before: Date,
): Promise<TreeProblem | undefined> {
  const rows = await listTrees(tx);
  const last = rows.at(-1);
  const problem = last && (await verifyTreeRow(trees, last));
  if (last && !problem) trees.use(last.generation);
  await eraseClosedTrees(tx, trees, { rows, before });
  // The latest first: a leaf is told with the latest generation that forgot it.
  for (const tree of [...(await trees.list())].reverse()) await confirmTree(tx, trees, tree);
  return problem;
}

async function confirmTree(tx: Tx, trees: PersonTrees, { generation, forgotten }: KeptTree): Promise<void> {
  if ((await countErased(tx, generation)) === forgotten.length) return;
  await createErasedRows(tx, generation, forgotten);
  await trees.forget(generation, await listErased(tx, generation));
}

/** Each server destroys its own file; the first one says so. */
async function eraseClosedTrees(
  tx: Tx,
  trees: PersonTrees,
  { rows, before }: { readonly rows: readonly TreeRow[]; readonly before: Date },
): Promise<void> {
  for (const { generation, closedAt } of rows) {
    if (!closedAt || closedAt > before) continue;
    await trees.destroy(generation);
    await updateDestroyedTrees(tx, generation, before);
  }
}
