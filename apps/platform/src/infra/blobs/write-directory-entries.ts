import { open } from "node:fs/promises";

/** Makes the names in a directory durable: rename and link only reach the disk with it (fsync(2), notes). */
export async function writeDirectoryEntries(directory: string): Promise<void> {
  const handle = await open(directory, "r");
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}
