import type { Document } from "../documents/document.ts";
import type { Rule } from "../rules/rule.ts";
import type { Tree } from "../source/tree.ts";
import type { Counts, FloorSection } from "./section.ts";

/**
 * Nine tenths, in two figures: files come and go; a rule that no longer finds where they are sees hardly any.
 */
function computeRoundFloor(count: number): number {
  const most = Math.floor(count * 0.9);
  const unit = 10 ** Math.max(0, String(most).length - 2);
  return count === 0 ? 0 : Math.max(1, Math.floor(most / unit) * unit);
}

export const seenSection: FloorSection = {
  kind: "floors",
  name: "seen-files",
  about: "Files into which each rule and each generated document looks, at least.",
  computeFloor: computeRoundFloor,
};

/** Each rule and document is run on a tree that notes which files it looks into. */
export function countSeenFiles(tree: Tree, rules: readonly Rule[], documents: readonly Document[]): Counts {
  const counts = new Map<string, number>();
  for (const rule of rules) {
    const watched = watchTree(tree);
    rule.check(watched.tree);
    counts.set(`rule ${rule.name}`, rule.countSubjects?.(tree) ?? watched.seen.size);
  }
  for (const document of documents) {
    const watched = watchTree(tree);
    document.render(watched.tree);
    // Some are written from the registries of a package, which they import.
    if (watched.seen.size > 0) counts.set(`document ${document.path}`, watched.seen.size);
  }
  return counts;
}

/** A file is seen once its text, or more than its path, is asked for. */
export function watchTree(tree: Tree): { readonly tree: Tree; readonly seen: ReadonlySet<string> } {
  const seen = new Set<string>();
  const watched = tree.code().map(
    (file) =>
      new Proxy(file, {
        get: (target, member, receiver): unknown => {
          if (member !== "path") seen.add(target.path);
          return Reflect.get(target, member, receiver);
        },
      }),
  );
  return {
    seen,
    tree: {
      ...tree,
      text: (path) => {
        if (tree.has(path)) seen.add(path);
        return tree.text(path);
      },
      code: () => watched,
    },
  };
}
