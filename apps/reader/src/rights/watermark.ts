import { type Static, Type } from "typebox";
import { Value } from "typebox/value";
import { type Folder, FolderError } from "../disk/folder.ts";
import { Journal } from "../journal/journal.ts";

const NAME = "watermark";
const Kept = Type.Object({
  reader: Type.String(),
  /** Seconds since 1970. */
  latest: Type.Integer({ minimum: 0 }),
  /** Its platform said so. */
  revoked: Type.Boolean(),
  /** Of the configuration. */
  sequence: Type.Integer({ minimum: 0 }),
  /** Of the journal: its last line, and the hash there. */
  last: Type.Integer({ minimum: 0 }),
  head: Type.String({ pattern: "^[0-9a-f]{64}$" }),
});
export type Reached = Omit<Static<typeof Kept>, "reader">;

/**
 * How far this reader certainly went: an instant, a configuration, a line of its journal. Another file of the
 * folder that is put back to before it, or taken away, is found out. The whole folder put back is not:
 * nothing here remembers, the platform does.
 */
export class Watermark {
  readonly #folder: Folder;
  readonly #reader: string;
  readonly #kept: Static<typeof Kept> | undefined;
  #turn: Promise<unknown> = Promise.resolve();

  private constructor(folder: Folder, reader: string, kept: Static<typeof Kept> | undefined) {
    this.#folder = folder;
    this.#reader = reader;
    this.#kept = kept;
  }

  /** Before the journal is opened, which makes one. Throws FolderError when there was one. */
  static async open(folder: Folder, reader: string): Promise<Watermark> {
    const content = await folder.read(NAME);
    if (content === undefined) return new Watermark(folder, reader, undefined);
    const kept: unknown = JSON.parse(Buffer.from(content).toString());
    if (!Value.Check(Kept, kept)) throw new FolderError(`${NAME} is not what was kept.`);
    if (!(await Journal.isThere(folder)))
      throw new FolderError("journal: this reader had one, which is gone.");
    return new Watermark(folder, reader, kept);
  }

  get latest(): number {
    return this.#kept?.latest ?? 0;
  }

  /** For good, under this name: what was installed, put back to before it, does not revive it. */
  get isRevoked(): boolean {
    return this.#kept?.reader === this.#reader && this.#kept.revoked;
  }

  /**
   * 0 when the folder was that of another reader: installed anew, it begins at whatever number its platform
   * gives.
   */
  get sequence(): number {
    return this.#kept?.reader === this.#reader ? this.#kept.sequence : 0;
  }

  /**
   * Throws FolderError when the journal is shorter than it was, or another; when there is one, and no
   * watermark any more.
   */
  judge(journal: Journal): void {
    if (this.#kept === undefined && journal.last > 0)
      throw new FolderError(`${NAME}: this reader had one, which is gone.`);
    if (this.#kept !== undefined && journal.hashAt(this.#kept.last) !== this.#kept.head)
      throw new FolderError("journal: lines that this reader had are gone.");
  }

  /** On the disk when the promise is kept; one after the other. */
  write(reached: Reached): Promise<void> {
    const content = Buffer.from(JSON.stringify({ reader: this.#reader, ...reached }));
    const done = this.#turn.catch(() => undefined).then(() => this.#folder.write(NAME, content));
    this.#turn = done;
    return done;
  }
}
