import { type Static, Type } from "typebox";
import { Value } from "typebox/value";
import { type Folder, FolderError } from "../disk/folder.ts";

const NAME = "calibration";
const Calibration = Type.Object({
  /** Seconds since 1970. */
  at: Type.Integer({ minimum: 0 }),
  /** The middle one of the commands of a dialogue with a card that was here. */
  command_us: Type.Integer({ minimum: 0 }),
  /**
   * The middle of what a round took beyond what the card publishes; null when that card had no such check.
   */
  round_us: Type.Union([Type.Integer({ minimum: 0 }), Type.Null()]),
});
/** How fast cards answer at this PC, as it was once measured with one that was here. */
export type Calibration = Static<typeof Calibration>;

/** On the disk, sealed; the platform makes bounds of it, which it signs. */
export class Calibrations {
  readonly #folder: Folder;
  #held: Calibration | null;

  private constructor(folder: Folder, held: Calibration | null) {
    this.#folder = folder;
    this.#held = held;
  }

  /** Throws FolderError when it is not what was kept. */
  static async open(folder: Folder): Promise<Calibrations> {
    const content = await folder.read(NAME);
    if (content === undefined) return new Calibrations(folder, null);
    const kept: unknown = JSON.parse(Buffer.from(content).toString());
    if (!Value.Check(Calibration, kept)) throw new FolderError(`${NAME} is not what was kept.`);
    return new Calibrations(folder, kept);
  }

  get held(): Calibration | null {
    return this.#held;
  }

  async keep(calibration: Calibration): Promise<void> {
    await this.#folder.write(NAME, Buffer.from(JSON.stringify(calibration)));
    this.#held = calibration;
  }
}
