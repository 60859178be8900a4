import { mkdir, readdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { StartRefused } from "../start-refused.ts";

/**
 * Says that this folder is the one of the platform: a share that is not mounted leaves an empty folder in its
 * place.
 */
const MARK = "ardeco-data";
/** What a platform of before the mark left there. */
const KNOWN: readonly string[] = ["blobs", "postgres"];

/**
 * In production, the folder of data is there and is the right one: written into the folder under an unmounted
 * share, documents would be lost to everybody once it is mounted again.
 * @param keysDirectory holds keys as soon as the platform has started once
 * @param firstStart whether this may be the first start
 */
export async function requireDataDirectory(
  directory: string,
  { keysDirectory, firstStart }: { readonly keysDirectory: string; readonly firstStart: boolean },
): Promise<void> {
  const names = await readdir(directory).catch(() => undefined);
  if (names === undefined)
    throw new StartRefused(
      `Le dossier des données ${directory} (DATA_DIR) n’existe pas, ` +
        "ou n’est pas lisible. Montez le partage, ou créez-le pour " +
        "l’utilisateur de la plateforme, droits 0700.",
    );
  if (names.includes(MARK)) return;
  const keys = await readdir(keysDirectory).catch(() => []);
  const isFirst = firstStart && keys.length === 0;
  if (!isFirst && !names.some((name) => KNOWN.includes(name)))
    throw new StartRefused(
      `Le dossier des données ${directory} (DATA_DIR) est vide, alors ` +
        "que cette plateforme a déjà servi. Le partage n’est sans " +
        "doute pas monté : montez-le. Si ce dossier est bien " +
        `le bon, dites-le : touch ${join(directory, MARK)}`,
    );
  await writeDirectoryMark(directory);
}

export async function writeDirectoryMark(directory: string): Promise<void> {
  await mkdir(directory, { recursive: true, mode: 0o700 });
  await writeFile(join(directory, MARK), "Ardeco\n", { mode: 0o600 });
}
