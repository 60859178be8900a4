import { createPublicKey, generateKeyPair, type KeyObject, randomBytes } from "node:crypto";
import { promisify } from "node:util";
import type { SftpKeyPair } from "../../kernel/sftp.ts";

const TYPE = Buffer.from("ssh-ed25519");
const COMMENT = "ardeco";

export async function createKeyPair(): Promise<SftpKeyPair> {
  return writeKeyPair((await promisify(generateKeyPair)("ed25519")).privateKey);
}

/**
 * As OpenSSH writes them (RFC 8709; its PROTOCOL.key). Written here: `generateKeyPair` of ssh2 1.17 takes a
 * leading zero off the public key, so that one pair in 256 opens nothing.
 */
export function writeKeyPair(key: KeyObject): SftpKeyPair {
  const seed = Buffer.from(key.export({ format: "jwk" }).d ?? "", "base64url");
  const point = Buffer.from(createPublicKey(key).export({ format: "jwk" }).x ?? "", "base64url");
  const shown = Buffer.concat([encodeSshString(TYPE), encodeSshString(point)]);
  // Twice the same number: whoever opens a sealed key sees by it that the passphrase was right.
  const check = randomBytes(4);
  const kept = [
    check,
    check,
    shown,
    encodeSshString(Buffer.concat([seed, point])),
    encodeSshString(Buffer.from(COMMENT)),
  ];
  const none = encodeSshString(Buffer.from("none"));
  const whole = Buffer.concat([
    Buffer.from("openssh-key-v1\0"),
    ...[none, none, encodeSshString(Buffer.alloc(0)), encodeSshNumber(1)],
    ...[encodeSshString(shown), encodeSshString(encodePaddedBlock(Buffer.concat(kept)))],
  ]);
  const lines = whole.toString("base64").match(/.{1,70}/g) ?? [];
  return {
    privateKey: [
      "-----BEGIN OPENSSH PRIVATE KEY-----",
      ...lines,
      "-----END OPENSSH PRIVATE KEY-----",
      "",
    ].join("\n"),
    publicKey: `${TYPE} ${shown.toString("base64")} ${COMMENT}`,
  };
}

function encodeSshNumber(value: number): Buffer {
  const bytes = Buffer.alloc(4);
  bytes.writeUInt32BE(value);
  return bytes;
}

/** A string of RFC 4251, section 5: its length, then its bytes. */
const encodeSshString = (bytes: Buffer) => Buffer.concat([encodeSshNumber(bytes.length), bytes]);

/** By 1, 2, 3… to a whole number of blocks of 8. */
const encodePaddedBlock = (bytes: Buffer) =>
  Buffer.concat([
    bytes,
    Buffer.from(Array.from({ length: (8 - (bytes.length % 8)) % 8 }, (_, at) => at + 1)),
  ]);
