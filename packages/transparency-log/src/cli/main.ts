#!/usr/bin/env node
import { jsonWithoutControls, withoutControls } from "../note/control.ts";
import { endOf } from "./end-of.ts";
import { readOptions, USAGE } from "./options.ts";
import { sayLines } from "./say-lines.ts";
import { sayLog } from "./say-log.ts";

/** 0 intact, 1 altered, 2 cannot be read or asked wrongly, 3 a fault of this program. One line of JSON for programs, one sentence for whoever reads. */
async function main(): Promise<number> {
  const options = readOptions(process.argv.slice(2));
  if (options === null) {
    process.stderr.write(`${USAGE}\n`);
    return 2;
  }
  try {
    const { sentence, line } = await (options.command === "verify" ? sayLog(options) : sayLines(options));
    process.stdout.write(`${jsonWithoutControls(line)}\n`);
    if (!options.jsonOnly) say(sentence);
    return line.valid ? 0 : 1;
  } catch (error) {
    const { code, sentence } = endOf(error, options.path);
    say(sentence);
    return code;
  }
}

/** Names of files and of logs are somebody else's: none commands the terminal. */
const say = (sentence: string) => process.stderr.write(`transparency-log: ${withoutControls(sentence)}\n`);

process.exitCode = await main();
