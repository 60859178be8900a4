#!/usr/bin/env node
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { readStatement } from "../lines/statement.ts";
import { verifyLines } from "../lines/verify-lines.ts";
import { folderStore } from "../log/store.ts";
import { verifyLog } from "../log/verify.ts";
import { readVerifier, type Verifier, writeVerifier } from "../note/key.ts";
import { type Options, readOptions, USAGE } from "./options.ts";

const options = readOptions(process.argv.slice(2));
if (options === null) fail(USAGE);
else {
  const line = options.command === "verify" ? await sayLog(options) : await sayLines(options);
  process.stdout.write(`${JSON.stringify(line)}\n`);
  process.exitCode = line.valid ? 0 : 1;
}

async function sayLog({ path, key, witnesses: asked, since }: Options) {
  const log = read(key ?? (await readText(join(path, "key"))), 1);
  const witnesses = asked.map((written) => read(written, 4));
  const kept = since === null ? null : await readText(since);
  const outcome = await verifyLog(folderStore(path), { log, witnesses, since: kept });
  if (!outcome.valid) return outcome;
  const { checkpoint, witnessedAt } = outcome;
  const silent = silentAmong(witnesses, witnessedAt);
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

async function sayLines({ path, key, witnesses: asked }: Options) {
  const statement = readStatement(await readText(path));
  if (statement === null) return { valid: false as const, fault: "not-a-statement", where: path };
  const log = key === null ? null : read(key, 1);
  const witnesses = asked.map((written) => read(written, 4));
  const outcome = verifyLines(statement, { log, witnesses });
  if (!("lines" in outcome)) return { ...outcome, where: path };
  const silent = silentAmong(witnesses, outcome.witnessedAt);
  if (silent !== undefined) return { valid: false as const, fault: "not-witnessed", where: silent };
  const count = (wanted: string) => outcome.lines.filter((one) => one === wanted).length;
  return {
    valid: outcome.valid,
    ...(outcome.valid ? {} : { fault: "line-differs" }),
    origin: outcome.checkpoint?.origin ?? null,
    size: outcome.checkpoint?.size ?? 0,
    keyFrom: key === null ? "file" : "given",
    witnessedAt: outcome.witnessedAt,
    holds: count("holds") + count("holds-sealed") + count("holds-entry"),
    waits: count("waits"),
    differs: count("differs"),
    lines: outcome.lines.map((said, at) => ({
      line: at + 1,
      index: statement.lines[at]?.place?.index ?? null,
      outcome: said,
    })),
  };
}

function silentAmong(
  witnesses: readonly Verifier[],
  witnessedAt: Readonly<Record<string, Date>>,
): string | undefined {
  return witnesses.map(writeVerifier).find((one) => witnessedAt[one] === undefined);
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
