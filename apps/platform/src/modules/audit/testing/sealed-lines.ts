import { randomUUID } from "node:crypto";
import type { PersonKey } from "../../keys/index.ts";
import type { Line } from "../entry.ts";
import { leafHash } from "../hashes.ts";

/** A line as the module seals and hashes it, not yet inserted: to load a crowd by rows. */
export function aSealedLine(key: PersonKey, line: Line) {
  const id = randomUUID();
  const sealed = key.seal(`journal:${id}`, JSON.stringify(line));
  return { id, personId: key.personId, sealed, leaf: leafHash(id, sealed) };
}
