#!/usr/bin/env node
import { documentReader } from "../images/document-reader.ts";
import type { Trust } from "../trust/trust.ts";
import { verifyCode } from "../verify/verify-code.ts";
import { lineOf, lineOfNone } from "./line.ts";
import { NotUnderstood, type Options, readOptions, USAGE } from "./options.ts";
import { codesOfFile, codesOfStandardInput, type Given } from "./sources.ts";
import { trustOf } from "./trust-of.ts";
import { wordsOf } from "./words-of.ts";

// Whoever reads has read enough (`| head`): nothing is wrong.
process.stdout.on("error", () => process.exit(1));

const options = understood();
if (options === "help") {
  console.log(USAGE);
  process.exit(0);
}
process.exit((await verifyAll(options)) ? 0 : 1);

function understood(): Options | "help" {
  try {
    return readOptions(process.argv.slice(2));
  } catch (error) {
    if (!(error instanceof NotUnderstood)) throw error;
    console.error(`two-d-doc: ${error.message} two-d-doc --help says what is understood.`);
    process.exit(2);
  }
}

async function verifyAll(asked: Options): Promise<boolean> {
  const trust = await trustOf(asked).catch(refuseToStart);
  const reader = documentReader();
  let allValid = true;
  for (const file of asked.files) {
    const given = file === "-" ? codesOfStandardInput() : codesOfFile(file, reader);
    for await (const { line, valid } of answers(file, given, trust)) {
      process.stdout.write(`${line}\n`);
      allValid &&= valid;
    }
  }
  await reader.close();
  return allValid;
}

async function* answers(source: string, given: AsyncIterable<Given>, trust: Trust) {
  try {
    for await (const one of given) {
      if ("none" in one) yield { line: lineOfNone(source, one.none), valid: false };
      else {
        const verdict = await verifyCode(one.literal, trust);
        yield { line: lineOf(source, verdict), valid: verdict.valid };
      }
    }
  } catch (error) {
    yield { line: lineOfNone(source, "file-not-read", wordsOf(error)), valid: false };
  }
}

function refuseToStart(error: unknown): never {
  console.error(`two-d-doc: ${wordsOf(error)}`);
  process.exit(2);
}
