#!/usr/bin/env node
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
    process.stdout.write(`${JSON.stringify(line)}\n`);
    process.stderr.write(`transparency-log: ${sentence}\n`);
    return line.valid ? 0 : 1;
  } catch (error) {
    process.stderr.write(`transparency-log: ${sentenceOf(error, options.path)}\n`);
    return 2;
  }
}

/** Whatever the disk answers, a sentence: which file where it says so, never where in this program. */
function sentenceOf(error: unknown, path: string): string {
  if (error instanceof CannotRead) return error.message;
  const why = error instanceof Error && "code" in error ? ` (${String(error.code)})` : "";
  const which = error instanceof Error && "path" in error ? String(error.path) : path;
  return `${which} cannot be read${why}.`;
}

process.exitCode = await main();
