#!/usr/bin/env node
import { NotAFile } from "../log/read-file.ts";
import { jsonWithoutControls, withoutControls } from "../note/control.ts";
import { readOptions, USAGE } from "./options.ts";
import { CannotRead } from "./read.ts";
import { sayLines } from "./say-lines.ts";
import { sayLog } from "./say-log.ts";

/** 0 intact, 1 altered, 2 cannot be read or asked wrongly. One line of JSON for programs, one sentence for whoever reads. */
async function main(): Promise<number> {
  const options = readOptions(process.argv.slice(2));
  if (options === null) {
    process.stderr.write(`${USAGE}\n`);
    return 2;
  }
  try {
    const { sentence, line } = await (options.command === "verify" ? sayLog(options) : sayLines(options));
    process.stdout.write(`${jsonWithoutControls(line)}\n`);
    say(sentence);
    return line.valid ? 0 : 1;
  } catch (error) {
    say(sentenceOf(error, options.path));
    return 2;
  }
}

/** Names of files and of logs are somebody else's: none commands the terminal. */
const say = (sentence: string) => process.stderr.write(`transparency-log: ${withoutControls(sentence)}\n`);

/** Whatever the disk answers, a sentence: which file where it says so, never where in this program. */
function sentenceOf(error: unknown, path: string): string {
  if (error instanceof CannotRead || error instanceof NotAFile) return error.message;
  const why = error instanceof Error && "code" in error ? ` (${String(error.code)})` : "";
  const which = error instanceof Error && "path" in error ? String(error.path) : path;
  return `${which} cannot be read${why}.`;
}

process.exitCode = await main();
