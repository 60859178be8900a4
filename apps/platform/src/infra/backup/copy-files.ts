import { copyFile, mkdir, open, readdir, stat } from "node:fs/promises";
import { dirname, join, relative } from "node:path";

/**
 * Copies the sealed files of a folder. A file is written whole before the row that names it commits: those of
 * an instant are all there after it. One that disappears meanwhile was removed for good: its copy would
 * outlive it.
 * @param before leaves out what was written later, that no row of the instant names
 */
export async function saveFileCopies(
  source: string,
  target: string,
  { before }: { before?: Date } = {},
): Promise<{ count: number; bytes: number }> {
  let [count, bytes] = [0, 0];
  await mkdir(target, { recursive: true, mode: 0o700 });
  for (const path of await listSourceFiles(source)) {
    const found = await stat(join(source, path)).catch(acceptMissingSource);
    if (!found || (before && found.mtime > before)) continue;
    if (!(await saveFileCopy(join(source, path), join(target, path)))) continue;
    count += 1;
    bytes += found.size;
  }
  return { count, bytes };
}

async function listSourceFiles(folder: string): Promise<string[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true }).catch(acceptMissingSource);
  return (entries ?? [])
    .filter((entry) => entry.isFile() && !entry.name.endsWith(".tmp"))
    .map((entry) => relative(folder, join(entry.parentPath, entry.name)));
}

/** False when it is not there any more. Durable: a backup is needed on the day when disks fail. */
async function saveFileCopy(source: string, target: string): Promise<boolean> {
  await mkdir(dirname(target), { recursive: true, mode: 0o700 });
  const copied = await copyFile(source, target).then(() => true, acceptMissingSource);
  if (!copied) return false;
  const file = await open(target, "r+");
  try {
    await file.chmod(0o600);
    await file.sync();
  } finally {
    await file.close();
  }
  return true;
}

function acceptMissingSource(error: NodeJS.ErrnoException): undefined {
  if (error.code !== "ENOENT") throw error;
}
