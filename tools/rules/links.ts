import { pathOfLink, relativeLinks } from "../source/links.ts";
import { failure, type Rule } from "./rule.ts";

/** Every relative link of a page leads to a file or a folder of the repository. */
export const links: Rule = {
  name: "links",
  adr: "0002",
  check: (tree) => {
    const folders = new Set(tree.paths.flatMap(foldersAbove));
    return tree.paths
      .filter((path) => path.endsWith(".md"))
      .flatMap((page) =>
        relativeLinks(tree.text(page)).flatMap(({ line, target }) => {
          const path = pathOfLink(page, target);
          if (path === "" || tree.has(path) || folders.has(path)) return [];
          return [
            failure(page, line, `The link ${target} leads to nothing: ${path} is not in the repository.`),
          ];
        }),
      );
  },
};

/** "a/b/c.md" → "a", "a/b". */
function foldersAbove(path: string): string[] {
  const parts = path.split("/").slice(0, -1);
  return parts.map((_part, index) => parts.slice(0, index + 1).join("/"));
}
