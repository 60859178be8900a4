import { createHash, generateKeyPairSync } from "node:crypto";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import {
  append,
  consistencyProof,
  folderStore,
  inclusionProof,
  isIncluded,
  leafHash,
  nodesOf,
  publish,
  readCheckpoint,
  verifierOf,
  verifyLog,
} from "@ardeco/transparency-log";
import { figure, percentile } from "../figures.ts";

const ENTRIES = 1_000_000;
const STEP = 25_600;
const PROOFS = 500;

const entryAt = (index: number): Buffer => createHash("sha256").update(`line ${index}`).digest();

/** The package alone, its files in a folder: a log of a million entries of 32 bytes. */
export async function measurePackage(): Promise<[string, string][]> {
  const folder = await mkdtemp(join(tmpdir(), "ardeco-bench-log-"));
  try {
    return await measureIn(folder);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

async function measureIn(folder: string): Promise<[string, string][]> {
  const store = folderStore(folder);
  const { privateKey } = generateKeyPairSync("ed25519");
  const log = verifierOf("bench.example/journal", privateKey, 1);
  const started = performance.now();
  let size = 0;
  while (size < ENTRIES) {
    const count = Math.min(STEP, ENTRIES - size);
    const from = size;
    size = await append(
      store,
      from,
      Array.from({ length: count }, (_, at) => entryAt(from + at)),
    );
  }
  const appended = ENTRIES / ((performance.now() - started) / 1_000);
  const note = await publish(store, size, log, privateKey);
  const root = readCheckpoint(note)?.checkpoint.root ?? new Uint8Array();
  const times: number[] = [];
  const proofs: { readonly index: number; readonly proof: readonly Uint8Array[] }[] = [];
  for (let turn = 0; turn < PROOFS; turn++) {
    const index = (turn * 7_919_317) % ENTRIES;
    const start = performance.now();
    proofs.push({ index, proof: await inclusionProof(index, size, nodesOf(store, size)) });
    times.push(performance.now() - start);
  }
  const verifying = performance.now();
  for (const { index, proof } of proofs)
    if (!isIncluded(leafHash(entryAt(index)), index, size, proof, root)) throw new Error("a proof fails");
  const verified = PROOFS / ((performance.now() - verifying) / 1_000);
  const growing = performance.now();
  await consistencyProof(777_777, size, nodesOf(store, size));
  const grown = performance.now() - growing;
  const whole = performance.now();
  const outcome = await verifyLog(store, { log, witnesses: [], since: null });
  if (!outcome.valid) throw new Error(outcome.fault);
  const read = ENTRIES / ((performance.now() - whole) / 1_000);
  return [
    ["the package alone: entries appended to files, kept", `${figure(appended)} a second`],
    [
      "proof of one entry among 1,000,000, from files",
      `p50 ${figure(percentile(times, 0.5))} ms, p95 ${figure(percentile(times, 0.95))} ms`,
    ],
    ["proofs verified", `${figure(verified)} a second`],
    ["proof that 1,000,000 continue 777,777", `${figure(grown)} ms`],
    ["a whole log verified: entries, tiles, root", `${figure(read)} a second`],
  ];
}
