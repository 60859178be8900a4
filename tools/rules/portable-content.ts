import { failure, type Rule } from "./rule.ts";

const REGISTRY = /https?:\/\/registry\b/;
/** An absolute path of one machine, not the middle of an address or of a longer path. */
const MACHINE_PATH = /(?<![\w.~}:/-])\/(work|tmp)\//;
const BINARY = /\.(png|jpe?g|webp|heic|pdf|woff2?|ico|gz|zip|bin)$/;

/** Nothing in the repository names a package registry or a path of one machine. */
export const portableContent: Rule = {
  name: "portable-content",
  adr: "0002",
  check: (tree) =>
    tree.paths
      .filter((path) => !BINARY.test(path))
      .flatMap((path) =>
        tree
          .text(path)
          .split("\n")
          .flatMap((text, index) => {
            if (REGISTRY.test(text))
              return [failure(path, index + 1, "A package registry is named; leave it to npm's settings.")];
            if (!MACHINE_PATH.test(text)) return [];
            return [
              failure(
                path,
                index + 1,
                "A path of one machine is written; derive it (import.meta.url, os.tmpdir()).",
              ),
            ];
          }),
      ),
};
