import type { KeyObject } from "node:crypto";
import { constants } from "node:fs";
import { access, mkdir, open, readFile, rename } from "node:fs/promises";
import { join } from "node:path";
import { seal, unseal } from "./sealed.ts";

/** The file is there, and is not what this reader wrote: it is never taken for an empty one. */
export class FolderError extends Error {
  override readonly name = "FolderError";
}

/**
 * The folder of one reader. All that is in it is sealed by its secure element, and on the disk before
 * anything goes on.
 */
export class Folder {
  readonly #path: string;
  readonly #key: KeyObject;

  private constructor(path: string, key: KeyObject) {
    this.#path = path;
    this.#key = key;
  }

  static async open(path: string, key: KeyObject): Promise<Folder> {
    await mkdir(path, { recursive: true, mode: 0o700 });
    return new Folder(path, key);
  }

  has(name: string): Promise<boolean> {
    return access(join(this.#path, name)).then(
      () => true,
      (error: unknown) => absent(error) ?? false,
    );
  }

  /** Undefined when there is none yet. */
  async read(name: string): Promise<Uint8Array | undefined> {
    const sealed = await readFile(join(this.#path, name)).catch(absent);
    if (sealed === undefined) return undefined;
    try {
      return unseal(this.#key, name, sealed);
    } catch {
      throw new FolderError(`${name}: sealed by another element, or altered.`);
    }
  }

  /** In one gesture: whoever reads after a crash finds what was, or what is. */
  async write(name: string, content: Uint8Array): Promise<void> {
    const aside = join(this.#path, `${name}.new`);
    const file = await open(aside, "w", 0o600);
    try {
      await file.writeFile(seal(this.#key, name, content));
      await file.sync();
    } finally {
      await file.close();
    }
    await rename(aside, join(this.#path, name));
    await this.#syncFolder();
  }

  /**
   * Lines that were appended, in order; one cut by a crash was never told to anybody, and is taken off.
   * Throws FolderError on any other that does not open, or is not at its place.
   */
  async openLog(name: string): Promise<{ readonly lines: readonly string[]; readonly log: Log }> {
    const path = join(this.#path, name);
    const text = (await readFile(path, "latin1").catch(absent)) ?? "";
    const whole = text.slice(0, text.lastIndexOf("\n") + 1);
    const lines = whole
      .split("\n")
      .slice(0, -1)
      .map((line, at) => this.#line(name, at, line));
    const file = await open(path, constants.O_CREAT | constants.O_RDWR, 0o600);
    await file.truncate(whole.length);
    await file.sync();
    await this.#syncFolder();
    const append = async (at: number, line: string, offset: number) => {
      const sealed = Buffer.from(seal(this.#key, `${name}:${at}`, Buffer.from(line)));
      const written = Buffer.from(`${sealed.toString("base64")}\n`);
      // A line that failed, and was longer, would leave its end behind this one.
      await file.truncate(offset);
      const { bytesWritten } = await file.write(written, 0, written.length, offset);
      if (bytesWritten !== written.length) throw new Error(`${name}: the disk took a part of a line.`);
      await file.datasync();
      return offset + written.length;
    };
    return { lines, log: new Log(append, () => file.close(), lines.length, whole.length) };
  }

  #line(name: string, at: number, line: string): string {
    try {
      return Buffer.from(unseal(this.#key, `${name}:${at}`, Buffer.from(line, "base64"))).toString();
    } catch {
      throw new FolderError(`${name}, line ${at + 1}: sealed by another element, moved or altered.`);
    }
  }

  async #syncFolder(): Promise<void> {
    // Windows opens no folder; its rename is on the disk with the file.
    if (process.platform === "win32") return;
    const folder = await open(this.#path, "r");
    await folder.sync().finally(() => folder.close());
  }
}

/** Lines are only added, each on the disk before the promise is kept. */
export class Log {
  readonly #append: (at: number, line: string, offset: number) => Promise<number>;
  readonly #close: () => Promise<void>;
  #count: number;
  #offset: number;
  #turn: Promise<unknown> = Promise.resolve();

  constructor(
    append: (at: number, line: string, offset: number) => Promise<number>,
    close: () => Promise<void>,
    count: number,
    offset: number,
  ) {
    this.#append = append;
    this.#close = close;
    this.#count = count;
    this.#offset = offset;
  }

  /**
   * One after the other. When it throws, the line may be there in part: it is written over by the next one.
   */
  append(line: string): Promise<void> {
    const done = this.#turn
      .catch(() => undefined)
      .then(async () => {
        this.#offset = await this.#append(this.#count, line, this.#offset);
        this.#count += 1;
      });
    this.#turn = done;
    return done;
  }

  async close(): Promise<void> {
    await this.#turn.catch(() => undefined);
    await this.#close();
  }
}

function absent(error: unknown): undefined {
  if (error instanceof Error && "code" in error && error.code === "ENOENT") return undefined;
  throw error;
}
