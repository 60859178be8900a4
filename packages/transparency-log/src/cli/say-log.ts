import { join } from "node:path";
import { folderStore } from "../log/store.ts";
import { CHECKPOINT, type Fault, type Outcome, verifyLog } from "../log/verify.ts";
import { type Verifier, writeVerifier } from "../note/key.ts";
import type { Options } from "./options.ts";
import {
  CannotRead,
  figure,
  isThere,
  readKept,
  readKey,
  requireFolder,
  type Said,
  silentAmong,
} from "./read.ts";

export async function sayLog({ path, key, witnesses: asked, since }: Options): Promise<Said> {
  await requireFolder(path);
  const log = await keyOf(path, key);
  const witnesses = await Promise.all(asked.map((written) => readKey(written, 4)));
  const kept = since === null ? null : await readKept(since);
  const outcome = await verifyLog(folderStore(path), { log, witnesses, since: kept });
  if (!outcome.valid) return { line: outcome, sentence: sentenceOf(outcome, log) };
  const silent = silentAmong(witnesses, outcome.witnessedAt);
  if (silent !== undefined)
    return {
      line: { valid: false, fault: "not-witnessed", where: silent },
      sentence: `The log is whole, but this witness did not sign its checkpoint: ${silent}`,
    };
  return intact(outcome, { log, isGiven: key !== null, isKept: since !== null });
}

/** Without a key given, the one found there: it proves that the log is whole, not whose it is. */
async function keyOf(path: string, key: string | null): Promise<Verifier> {
  if (key !== null) return readKey(key, 1);
  const file = join(path, "key");
  if (await isThere(file)) return readKey(file, 1);
  if (await isThere(join(path, CHECKPOINT)))
    throw new CannotRead(`${path} holds no key: give the one of the log with --key.`);
  throw new CannotRead(`${path} holds no log: neither checkpoint nor key is there.`);
}

function intact(
  { checkpoint, witnessedAt }: Extract<Outcome, { readonly valid: true }>,
  { log, isGiven, isKept }: { readonly log: Verifier; readonly isGiven: boolean; readonly isKept: boolean },
): Said {
  const whose = isGiven
    ? "signed by the key given"
    : "signed by the key of the folder, which whoever made the folder may have chosen: compare it, or give it with --key";
  const past = isKept ? ", and continues the checkpoint kept" : "";
  return {
    line: {
      valid: true,
      origin: checkpoint.origin,
      size: checkpoint.size,
      root: Buffer.from(checkpoint.root).toString("base64"),
      key: writeVerifier(log),
      keyFrom: isGiven ? "given" : "folder",
      continuesKept: isKept,
      witnessedAt,
    },
    sentence: `Intact: ${checkpoint.origin}, ${figure(checkpoint.size)}${past}; ${whose}.`,
  };
}

const sentences: Readonly<Record<Fault, (where: string, key: Verifier) => string>> = {
  "no-checkpoint": () => "Altered: the checkpoint is missing, or is not one. Nothing is promised.",
  "checkpoint-not-signed": (_, { name }) =>
    `Altered, or another log: the checkpoint was not signed by the key of ${name}. Compare the keys.`,
  "since-not-signed": (_, { name }) =>
    `Not comparable: the checkpoint kept was not signed by the key of ${name}. It is of another log, or was altered.`,
  "shorter-than-kept": () =>
    "Shorter than what was kept: this copy is older than the checkpoint kept, or its end was cut. Take the log again.",
  "past-rewritten": () =>
    "Rewritten: the log does not continue the checkpoint kept. Keep both: together they prove it.",
  "entries-missing": (where) =>
    `Altered: ${where} is missing, cut short, or does not hold as many lines as it should.`,
  "tile-missing": (where) =>
    `Altered: ${where} is missing, cut short, or does not hold as many hashes as it should.`,
  "tile-differs": (where) => `Altered: ${where}.`,
  "root-differs": () => "Altered: the lines are not those that the checkpoint was signed for.",
};

function sentenceOf(
  { fault, where, line }: Extract<Outcome, { readonly valid: false }>,
  log: Verifier,
): string {
  const place = where ?? "";
  if (fault !== "tile-differs") return sentences[fault](place, log);
  return sentences[fault](
    line === undefined
      ? `${place} does not hold the hashes of the tiles below`
      : `line ${line} is not the one that ${place} holds the hash of`,
    log,
  );
}
