import { type KeyObject, sign, verify } from "node:crypto";
import type { Verifier } from "./key.ts";
import { type Note, type NoteSignature, signaturesOf } from "./note.ts";

/** Eight bytes of time, then an Ed25519 signature (C2SP tlog-cosignature, cosignature/v1). */
const TIME_BYTES = 8;

/**
 * A witness says that it saw this checkpoint, consistent with all those it saw before.
 * @param seenAt whole seconds are kept
 */
export function cosign(text: string, seenAt: Date, verifier: Verifier, key: KeyObject): NoteSignature {
  const seconds = BigInt(Math.floor(seenAt.getTime() / 1000));
  const time = Buffer.alloc(TIME_BYTES);
  time.writeBigUInt64BE(seconds);
  const signature = sign(null, messageOf(text, seconds), key);
  return { name: verifier.name, hash: verifier.hash, bytes: Buffer.concat([time, signature]) };
}

/** A line by which a witness signed a checkpoint, and when. */
export interface Cosignature {
  readonly signature: NoteSignature;
  readonly seenAt: Date;
}

/**
 * The line by which this witness, of type 4, signed the checkpoint; null when it did not, whatever lines bear
 * its name.
 */
export function findCosignature({ text, signatures }: Note, verifier: Verifier): Cosignature | null {
  for (const signature of signaturesOf(signatures, verifier)) {
    const { bytes } = signature;
    if (bytes.length <= TIME_BYTES) continue;
    const seconds = Buffer.from(bytes).readBigUInt64BE();
    const seenAt = new Date(Number(seconds) * 1000);
    // A time that is no date stands for no moment.
    if (Number.isNaN(seenAt.getTime())) continue;
    if (verify(null, messageOf(text, seconds), verifier.key, bytes.subarray(TIME_BYTES)))
      return { signature, seenAt };
  }
  return null;
}

/** When this witness, of type 4, saw the checkpoint; null when it did not sign it. */
export const cosignedAt = (note: Note, verifier: Verifier): Date | null =>
  findCosignature(note, verifier)?.seenAt ?? null;

const messageOf = (text: string, seconds: bigint): Buffer =>
  Buffer.from(`cosignature/v1\ntime ${seconds}\n${text}`);
