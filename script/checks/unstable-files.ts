import { readFile, writeFile } from "node:fs/promises";
import { relative } from "node:path";
import type { FileResult } from "./report.ts";

/** More files than this failing at first and passing alone is a fault of the run, not of a file. */
export const MOST_UNSTABLE_FILES = 3;
/** More failed files than this is a broken change: running each again would only lengthen the answer. */
export const MOST_FILES_RUN_AGAIN = 6;

/** A file of tests that failed, and what it gave when it was run once more, alone. */
export interface SecondRun {
  readonly first: FileResult;
  readonly second: FileResult | undefined;
}

export interface Verdict {
  /** Runs that this run accepts: the file failed, then passed alone. */
  readonly accepted: readonly SecondRun[];
  /** One sentence for each file that passed alone and fails the run all the same. */
  readonly refusals: readonly string[];
}

/**
 * Decides which of the files that failed may pass: those that passed alone, at most three in a run, and none
 * that an earlier run already listed.
 * @param listed paths, relative to `root`, of the files that an earlier run listed as unstable
 */
export function judgeSecondRuns(
  runs: readonly SecondRun[],
  listed: readonly string[],
  root: string,
): Verdict {
  const passedAlone = runs.filter(({ second }) => second !== undefined && second.failures.length === 0);
  const pathFromRoot = ({ first }: SecondRun) => relative(root, first.path);
  const known = passedAlone.filter((run) => listed.includes(pathFromRoot(run)));
  const fresh = passedAlone.filter((run) => !known.includes(run));
  const isTooMany = fresh.length > MOST_UNSTABLE_FILES;
  return {
    accepted: isTooMany ? [] : fresh,
    refusals: [
      ...known.map(
        (run) => `${pathFromRoot(run)} passed when run alone, but an earlier run listed it as unstable`,
      ),
      ...(isTooMany ? fresh : []).map(
        (run) => `${pathFromRoot(run)} passed when run alone, but too many files are unstable in this run`,
      ),
    ],
  };
}

/**
 * The files that earlier runs listed: those committed in `unstable-files.json`, to be mended before anything
 * else, and those that earlier runs in this checkout saw.
 */
export async function readListedFiles(paths: readonly string[]): Promise<readonly string[]> {
  const lists = await Promise.all(paths.map(readList));
  return [...new Set(lists.flat())];
}

/** Adds files to a list, which is made when it does not exist. */
export async function addListedFiles(path: string, files: readonly string[]): Promise<void> {
  const all = new Set([...(await readList(path)), ...files]);
  await writeFile(path, `${JSON.stringify([...all].sort(), undefined, 2)}\n`);
}

async function readList(path: string): Promise<readonly string[]> {
  const text = await readFile(path, "utf8").catch(() => "[]");
  const list: unknown = JSON.parse(text);
  if (!Array.isArray(list) || !list.every((entry) => typeof entry === "string")) {
    throw new TypeError(`${path} is not a list of paths`);
  }
  return list;
}
