import { parseArgs } from "node:util";

export interface Options {
  readonly folder: string;
  /** `name+hash+key` of the log, or null: then the one that the folder holds. */
  readonly key: string | null;
  readonly witnesses: readonly string[];
  /** File of a checkpoint kept from before. */
  readonly since: string | null;
}

export const USAGE = `transparency-log verify DIR [--key KEY] [--since CHECKPOINT] [--witness KEY]…

Verifies a log without network: the signature of its checkpoint, each entry, each tile, and that it continues
CHECKPOINT, kept from before. Prints a line of JSON: valid, size, root, or the fault and where it is.

  --key KEY            the log's key, name+hash+key; without it DIR/key is taken, which whoever wrote the log may have changed
  --since CHECKPOINT   a file: the checkpoint that was kept, or cosigned, at another time
  --witness KEY        says when this witness saw the checkpoint; it is a fault when it did not

Ends with 0 when the log is valid, 1 when it is not, 2 when asked wrongly.`;

/** Null when the command is not understood. */
export function readOptions(args: readonly string[]): Options | null {
  try {
    const { values, positionals } = parseArgs({
      args: [...args],
      allowPositionals: true,
      options: {
        key: { type: "string" },
        since: { type: "string" },
        witness: { type: "string", multiple: true, default: [] },
      },
    });
    const [command, folder, ...more] = positionals;
    if (command !== "verify" || folder === undefined || more.length > 0) return null;
    return { folder, key: values.key ?? null, witnesses: values.witness, since: values.since ?? null };
  } catch {
    return null;
  }
}
