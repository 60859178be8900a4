#!/usr/bin/env node
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { folderStore } from "../log/store.ts";
import { type Outcome, verifyLog } from "../log/verify.ts";
import { readVerifier, type Verifier, writeVerifier } from "../note/key.ts";
import { type Options, readOptions, USAGE } from "./options.ts";

const options = readOptions(process.argv.slice(2));
if (options === null) fail(USAGE);
else {
  const [log, ...witnesses] = await verifiersOf(options);
  const since = options.since === null ? null : await readText(options.since);
  const outcome = await verifyLog(folderStore(options.folder), { log, witnesses, since });
  const line = lineOf(outcome, log, witnesses, options);
  process.stdout.write(`${JSON.stringify(line)}\n`);
  process.exitCode = line.valid ? 0 : 1;
}

function lineOf(outcome: Outcome, log: Verifier, witnesses: readonly Verifier[], { key, since }: Options) {
  if (!outcome.valid) return outcome;
  const { checkpoint, witnessedAt } = outcome;
  const silent = witnesses.map(writeVerifier).find((one) => witnessedAt[one] === undefined);
  if (silent !== undefined) return { valid: false as const, fault: "not-witnessed", where: silent };
  return {
    valid: true as const,
    origin: checkpoint.origin,
    size: checkpoint.size,
    root: Buffer.from(checkpoint.root).toString("base64"),
    key: writeVerifier(log),
    // Taken from the folder, the key proves that the log is whole, not whose it is.
    keyFrom: key === null ? "folder" : "given",
    continuesKept: since !== null,
    witnessedAt,
  };
}

async function verifiersOf({ folder, key, witnesses }: Options): Promise<[Verifier, ...Verifier[]]> {
  const log = read(key ?? (await readText(join(folder, "key"))), 1);
  return [log, ...witnesses.map((written) => read(written, 4))];
}

function read(written: string, type: Verifier["type"]): Verifier {
  const verifier = readVerifier(written);
  if (verifier?.type === type) return verifier;
  fail(`transparency-log: not a key of ${type === 1 ? "a log" : "a witness"}: ${written.slice(0, 100)}`);
}

async function readText(path: string): Promise<string> {
  try {
    return await readFile(path, "utf8");
  } catch {
    fail(`transparency-log: ${path} cannot be read.`);
  }
}

function fail(said: string): never {
  console.error(said);
  process.exit(2);
}
