import { CHECKPOINT, filesOfLog, type Store, writeVerifier } from "@ardeco/transparency-log";
import type { Context, Tx } from "../../../kernel/context.ts";
import { buildLogStore } from "./build-log-store.ts";
import { findLogSigner, type LogSigner } from "./log-key.ts";
import { findCheckpoint, listCosignatures } from "./store/log.ts";

/** The log of an authority as anybody may read it: hashes and signatures. */
export interface PublishedLog {
  readonly signer: LogSigner;
  readonly size: number;
  /** The last checkpoint, signed, and cosigned by those who answered so far. */
  readonly note: string;
  readonly signedAt: Date;
  readonly files: Store;
}

/** Undefined before the first checkpoint. */
export async function findPublishedLog(tx: Tx, context: Context): Promise<PublishedLog | undefined> {
  const checkpoint = await findCheckpoint(tx, context.authorityId);
  const signer = await findLogSigner(tx, context);
  if (!checkpoint || !signer) return undefined;
  const { size, signed_at: signedAt } = checkpoint;
  const note = checkpoint.note + (await listCosignatures(tx, context.authorityId, size)).join("");
  return { signer, size, note, signedAt, files: buildLogStore(tx, context.authorityId, note) };
}

/** What is said of the log to who may want to verify it. */
export interface LogSummary extends Pick<PublishedLog, "size" | "note" | "signedAt"> {
  /** `name+hash+key`. */
  readonly key: string;
}

/** Undefined before the first checkpoint. */
export function readLogSummary(context: Context): Promise<LogSummary | undefined> {
  return context.transaction(async (tx) => {
    const log = await findPublishedLog(tx, context);
    if (!log) return undefined;
    const { size, note, signedAt, signer } = log;
    return { size, note, signedAt, key: writeVerifier(signer.verifier) };
  });
}

/** A file beside those of C2SP, so that a copy of the log says which key to compare. */
const KEY = "key";

/** A file of the log by its path in C2SP tlog-tiles, or `key`; undefined when there is none. */
export async function findLogFile(context: Context, path: string): Promise<Uint8Array | undefined> {
  return context.transaction(async (tx) => {
    const log = await findPublishedLog(tx, context);
    if (!log) return undefined;
    if (path === KEY) return buildKeyFile(log);
    return (await log.files.read(path)) ?? undefined;
  });
}

export interface LogFileContent {
  readonly path: string;
  readonly bytes: Uint8Array;
}

/** Tiles read in one transaction. */
const AT_ONCE = 64;

/**
 * Every file of the log under its last checkpoint, to verify elsewhere. Tiles only grow: read
 * in several transactions, they are still those of that checkpoint.
 */
export async function* exportLog(context: Context): AsyncGenerator<LogFileContent> {
  const log = await context.transaction((tx) => findPublishedLog(tx, context));
  if (!log) return;
  yield { path: CHECKPOINT, bytes: Buffer.from(log.note) };
  yield { path: KEY, bytes: buildKeyFile(log) };
  for (let from = 0, paths = filesOfLog(log.size); from < paths.length; from += AT_ONCE)
    yield* await readFiles(context, log, paths.slice(from, from + AT_ONCE));
}

function readFiles(context: Context, { note }: PublishedLog, paths: readonly string[]) {
  return context.transaction(async (tx) => {
    const files = buildLogStore(tx, context.authorityId, note);
    const read: LogFileContent[] = [];
    for (const path of paths) {
      const bytes = await files.read(path);
      // A missing one is left out: whoever verifies the copy is told which.
      if (bytes !== null) read.push({ path, bytes });
    }
    return read;
  });
}

const buildKeyFile = ({ signer }: PublishedLog): Buffer => Buffer.from(`${writeVerifier(signer.verifier)}\n`);
