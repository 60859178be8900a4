import { randomUUID } from "node:crypto";
import type { PersonKey } from "../../keys/index.ts";
import type { JournalLine } from "../entry.ts";
import { computeCommitment } from "../hashes.ts";

/** A line as the module seals and hashes it, not yet inserted: to load a crowd by rows. */
export function aSealedLine(key: PersonKey, line: JournalLine) {
  const id = randomUUID();
  const text = JSON.stringify(line);
  const sealed = key.seal(`journal:${id}`, text);
  const { text_hash, leaf_hash } = computeCommitment(id, sealed, text);
  return { id, personId: key.personId, sealed, textHash: text_hash, leaf: leaf_hash };
}
