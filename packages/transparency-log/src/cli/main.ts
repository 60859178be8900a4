#!/usr/bin/env node
import { jsonWithoutControls, withoutControls } from "../note/control.ts";
import { endOf } from "./end-of.ts";
import { NotUnderstood, type Options, readOptions, USAGE } from "./options.ts";
import { sayCounter } from "./say-counter.ts";
import { sayLines } from "./say-lines.ts";
import { sayLog } from "./say-log.ts";

/**
 * 0 intact, 1 altered, 2 cannot be read or asked wrongly, 3 a fault of this program. One line of JSON for
 * programs, one sentence for whoever reads.
 */
async function main(args: readonly string[]): Promise<number> {
  const options = understood(args);
  if (typeof options === "number") return options;
  try {
    const { sentence, line } = await says[options.command](options);
    process.stdout.write(`${jsonWithoutControls(line)}\n`);
    if (!options.jsonOnly) say(sentence);
    return line.valid ? 0 : 1;
  } catch (error) {
    const { code, sentence } = endOf(error, options.path);
    say(sentence);
    return code;
  }
}

const says = { verify: sayLog, "verify-lines": sayLines, "verify-counter": sayCounter } as const;

/** What was asked; or how the command ends when that is help, or nothing that it understands. */
function understood(args: readonly string[]): Options | number {
  try {
    const options = readOptions(args);
    if (options !== null) return options;
    (args.length === 0 ? process.stderr : process.stdout).write(`${USAGE}\n`);
    return args.length === 0 ? 2 : 0;
  } catch (error) {
    if (!(error instanceof NotUnderstood)) throw error;
    say(`${error.message} transparency-log --help says what is understood.`);
    return 2;
  }
}

/** Names of files and of logs are somebody else's: none commands the terminal. */
const say = (sentence: string) => process.stderr.write(`transparency-log: ${withoutControls(sentence)}\n`);

process.exitCode = await main(process.argv.slice(2));
