import { mkdir, readFile, rename, stat, writeFile } from "node:fs/promises";
import { dirname } from "node:path";

const DAY_MS = 86_400_000;

/** A copy kept on the disk of what an authority publishes; null when there is none to read. */
export async function readKept(file: string) {
  try {
    const [bytes, { mtime }] = [await readFile(file), await stat(file)];
    return { bytes, ageDays: (now: Date) => (now.getTime() - mtime.getTime()) / DAY_MS };
  } catch {
    return null;
  }
}

/** Written beside, then renamed: a copy is whole or absent. */
export async function keep(file: string, bytes: Buffer): Promise<void> {
  await mkdir(dirname(file), { recursive: true });
  const beside = `${file}.${process.pid}`;
  await writeFile(beside, bytes);
  await rename(beside, file);
}
