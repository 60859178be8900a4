import { parseArgs } from "node:util";

const COMMANDS = ["verify", "verify-lines", "verify-counter"] as const;

export interface Options {
  readonly command: (typeof COMMANDS)[number];
  /** The folder of a log, or a file of lines. */
  readonly path: string;
  /** `name+hash+key` of the log, or null: then the one that the folder, or the file, holds. */
  readonly key: string | null;
  readonly witnesses: readonly string[];
  /** File of a checkpoint kept from before; for a log. */
  readonly since: string | null;
  /** File of the checkpoint that the authority publishes; for lines. */
  readonly checkpoint: string | null;
  /** The line of JSON alone, when there is one to say. */
  readonly jsonOnly: boolean;
}

export const USAGE = `transparency-log verify DIR [--key KEY] [--since CHECKPOINT] [--witness KEY]… [--json]
transparency-log verify-lines FILE [--key KEY] [--checkpoint CHECKPOINT] [--witness KEY]… [--json]
transparency-log verify-counter FILE [--key KEY] [--witness KEY]… [--json]

verify: verifies a log without network: the signature of its checkpoint, each entry, each tile, and that it continues
CHECKPOINT, kept from before.

verify-lines: verifies the lines of one person, in the file that they took: that the checkpoint covers each, word for word.
Each line is told with its outcome: holds, holds-sealed (kept before texts were committed to), holds-entry (its place only),
waits (for the next checkpoint: nothing proves it), overdue (it waits, and is dated a day before sealed ones: a fault), differs.

verify-counter: verifies a counter, in the file that an auditor took: that each seal is that of its lines and of the seal before,
that no line is missing, and that the seals which the journal keeps are these.

  --key KEY                  the log's key, name+hash+key, or a file that holds it; without it the one found there is taken, which whoever
                             wrote it may have chosen
  --since CHECKPOINT         a file: the checkpoint that was kept, or cosigned, at another time
  --checkpoint CHECKPOINT    a file: the checkpoint that the authority publishes, taken within the same hour as the lines
  --witness KEY              says when this witness saw the checkpoint; it is a fault when it did not
  --json                     the line of JSON alone, without the sentence

Prints a line of JSON for programs (valid, size, root, key, or the fault and where it is), and a sentence on the error output.
Ends with 0 when it is intact, 1 when it was altered, 2 when it cannot be read or the command is not understood, 3 on a fault of
this program, which says nothing of the log.`;

/** What is wrong with what was asked, in a sentence. */
export class NotUnderstood extends Error {
  override readonly name = "NotUnderstood";
}

const wanted = {
  verify: "the folder of a log",
  "verify-lines": "a file of lines",
  "verify-counter": "the file of a counter",
} as const;

const foreignTo = {
  verify: ["checkpoint"],
  "verify-lines": ["since"],
  "verify-counter": ["since", "checkpoint"],
} as const;

/** Null when nothing was asked, or help. Throws NotUnderstood. */
export function readOptions(args: readonly string[]): Options | null {
  if (args.length === 0 || args.includes("--help")) return null;
  try {
    const { values, positionals } = parseArgs({
      args: [...args],
      allowPositionals: true,
      options: {
        key: { type: "string" },
        since: { type: "string" },
        checkpoint: { type: "string" },
        witness: { type: "string", multiple: true, default: [] },
        json: { type: "boolean", default: false },
      },
    });
    const [command, path, ...more] = positionals;
    const known = COMMANDS.find((one) => one === command);
    if (known === undefined)
      throw new NotUnderstood(`“${command ?? ""}” is no command: verify, verify-lines or verify-counter.`);
    const what = wanted[known];
    if (path === undefined) throw new NotUnderstood(`${command} needs ${what}.`);
    if (more.length > 0) throw new NotUnderstood(`${command} takes one path: “${more[0]}” is one too many.`);
    const foreign = foreignTo[known].find((name) => values[name] !== undefined);
    if (foreign !== undefined) throw new NotUnderstood(`--${foreign} is not for ${command}.`);
    const { key = null, since = null, checkpoint = null, witness: witnesses, json: jsonOnly } = values;
    return { command: known, path, key, witnesses, since, checkpoint, jsonOnly };
  } catch (error) {
    if (error instanceof NotUnderstood) throw error;
    // The sentence of Node names the option; what follows it is advice for other cases.
    throw new NotUnderstood(`${String(error instanceof Error ? error.message : error).split(". ")[0]}.`);
  }
}
