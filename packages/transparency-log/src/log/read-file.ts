import { constants } from "node:fs";
import { lstat, open } from "node:fs/promises";
import { join } from "node:path";

/** What stands where a file is expected, and is not read; the message is a sentence. */
export class NotAFile extends Error {
  override readonly name = "NotAFile";
  readonly why: keyof typeof sentences;

  constructor(path: string, why: keyof typeof sentences) {
    super(`${path} ${sentences[why]}`);
    this.why = why;
  }
}

const sentences = {
  link: "is a link, which is not followed: put the file itself there.",
  folder: "is a folder, where a file is expected.",
  special: "is not a plain file: a pipe, a socket or a device is not read.",
  "too-long": "is longer than such a file may be: it is not read.",
} as const;

/**
 * A plain file of at most `most` bytes. A log comes from somebody else: a link would show a file of the
 * reader's, a pipe would hold them for ever, a device or a file of gigabytes would fill their memory.
 * @throws NotAFile, and what the disk answers
 */
export async function readPlainFile(path: string, most: number): Promise<Buffer> {
  requirePlain(path, await lstat(path));
  // Looked at again once open: what was there may have been changed meanwhile.
  const file = await open(path, constants.O_RDONLY | constants.O_NOFOLLOW | constants.O_NONBLOCK);
  try {
    const found = await file.stat();
    requirePlain(path, found);
    if (found.size > most) throw new NotAFile(path, "too-long");
    const bytes = Buffer.alloc(found.size);
    let length = 0;
    for (let read = -1; read !== 0 && length < bytes.length; length += read)
      read = (await file.read(bytes, length, bytes.length - length)).bytesRead;
    return bytes.subarray(0, length);
  } finally {
    await file.close();
  }
}

/**
 * A plain file under a folder, by folders that are no links either.
 * @throws NotAFile, and what the disk answers
 */
export async function readPlainFileUnder(folder: string, path: string, most: number): Promise<Buffer> {
  const names = path.split("/");
  for (let depth = 1; depth < names.length; depth++) {
    const parent = join(folder, ...names.slice(0, depth));
    if ((await lstat(parent)).isSymbolicLink()) throw new NotAFile(parent, "link");
  }
  return readPlainFile(join(folder, path), most);
}

function requirePlain(path: string, found: Awaited<ReturnType<typeof lstat>>): void {
  if (found.isSymbolicLink()) throw new NotAFile(path, "link");
  if (found.isDirectory()) throw new NotAFile(path, "folder");
  if (!found.isFile()) throw new NotAFile(path, "special");
}
