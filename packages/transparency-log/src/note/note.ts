import { type KeyObject, sign, verify } from "node:crypto";
import { decodeBase64 } from "./base64.ts";
import type { Verifier } from "./key.ts";

/** A text and who signed it (C2SP signed-note). */
export interface Note {
  /** Ends with a line feed. */
  readonly text: string;
  readonly signatures: readonly NoteSignature[];
}

export interface NoteSignature {
  readonly name: string;
  /** Four bytes that say which key of that name. */
  readonly hash: Uint8Array;
  readonly bytes: Uint8Array;
}

/** A note is a few lines; a hostile one is not read. */
const LONGEST = 100_000;
const MOST_SIGNATURES = 100;

/** Null for what is no note. */
export function readNote(written: string): Note | null {
  if (written.length > LONGEST || hasControl(written)) return null;
  const end = written.lastIndexOf("\n\n");
  if (end === -1 || !written.endsWith("\n")) return null;
  const lines = written.slice(end + 2, -1).split("\n");
  const signatures = lines.map(readSignature);
  if (signatures.length > MOST_SIGNATURES || signatures.some((one) => one === null)) return null;
  return { text: written.slice(0, end + 1), signatures: signatures.filter((one) => one !== null) };
}

/** A signed text holds no control character but line feeds (C2SP signed-note, "Format"). */
const hasControl = (text: string): boolean => [...text].some((letter) => letter < " " && letter !== "\n");

function readSignature(line: string): NoteSignature | null {
  const [, name, written] = /^— ([^\s+]+) ([A-Za-z0-9+/]+={0,2})$/.exec(line) ?? [];
  if (name === undefined || written === undefined) return null;
  const bytes = decodeBase64(written);
  return bytes === null || bytes.length < 5
    ? null
    : { name, hash: bytes.subarray(0, 4), bytes: bytes.subarray(4) };
}

export const writeNote = ({ text, signatures }: Note): string =>
  `${text}\n${signatures.map(writeSignature).join("")}`;

/** A line of a note, with its end: what a witness answers (C2SP tlog-witness). */
export const writeSignature = ({ name, hash, bytes }: NoteSignature): string =>
  `— ${name} ${Buffer.concat([hash, bytes]).toString("base64")}\n`;

/**
 * The text signed as it is, with a key of type 1.
 * @param verifier the public half of `key`
 */
export function signNote(text: string, verifier: Verifier, key: KeyObject): NoteSignature {
  return { name: verifier.name, hash: verifier.hash, bytes: sign(null, Buffer.from(text), key) };
}

/** Whether this verifier, of type 1, signed the text. */
export const isSignedBy = (note: Note, verifier: Verifier): boolean => signedBy(note, verifier) !== null;

/**
 * The note with the one line by which this verifier, of type 1, signed it, whatever lines others add; null
 * when it did not.
 */
export function signedBy({ text, signatures }: Note, verifier: Verifier): Note | null {
  const mine = signaturesOf(signatures, verifier).find(({ bytes }) =>
    verify(null, Buffer.from(text), verifier.key, bytes),
  );
  return mine ? { text, signatures: [mine] } : null;
}

/** The signatures that claim to be of this verifier. */
export const signaturesOf = (signatures: readonly NoteSignature[], { name, hash }: Verifier) =>
  signatures.filter((one) => one.name === name && Buffer.compare(one.hash, hash) === 0);
