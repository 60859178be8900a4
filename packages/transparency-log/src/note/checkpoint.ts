import { HASH_BYTES, type Hash } from "../tree/hash.ts";
import { decodeBase64 } from "./base64.ts";
import { hasControls } from "./control.ts";
import { type Note, readNote } from "./note.ts";

/** What a log says of itself at a moment (C2SP tlog-checkpoint). */
export interface Checkpoint {
  /** Name of the log. */
  readonly origin: string;
  /** Leaves. */
  readonly size: number;
  readonly root: Hash;
}

/** The text to sign. */
export const writeCheckpoint = ({ origin, size, root }: Checkpoint): string =>
  `${origin}\n${size}\n${Buffer.from(root).toString("base64")}\n`;

/** Reads a signed checkpoint; null for what is not one. Its signatures are not verified here. */
export function readCheckpoint(
  written: string,
): { readonly checkpoint: Checkpoint; readonly note: Note } | null {
  const note = readNote(written);
  const checkpoint = note === null ? null : parse(note.text);
  return note === null || checkpoint === null ? null : { checkpoint, note };
}

/** Lines after the third are extensions, which are signed and not read. */
function parse(text: string): Checkpoint | null {
  const [origin, size, written] = text.split("\n");
  if (!origin || hasControls(origin) || !/^(0|[1-9][0-9]{0,15})$/.test(size ?? "")) return null;
  // Beyond 2^53, two sizes would be read as one.
  if (!Number.isSafeInteger(Number(size))) return null;
  const root = decodeBase64(written ?? "");
  return root?.length === HASH_BYTES ? { origin, size: Number(size), root } : null;
}
