import type { Tree } from "../source/tree.ts";
import { failure, type Rule } from "./rule.ts";

const MANIFEST = "apps/platform/package.json";
const MOST = 36;

/** The platform has at most 36 runtime dependencies, each with its reason in a decision. */
export const countedDependencies: Rule = {
  name: "counted-dependencies",
  adr: "0002",
  check: (tree) => {
    const names = runtimeDependencies(tree);
    const decisions = tree.paths
      .filter((path) => /^docs\/adr\/\d{4}-.*\.md$/.test(path))
      .map((path) => tree.text(path));
    const tooMany =
      names.length > MOST
        ? [
            failure(
              MANIFEST,
              1,
              `The platform has ${names.length} runtime dependencies; ${MOST} at most: remove one.`,
            ),
          ]
        : [];
    const unexplained = names.filter((name) => !decisions.some((text) => text.includes(`\`${name}\``)));
    const lines = tree.text(MANIFEST).split("\n");
    return [
      ...tooMany,
      ...unexplained.map((name) =>
        failure(
          MANIFEST,
          1 + lines.findIndex((line) => line.includes(`"${name}"`)),
          `No decision names \`${name}\`; write in docs/adr why it is needed and what was set aside.`,
        ),
      ),
    ];
  },
};

function runtimeDependencies(tree: Tree): string[] {
  if (!tree.has(MANIFEST)) return [];
  const manifest: unknown = JSON.parse(tree.text(MANIFEST));
  return Object.entries(manifest ?? {})
    .filter(([key]) => key === "dependencies" || key === "optionalDependencies")
    .flatMap(([, listed]) => Object.keys(listed ?? {}))
    .filter((name) => !name.startsWith("@ardeco/"));
}
