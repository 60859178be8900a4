import type { KeptTree, PersonTrees } from "../../kernel/person-trees.ts";
import { findLeaf, isForgotten, removeLeaf } from "./person-tree.ts";
import type { TreeFiles } from "./tree-files.ts";
import type { PersonTree } from "./tree-format.ts";

interface Held {
  readonly tree: PersonTree;
  readonly stamp: string;
}

/** Trees read once and held, until their files change. */
export function openPersonTrees(files: TreeFiles): PersonTrees {
  const held = new Map<number, Held>();
  let current: number | undefined;

  /** Null when there is no such file. */
  async function read(generation: number): Promise<PersonTree | null> {
    const stamp = await files.stampOf(generation);
    const known = held.get(generation);
    if (known?.stamp === stamp) return known.tree;
    const tree = await files.read(generation);
    if (tree) held.set(generation, { tree, stamp });
    else held.delete(generation);
    return tree;
  }

  async function forget(generation: number, leaves: readonly number[]): Promise<boolean> {
    const tree = await read(generation);
    const left = tree ? leaves.filter((leaf) => !isForgotten(tree.seeds, leaf)) : [];
    if (!tree || left.length === 0) return true;
    const done = await files.alone(async () => {
      // Another server of this folder may have written since.
      const latest = await files.read(generation);
      if (!latest) return true;
      const gone = left.filter((leaf) => removeLeaf(latest.seeds, leaf));
      const forgotten = [...latest.forgotten, ...gone].sort((one, other) => one - other);
      if (gone.length > 0) await files.replace({ ...latest, forgotten });
      return true;
    });
    await read(generation);
    return done === true;
  }

  return {
    current: () => {
      if (current === undefined) throw new Error("no tree was chosen: the start did not end");
      return current;
    },
    use: (generation) => {
      current = generation;
    },
    find: async (generation, leaf) => {
      const tree = held.get(generation)?.tree ?? (await read(generation));
      return tree ? (findLeaf(tree.seeds, leaf) ?? "forgotten") : "missing";
    },
    // At the start, and every few seconds: a server restarted at once finds the lock of the one that died.
    list: async () => {
      await files.clearLeftAside();
      const trees = await Promise.all((await files.list()).map(read));
      return trees.flatMap((tree) => (tree ? [toKeptTree(tree)] : []));
    },
    draw: async (generation) => {
      if (!(await read(generation))) await files.draw(generation);
      const tree = await read(generation);
      if (!tree) throw new Error(`tree ${generation} was drawn, and is not there`);
      return toKeptTree(tree);
    },
    forget,
    destroy: async (generation) => {
      await files.remove(generation);
      held.delete(generation);
    },
  };
}

const toKeptTree = ({ generation, id, forgotten }: PersonTree): KeptTree => ({ generation, id, forgotten });
