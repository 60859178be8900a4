import type { KeyObject } from "node:crypto";
import { writeCheckpoint } from "../note/checkpoint.ts";
import type { Verifier } from "../note/key.ts";
import { signNote, writeNote } from "../note/note.ts";
import { nodesOf } from "../tree/nodes.ts";
import { rootHash } from "../tree/proofs.ts";
import type { Store } from "./store.ts";
import { CHECKPOINT } from "./verify.ts";

/**
 * Signs the log at this size and writes its checkpoint: from here on, what it holds is promised.
 * @returns the checkpoint, signed
 */
export async function publish(
  store: Store,
  size: number,
  verifier: Verifier,
  key: KeyObject,
): Promise<string> {
  const root = await rootHash(size, nodesOf(store, size));
  const text = writeCheckpoint({ origin: verifier.name, size, root });
  const note = writeNote({ text, signatures: [signNote(text, verifier, key)] });
  await store.write(CHECKPOINT, Buffer.from(note));
  return note;
}
