// Only for the demonstration: the authority gives your application its issuer, identifier and secret, and they are your settings.
import { readFile } from "node:fs/promises";

/** The file that the platform writes at its start. Without it there is nobody to talk to: says what to do, and ends. */
export async function readDemonstration(path: string) {
  const text = await readFile(path, "utf8").catch((error: NodeJS.ErrnoException) => {
    if (error.code !== "ENOENT") throw error;
    console.error(
      `${path} n’existe pas : lancez d’abord script/start, ou dites où il est avec --demo ou DATA_DIR.`,
    );
    process.exit(1);
  });
  return JSON.parse(text);
}
