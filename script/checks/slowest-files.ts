import { relative } from "node:path";
import type { FileResult } from "./report.ts";

const LISTED = 50;

/** One line for each of the fifty slowest files of tests: its seconds, the share of all of them, its path. */
export function formatSlowestFiles(files: readonly FileResult[], root: string): readonly string[] {
  const total = files.reduce((sum, { seconds }) => sum + seconds, 0);
  return [...files]
    .sort((a, b) => b.seconds - a.seconds || a.path.localeCompare(b.path))
    .slice(0, LISTED)
    .map(({ path, seconds }) => {
      const share = total === 0 ? 0 : (100 * seconds) / total;
      return `${seconds.toFixed(1).padStart(7)} s ${share.toFixed(1).padStart(5)} %  ${relative(root, path)}`;
    });
}
