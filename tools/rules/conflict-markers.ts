import { failure, type Rule } from "./rule.ts";

const TEXTS = /\.(md|sql|css|json|txt|yml|sh|service)$/;

/** What a merge leaves where two branches changed the same lines (git-merge, "How conflicts are presented"). */
const MARKER = /^(<{7}|>{7}) /;

/** No text of the repository holds the marks of a merge that nobody finished: compilers see those of code. */
export const conflictMarkers: Rule = {
  name: "conflict-markers",
  adr: "0001",
  check: (tree) =>
    tree.paths
      .filter((path) => TEXTS.test(path))
      .flatMap((path) =>
        tree
          .text(path)
          .split("\n")
          .flatMap((line, index) =>
            MARKER.test(line)
              ? [failure(path, index + 1, "The line is the mark of an unfinished merge.")]
              : [],
          ),
      ),
};
