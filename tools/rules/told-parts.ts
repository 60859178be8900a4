import { modulesOf } from "../source/modules.ts";
import { tablesOf } from "../source/tables.ts";
import type { Tree } from "../source/tree.ts";
import { type Failure, failure, type Rule } from "./rule.ts";

const FRAME = /^(apps\/[^/]+\/src\/frames\/([^/]+))\/(?:([^/]+)\/)?/;
/** What holds no page. */
const HELPERS: ReadonlySet<string> = new Set(["testing"]);

/** The README of a feature names each table it owns; that of a frame exists and names each of its folders. */
export const toldParts: Rule = {
  name: "told-parts",
  adr: "0001",
  countSubjects: (tree) => modulesOf(tree).length + listFrames(tree).size,
  check: (tree) => [...untoldTables(tree), ...untoldFolders(tree)],
};

function untoldTables(tree: Tree): Failure[] {
  const folders = new Map(modulesOf(tree).map(({ name, folder }) => [name, folder]));
  return tablesOf(tree).flatMap(({ name, module }) => {
    const folder = folders.get(module);
    if (folder === undefined) return [];
    const readme = `${folder}/README.md`;
    const isTold = ownedIn(tree.text(readme)).includes(`\`${name}\``);
    return isTold ? [] : [failure(readme, 1, `Name \`${name}\` after “Tables owned” of ${module}.`)];
  });
}

/** From “Tables owned” to the end of its sentence. */
const ownedIn = (readme: string): string => /Tables owned: ([^.]*)\./.exec(readme)?.[1] ?? "";

function untoldFolders(tree: Tree): Failure[] {
  return [...listFrames(tree)].flatMap(([frame, folders]) => {
    const readme = `${frame}/README.md`;
    if (!tree.has(readme))
      return [failure(readme, 1, "Write the README of this frame: what it shows, to whom.")];
    const words = new Set(tree.text(readme).split(/[^a-z0-9-]+/));
    const left = [...folders].filter((folder) => !words.has(folder));
    return left.map((folder) => failure(readme, 1, `Say what ${folder}/ holds.`));
  });
}

/** The folders of each frame. */
function listFrames(tree: Tree): ReadonlyMap<string, ReadonlySet<string>> {
  const frames = new Map<string, Set<string>>();
  for (const path of tree.paths) {
    const [, frame, , folder] = FRAME.exec(path) ?? [];
    if (frame === undefined) continue;
    const folders = frames.get(frame) ?? new Set<string>();
    frames.set(frame, folders);
    if (folder !== undefined && !HELPERS.has(folder)) folders.add(folder);
  }
  return frames;
}
