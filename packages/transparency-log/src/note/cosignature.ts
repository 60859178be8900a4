import { type KeyObject, sign, verify } from "node:crypto";
import type { Verifier } from "./key.ts";
import { type Note, type NoteSignature, signaturesOf } from "./note.ts";

/** Eight bytes of time, then an Ed25519 signature (C2SP tlog-cosignature, cosignature/v1). */
const TIME_BYTES = 8;

/** A witness says that it saw this checkpoint, consistent with all those it saw before. @param seenAt whole seconds are kept */
export function cosign(text: string, seenAt: Date, verifier: Verifier, key: KeyObject): NoteSignature {
  const seconds = BigInt(Math.floor(seenAt.getTime() / 1000));
  const time = Buffer.alloc(TIME_BYTES);
  time.writeBigUInt64BE(seconds);
  const signature = sign(null, messageOf(text, seconds), key);
  return { name: verifier.name, hash: verifier.hash, bytes: Buffer.concat([time, signature]) };
}

/** When this witness, of type 4, saw the checkpoint; null when it did not sign it. */
export function cosignedAt({ text, signatures }: Note, verifier: Verifier): Date | null {
  for (const { bytes } of signaturesOf(signatures, verifier)) {
    if (bytes.length <= TIME_BYTES) continue;
    const seconds = Buffer.from(bytes).readBigUInt64BE();
    if (verify(null, messageOf(text, seconds), verifier.key, bytes.subarray(TIME_BYTES)))
      return new Date(Number(seconds) * 1000);
  }
  return null;
}

const messageOf = (text: string, seconds: bigint): Buffer =>
  Buffer.from(`cosignature/v1\ntime ${seconds}\n${text}`);
