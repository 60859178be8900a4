import { execFileSync } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { type CodeFile, parseCode } from "./code-file.ts";

/**
 * The files of a repository as git sees them: tracked, or new and not ignored. Paths are relative, with "/".
 */
export interface Tree {
  readonly root: string;
  readonly paths: readonly string[];
  has(path: string): boolean;
  /** Text of a file; "" when it does not exist. */
  text(path: string): string;
  /** TypeScript and JavaScript files, parsed once. */
  code(): readonly CodeFile[];
}

const CODE = /\.(tsx?|mts|m?jsx?)$/;

export function openTree(root: string): Tree {
  const listed = execFileSync("git", ["ls-files", "-z", "--cached", "--others", "--exclude-standard"], {
    cwd: root,
    encoding: "utf8",
    maxBuffer: 64 * 1024 * 1024,
  });
  // A file deleted but not yet committed is still listed.
  const paths = [...new Set(listed.split("\0"))].filter(
    (path) => path !== "" && existsSync(join(root, path)),
  );
  const known = new Set(paths);
  const text = (path: string) => (known.has(path) ? readFileSync(join(root, path), "utf8") : "");
  let parsed: CodeFile[] | undefined;
  return {
    root,
    paths: paths.sort(),
    has: (path) => known.has(path),
    text,
    code: () => {
      parsed ??= paths.filter((path) => CODE.test(path)).map((path) => parseCode(path, text(path)));
      return parsed;
    },
  };
}
