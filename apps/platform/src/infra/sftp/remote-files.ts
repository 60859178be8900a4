import type { FileEntry, SFTPWrapper } from "ssh2";
import type { RemoteFile, RemoteFiles } from "../../kernel/sftp.ts";
import { isPlainName } from "./plain-name.ts";
import { SftpError, toSftpStatusError } from "./sftp-error.ts";

const MAX_ENTRIES = 1_000;
const CHUNK_BYTES = 32 * 1024;
const END_OF_FILE = 1;
/** Of a mode, as POSIX writes it (sys/stat.h). */
const FILE_TYPE = 0o170000;
const PLAIN_FILE = 0o100000;

export function openRemoteFiles(session: SFTPWrapper): RemoteFiles {
  return {
    list: (folder) => list(session, folder),
    read: (folder, name, maxBytes) => read(session, formatRemotePath(folder, name), maxBytes),
    put: async (folder, name, content) => {
      const [path, unfinished] = [formatRemotePath(folder, name), formatRemotePath(folder, `${name}.part`)];
      // Of the account and its group: what it holds is not for every account of that server.
      await waitStatus((done) => session.writeFile(unfinished, content, { mode: 0o660 }, done));
      await updateRemoteName(session, unfinished, path);
    },
    putAway: async (folder, name, into) => {
      const inside = formatRemotePath(folder, into.folder);
      await waitStatus((done) => session.mkdir(inside, done)).catch(() =>
        waitAnswer((done) => session.stat(inside, done)),
      );
      await updateRemoteName(session, formatRemotePath(folder, name), formatRemotePath(inside, into.name));
    },
  };
}

function formatRemotePath(folder: string, name: string): string {
  if (!isPlainName(name)) throw new SftpError("name_refused");
  return `${folder}/${name}`;
}

/** A request answered by a status alone. */
const waitStatus = (ask: (done: (error?: Error | null) => void) => void): Promise<void> =>
  waitAnswer<void>((done) => ask((error) => done(error, undefined)));

type Done<T> = (error: Error | null | undefined, value: T) => void;

function waitAnswer<T>(ask: (done: Done<T>) => void): Promise<T> {
  return new Promise((resolve, reject) => {
    ask((error, value) => (error ? reject(toSftpStatusError(error)) : resolve(value)));
  });
}

/** Read by parts: a folder without end is left after a thousand names. */
async function list(session: SFTPWrapper, folder: string): Promise<readonly RemoteFile[]> {
  const handle = await waitAnswer<Buffer>((done) => session.opendir(folder, done));
  const files: RemoteFile[] = [];
  for (let seen = 0; seen < MAX_ENTRIES; ) {
    const entries = await readNextEntries(session, handle);
    if (!entries) break;
    seen += Math.max(1, entries.length);
    for (const { filename, attrs } of entries) {
      // What a link leads to is not in this folder: the server gives the attributes of the link itself.
      if ((attrs.mode & FILE_TYPE) === PLAIN_FILE && isPlainName(filename))
        files.push({ name: filename, size: attrs.size });
    }
  }
  await waitStatus((done) => session.close(handle, done));
  return files;
}

/** Undefined at the end. */
function readNextEntries(session: SFTPWrapper, handle: Buffer): Promise<readonly FileEntry[] | undefined> {
  return new Promise((resolve, reject) => {
    // The types know paths only; SFTP.md of ssh2: "location can be a path or a handle", one part at a time.
    session.readdir(handle as unknown as string, (error, entries) => {
      if (!error) resolve(entries);
      else if ("code" in error && error.code === END_OF_FILE) resolve(undefined);
      else reject(toSftpStatusError(error));
    });
  });
}

async function read(session: SFTPWrapper, path: string, maxBytes: number): Promise<Buffer> {
  const handle = await waitAnswer<Buffer>((done) => session.open(path, "r", done));
  const parts: Buffer[] = [];
  for (let size = 0; ; ) {
    const part = await readPart(session, handle, size);
    if (part.length === 0) break;
    size += part.length;
    if (size > maxBytes) throw new SftpError("too_large");
    parts.push(part);
  }
  await waitStatus((done) => session.close(handle, done));
  return Buffer.concat(parts);
}

function readPart(session: SFTPWrapper, handle: Buffer, from: number): Promise<Buffer> {
  const buffer = Buffer.alloc(CHUNK_BYTES);
  return waitAnswer((done) =>
    session.read(handle, buffer, 0, CHUNK_BYTES, from, (error, read) =>
      done(error, buffer.subarray(0, read)),
    ),
  );
}

/** At once where the server can (OpenSSH's extension); elsewhere a rename refuses a name already there. */
async function updateRemoteName(session: SFTPWrapper, from: string, to: string): Promise<void> {
  const rename = () => waitStatus((done) => session.rename(from, to, done));
  try {
    await waitStatus((done) => session.ext_openssh_rename(from, to, done));
  } catch (error) {
    if (error instanceof SftpError) throw error;
    await rename().catch(async () => {
      await waitStatus((done) => session.unlink(to, done));
      await rename();
    });
  }
}
