import { createHash, createPublicKey, type KeyObject } from "node:crypto";
import { decodeBase64 } from "./base64.ts";
import { hasControls } from "./control.ts";

/**
 * Signature types of C2SP signed-note: 1 signs a note as it is, 4 adds when it was seen (tlog-cosignature).
 */
export type KeyType = 1 | 4;

/** Who signs, by name and public key; written `name+hash+key`. */
export interface Verifier {
  /** A name without space nor plus, as "caen.example/journal". */
  readonly name: string;
  readonly type: KeyType;
  readonly key: KeyObject;
  /** First four bytes of SHA-256(name ‖ 0x0A ‖ type ‖ key). */
  readonly hash: Uint8Array;
}

/** The first bytes of an Ed25519 public key in DER (RFC 8410). */
const SPKI = Buffer.from("302a300506032b6570032100", "hex");
const ED25519_BYTES = 32;

/** @throws TypeError for a name that a note cannot hold, or a key that is not Ed25519 */
export function verifierOf(name: string, key: KeyObject, type: KeyType): Verifier {
  if (name === "" || /[\s+]/u.test(name) || hasControls(name))
    throw new TypeError("A name in a note holds neither space, plus nor control character.");
  if (key.asymmetricKeyType !== "ed25519") throw new TypeError("Notes are signed with Ed25519.");
  const publicKey = createPublicKey(
    key.type === "private"
      ? key.export({ type: "pkcs8", format: "pem" })
      : key.export({ type: "spki", format: "pem" }),
  );
  return { name, type, key: publicKey, hash: hashOf(name, type, rawOf(publicKey)) };
}

/** `name+hash+key`, as C2SP signed-note and Go's sumdb/note write it. */
export const writeVerifier = ({ name, type, key, hash }: Verifier): string =>
  `${name}+${Buffer.from(hash).toString("hex")}+${Buffer.concat([Uint8Array.of(type), rawOf(key)]).toString("base64")}`;

/** Reads `name+hash+key`; null when it is not one, or of a type not known here. */
export function readVerifier(text: string): Verifier | null {
  const [, name, hash, key] = /^([^+\s]+)\+([0-9a-f]{8})\+([A-Za-z0-9+/]+={0,2})$/.exec(text.trim()) ?? [];
  if (name === undefined || hash === undefined || key === undefined || hasControls(name)) return null;
  const bytes = decodeBase64(key);
  const type = bytes?.[0];
  if (bytes?.length !== 1 + ED25519_BYTES || (type !== 1 && type !== 4)) return null;
  const read = createPublicKey({
    key: Buffer.concat([SPKI, bytes.subarray(1)]),
    format: "der",
    type: "spki",
  });
  const verifier = verifierOf(name, read, type);
  return Buffer.from(verifier.hash).toString("hex") === hash ? verifier : null;
}

const rawOf = (key: KeyObject): Buffer =>
  Buffer.from(key.export({ type: "spki", format: "der" })).subarray(SPKI.length);

const hashOf = (name: string, type: KeyType, raw: Buffer): Uint8Array =>
  createHash("sha256").update(`${name}\n`).update(Uint8Array.of(type)).update(raw).digest().subarray(0, 4);
