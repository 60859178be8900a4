import type { JSONWebKeySet } from "jose";
import { Type } from "typebox";
import { Value } from "typebox/value";
import { type Folder, FolderError } from "../disk/folder.ts";
import { ConfigurationRefused, type Rights, readConfiguration } from "./configuration.ts";

const NAME = "configuration";
const Kept = Type.Object({
  reader: Type.String(),
  text: Type.String(),
  sequence: Type.Integer({ minimum: 0 }),
});

export interface KeeperOptions {
  readonly folder: Folder;
  readonly rights: Rights;
  readonly reader: string;
  /** Of the platform. */
  readonly keys: JSONWebKeySet;
  /** The least that it may have: the file on the disk may have been put back to before it. */
  readonly lastSequence: number;
}

/** The last configuration of the platform, on the disk too: a former one is never taken again. */
export class ConfigurationKeeper {
  readonly #options: KeeperOptions;
  #kept: { readonly text: string; readonly sequence: number } = { text: "", sequence: 0 };

  #isMissed = false;

  private constructor(options: KeeperOptions) {
    this.#options = options;
  }

  /** What is on the disk is held again when it still may be. */
  static async open(options: KeeperOptions, now: Date): Promise<ConfigurationKeeper> {
    const keeper = new ConfigurationKeeper(options);
    const content = await options.folder.read(NAME);
    if (content === undefined) return keeper;
    const kept: unknown = JSON.parse(Buffer.from(content).toString());
    if (!Value.Check(Kept, kept)) throw new FolderError(`${NAME} is not what was kept.`);
    // The folder of another reader, installed anew: its numbers say nothing of what is given to this one.
    if (kept.reader !== options.reader) return keeper;
    keeper.#kept = kept;
    await keeper.take(kept.text, now).catch((error: unknown) => {
      // Too old by now: nothing is held until the platform gives another.
      if (!(error instanceof ConfigurationRefused)) throw error;
    });
    return keeper;
  }

  get sequence(): number {
    return Math.max(this.#kept.sequence, this.#options.lastSequence);
  }

  /** The last one that was asked for did not come, or was refused. */
  get isMissed(): boolean {
    return this.#isMissed;
  }

  miss(): void {
    this.#isMissed = true;
  }

  /** Holds it from now on. Throws ConfigurationRefused, and what was held stays. */
  async take(text: string, now: Date): Promise<void> {
    const { reader, keys, folder, rights } = this.#options;
    const holder = { reader, keys, lastSequence: this.sequence };
    const configuration = await readConfiguration(text, holder, now);
    const { sequence } = configuration;
    if (text !== this.#kept.text) {
      if (sequence === this.#kept.sequence) throw new ConfigurationRefused("older");
      await folder.write(NAME, Buffer.from(JSON.stringify({ reader, text, sequence })));
      this.#kept = { text, sequence };
    }
    rights.hold(configuration, now);
    this.#isMissed = false;
  }
}
