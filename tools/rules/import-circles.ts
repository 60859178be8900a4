import type { CodeFile } from "../source/code-file.ts";
import { placeOf } from "../source/place.ts";
import { failure, type Rule } from "./rule.ts";

/** Files form levels too, types included: what two files tell each other belongs in a third. */
export const importCircles: Rule = {
  name: "import-circles",
  adr: "0001",
  check: (tree) => {
    const files = new Map(
      tree
        .code()
        .filter(({ path }) => !placeOf(path).isTest)
        .map((file) => [file.path, file]),
    );
    return circlesOf(files).map((circle) =>
      failure(
        circle[0] ?? "",
        1,
        `Files import each other in a circle: ${[...circle, circle[0]].join(" → ")}; move what they share to a file of its own.`,
      ),
    );
  },
};

/**
 * Each circle once, from its first file in alphabetical order: a depth-first walk that meets a file still
 * open.
 */
function circlesOf(files: ReadonlyMap<string, CodeFile>): string[][] {
  const circles = new Map<string, string[]>();
  const done = new Set<string>();
  const open: string[] = [];
  const walk = (path: string) => {
    const file = files.get(path);
    if (!file || done.has(path)) return;
    if (open.includes(path)) {
      const circle = turned(open.slice(open.indexOf(path)));
      circles.set(circle.join(), circle);
      return;
    }
    open.push(path);
    for (const { path: next } of file.imports) if (next) walk(next);
    open.pop();
    done.add(path);
  };
  for (const path of [...files.keys()].sort()) walk(path);
  return [...circles.values()];
}

function turned(circle: readonly string[]): string[] {
  const start = circle.indexOf([...circle].sort()[0] ?? "");
  return [...circle.slice(start), ...circle.slice(0, start)];
}
