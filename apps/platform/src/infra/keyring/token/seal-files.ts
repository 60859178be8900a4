import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { StartRefused } from "../../start-refused.ts";
import { type Casing, isSealed } from "../casing.ts";
import { removeAsideFiles, runAloneInFolder, updateKeyFile } from "../tree-files.ts";

const KEY_FILE = /\.(key|tree)$/;
/** Of no file: only asks whether two keys are one. */
const PROBE = "probe";

interface KeyFile {
  readonly name: string;
  readonly kept: Buffer;
}

/**
 * Seals by a key of the token the key files that it does not seal yet: those that nothing seals or, when
 * there is a former key, those that it seals. Each is written at once, and tells by which key it opens:
 * stopped anywhere, it goes on. What they hold does not change, so that nothing of the database is written
 * again. Where one file opens by neither key, none is written. The platform is stopped: what it writes would
 * be sealed by the key that it started with.
 * @param openFormer asked when a file needs it only: once all are sealed again, the former key may be
 *   destroyed
 * @returns the names of those sealed now
 */
export async function sealKeyFiles(
  directory: string,
  casing: Casing,
  openFormer?: () => Promise<Casing>,
): Promise<readonly string[]> {
  const sealed = await runAloneInFolder(directory, async () => {
    await removeAsideFiles(directory);
    const left = (await readKeyFiles(directory)).filter((file) => findUnsealedContent(casing, file) === null);
    const contents = await openAll(left, casing, openFormer);
    for (const [name, content] of contents) await sealFile(directory, name, { content, casing });
    return [...contents.keys()];
  });
  if (sealed) return sealed;
  throw new StartRefused(
    `Quelqu’un d’autre écrit dans ${directory}, ou vient d’y être arrêté : relancez dans une minute. ` +
      "Somebody else is writing there, or was just stopped: run it again in a minute.",
  );
}

async function readKeyFiles(directory: string): Promise<readonly KeyFile[]> {
  const names = (await readdir(directory)).filter((found) => KEY_FILE.test(found)).sort();
  return Promise.all(names.map(async (name) => ({ name, kept: await readFile(join(directory, name)) })));
}

/**
 * What each file holds, by its name. Throws StartRefused when one of them does not open, or when both keys
 * are the same.
 */
async function openAll(
  files: readonly KeyFile[],
  casing: Casing,
  openFormer?: () => Promise<Casing>,
): Promise<ReadonlyMap<string, Buffer>> {
  if (files.length === 0) return new Map();
  if (!openFormer) return new Map(files.map((file) => [file.name, requireUnsealedContent(file)]));
  const former = await openFormer();
  if (findUnsealedContent(former, { name: PROBE, kept: casing.close(PROBE, Buffer.alloc(1)) }) !== null)
    throw buildSameKeyRefusal();
  return new Map(files.map((file) => [file.name, unsealFormerFile(former, file)]));
}

function requireUnsealedContent({ name, kept }: KeyFile): Buffer {
  if (!isSealed(kept)) return kept;
  throw new StartRefused(
    `${name} est scellé par une autre clé que celle des réglages, ou ` +
      "a changé depuis. Rien n’a été écrit. Si c’est l’ancienne clé " +
      "du jeton, nommez-la : script/keys-to-token --former-key " +
      `<identifiant>. ${name} is sealed by another key: name the former one.`,
  );
}

/**
 * A file that nothing seals, among sealed ones, may have been put there: who rotates does not seal it as if
 * it were ours.
 */
function unsealFormerFile(former: Casing, file: KeyFile): Buffer {
  if (!isSealed(file.kept))
    throw new StartRefused(
      `${file.name} n’est scellé par aucun jeton. Rien n’a été ` +
        "écrit. S’il est bien à vous, remettez l’ancienne clé dans les " +
        "réglages, lancez script/keys-to-token, puis recommencez. " +
        `${file.name} is not sealed: seal it by the former key first.`,
    );
  const content = findUnsealedContent(former, file);
  if (content) return content;
  throw new StartRefused(
    `${file.name} ne s’ouvre ni par la nouvelle clé ni par ` +
      "l’ancienne, ou a changé depuis. Rien n’a été écrit : vérifiez " +
      `--former-key et --former-token, ou restaurez ce fichier. ${file.name} opens by neither key.`,
  );
}

export const buildSameKeyRefusal = (): StartRefused =>
  new StartRefused(
    "L’ancienne clé et la nouvelle sont la même. Rien n’a été " +
      "écrit : créez-en une autre, sous un autre identifiant " +
      "(docs/how-to/ceremonie-des-cles.md). Pour le double d’un jeton, changez seulement les réglages. " +
      "The former key and the new one are the same.",
  );

/** Null when this key does not open it. */
function findUnsealedContent(casing: Casing, { name, kept }: KeyFile): Buffer | null {
  try {
    return casing.open(name, kept);
  } catch (error) {
    if (error instanceof StartRefused) return null;
    throw error;
  }
}

async function sealFile(
  directory: string,
  name: string,
  { content, casing }: { readonly content: Buffer; readonly casing: Casing },
): Promise<void> {
  const closed = casing.close(name, content);
  if (!casing.open(name, closed).equals(content)) throw new Error(`${name} was not sealed as it was`);
  await updateKeyFile(directory, name, closed);
}
