import { spawnSync } from "node:child_process";
import { chmod, mkdir, mkdtemp, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

const SOURCE = fileURLToPath(
  new URL("../../../../packages/transparency-log/src/cli/main.ts", import.meta.url),
);

/**
 * A folder where what is shown to people is typed: the command stands there as npm links it, and runs its
 * source, not a build of before.
 */
export async function aFolderOfArdeco(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), "ardeco-"));
  const command = join(folder, "node_modules/.bin/transparency-log");
  await mkdir(join(folder, "node_modules/.bin"), { recursive: true });
  await writeFile(command, `#!/bin/sh\nexec '${process.execPath}' '${SOURCE}' "$@"\n`);
  await chmod(command, 0o755);
  return folder;
}

/** What a shell makes of these lines, to the letter. */
export function typed(lines: string, folder: string) {
  return spawnSync("sh", ["-e", "-c", lines], { cwd: folder, encoding: "utf8" });
}
