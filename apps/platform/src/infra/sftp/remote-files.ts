import type { FileEntry, SFTPWrapper } from "ssh2";
import type { RemoteFile, RemoteFiles } from "../../kernel/sftp.ts";
import { isPlainName } from "./plain-name.ts";
import { explainStatus, SftpError } from "./sftp-error.ts";

const MAX_ENTRIES = 1_000;
const CHUNK_BYTES = 32 * 1024;
const END_OF_FILE = 1;
/** Of a mode, as POSIX writes it (sys/stat.h). */
const FILE_TYPE = 0o170000;
const PLAIN_FILE = 0o100000;

export function remoteFiles(session: SFTPWrapper): RemoteFiles {
  return {
    list: (folder) => list(session, folder),
    read: (folder, name, maxBytes) => read(session, pathOf(folder, name), maxBytes),
    put: async (folder, name, content) => {
      const [path, unfinished] = [pathOf(folder, name), pathOf(folder, `${name}.part`)];
      // Of the account and its group: what it holds is not for every account of that server.
      await told((done) => session.writeFile(unfinished, content, { mode: 0o660 }, done));
      await replace(session, unfinished, path);
    },
    putAway: async (folder, name, into) => {
      const inside = pathOf(folder, into.folder);
      await told((done) => session.mkdir(inside, done)).catch(() =>
        asked((done) => session.stat(inside, done)),
      );
      await replace(session, pathOf(folder, name), pathOf(inside, into.name));
    },
  };
}

function pathOf(folder: string, name: string): string {
  if (!isPlainName(name)) throw new SftpError("name_refused");
  return `${folder}/${name}`;
}

/** A request answered by a status alone. */
const told = (ask: (done: (error?: Error | null) => void) => void): Promise<void> =>
  asked<void>((done) => ask((error) => done(error, undefined)));

type Done<T> = (error: Error | null | undefined, value: T) => void;

function asked<T>(ask: (done: Done<T>) => void): Promise<T> {
  return new Promise((resolve, reject) => {
    ask((error, value) => (error ? reject(explainStatus(error)) : resolve(value)));
  });
}

/** Read by parts: a folder without end is left after a thousand names. */
async function list(session: SFTPWrapper, folder: string): Promise<readonly RemoteFile[]> {
  const handle = await asked<Buffer>((done) => session.opendir(folder, done));
  const files: RemoteFile[] = [];
  for (let seen = 0; seen < MAX_ENTRIES; ) {
    const entries = await nextEntries(session, handle);
    if (!entries) break;
    seen += Math.max(1, entries.length);
    for (const { filename, attrs } of entries) {
      // What a link leads to is not in this folder: the server gives the attributes of the link itself.
      if ((attrs.mode & FILE_TYPE) === PLAIN_FILE && isPlainName(filename))
        files.push({ name: filename, size: attrs.size });
    }
  }
  await told((done) => session.close(handle, done));
  return files;
}

/** Undefined at the end. */
function nextEntries(session: SFTPWrapper, handle: Buffer): Promise<readonly FileEntry[] | undefined> {
  return new Promise((resolve, reject) => {
    // The types know paths only; SFTP.md of ssh2: "location can be a path or a handle", one part at a time.
    session.readdir(handle as unknown as string, (error, entries) => {
      if (!error) resolve(entries);
      else if ("code" in error && error.code === END_OF_FILE) resolve(undefined);
      else reject(explainStatus(error));
    });
  });
}

async function read(session: SFTPWrapper, path: string, maxBytes: number): Promise<Buffer> {
  const handle = await asked<Buffer>((done) => session.open(path, "r", done));
  const parts: Buffer[] = [];
  for (let size = 0; ; ) {
    const part = await readPart(session, handle, size);
    if (part.length === 0) break;
    size += part.length;
    if (size > maxBytes) throw new SftpError("too_large");
    parts.push(part);
  }
  await told((done) => session.close(handle, done));
  return Buffer.concat(parts);
}

function readPart(session: SFTPWrapper, handle: Buffer, from: number): Promise<Buffer> {
  const buffer = Buffer.alloc(CHUNK_BYTES);
  return asked((done) =>
    session.read(handle, buffer, 0, CHUNK_BYTES, from, (error, read) =>
      done(error, buffer.subarray(0, read)),
    ),
  );
}

/** At once where the server can (OpenSSH's extension); elsewhere a rename refuses a name already there. */
async function replace(session: SFTPWrapper, from: string, to: string): Promise<void> {
  const rename = () => told((done) => session.rename(from, to, done));
  try {
    await told((done) => session.ext_openssh_rename(from, to, done));
  } catch (error) {
    if (error instanceof SftpError) throw error;
    await rename().catch(async () => {
      await told((done) => session.unlink(to, done));
      await rename();
    });
  }
}
