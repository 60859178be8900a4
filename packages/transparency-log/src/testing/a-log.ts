import { generateKeyPairSync, type KeyObject } from "node:crypto";
import { append } from "../log/append.ts";
import { publish } from "../log/publish.ts";
import { memoryStore, type Store } from "../log/store.ts";
import { type KeyType, type Verifier, verifierOf } from "../note/key.ts";

/** Entries that differ, by their place. */
export const entriesFrom = (start: number, count: number): Buffer[] =>
  Array.from({ length: count }, (_, at) => Buffer.from(`entry ${start + at}`));

export interface Signer {
  readonly verifier: Verifier;
  readonly key: KeyObject;
}

/** Somebody who signs. */
export function aSigner(name = "caen.example/journal", type: KeyType = 1): Signer {
  const { privateKey } = generateKeyPairSync("ed25519");
  return { verifier: verifierOf(name, privateKey, type), key: privateKey };
}

/** A log grown by steps, then published. */
export async function aLog(steps: readonly number[], signer = aSigner(), store: Store = memoryStore()) {
  let size = 0;
  const checkpoints: string[] = [];
  for (const step of steps) {
    size = await append(store, size, entriesFrom(size, step));
    checkpoints.push(await publish(store, size, signer.verifier, signer.key));
  }
  return { store, size, checkpoints, ...signer };
}
