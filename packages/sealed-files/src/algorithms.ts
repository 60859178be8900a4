import { SealedFileError } from "./sealed-file-error.ts";

export const ids = {
  data: "1.2.840.113549.1.7.1",
  signedData: "1.2.840.113549.1.7.2",
  envelopedData: "1.2.840.113549.1.7.3",
  /** RFC 5083. */
  authEnvelopedData: "1.2.840.113549.1.9.16.1.23",
  contentType: "1.2.840.113549.1.9.3",
  messageDigest: "1.2.840.113549.1.9.4",
  signingTime: "1.2.840.113549.1.9.5",
  rsa: "1.2.840.113549.1.1.1",
  oaep: "1.2.840.113549.1.1.7",
  mgf1: "1.2.840.113549.1.1.8",
  pss: "1.2.840.113549.1.1.10",
  rsaSha256: "1.2.840.113549.1.1.11",
  aes256gcm: "2.16.840.1.101.3.4.1.46",
  sha256: "2.16.840.1.101.3.4.2.1",
} as const;

const HASHES: Readonly<Record<string, string>> = {
  [ids.sha256]: "sha256",
  "2.16.840.1.101.3.4.2.2": "sha384",
  "2.16.840.1.101.3.4.2.3": "sha512",
};

/** Of signatures that name their digest themselves. */
const SIGNATURES: Readonly<Record<string, string>> = {
  [ids.rsaSha256]: "sha256",
  "1.2.840.113549.1.1.12": "sha384",
  "1.2.840.113549.1.1.13": "sha512",
};

export type Cipher =
  | {
      readonly mode: "cbc";
      readonly name: "aes-128-cbc" | "aes-192-cbc" | "aes-256-cbc";
      readonly keyBytes: number;
    }
  | {
      readonly mode: "gcm";
      readonly name: "aes-128-gcm" | "aes-192-gcm" | "aes-256-gcm";
      readonly keyBytes: number;
    };

/** AES only (NIST, arcs of 2.16.840.1.101.3.4.1): DES, triple DES and RC2 are no protection any more. */
const CIPHERS: Readonly<Record<string, Cipher>> = {
  "2.16.840.1.101.3.4.1.2": { name: "aes-128-cbc", mode: "cbc", keyBytes: 16 },
  "2.16.840.1.101.3.4.1.22": { name: "aes-192-cbc", mode: "cbc", keyBytes: 24 },
  "2.16.840.1.101.3.4.1.42": { name: "aes-256-cbc", mode: "cbc", keyBytes: 32 },
  "2.16.840.1.101.3.4.1.6": { name: "aes-128-gcm", mode: "gcm", keyBytes: 16 },
  "2.16.840.1.101.3.4.1.26": { name: "aes-192-gcm", mode: "gcm", keyBytes: 24 },
  [ids.aes256gcm]: { name: "aes-256-gcm", mode: "gcm", keyBytes: 32 },
};

const named = <Value>(table: Readonly<Record<string, Value>>, oid: string): Value => {
  const found = Object.hasOwn(table, oid) ? table[oid] : undefined;
  if (found === undefined) throw new SealedFileError("weak");
  return found;
};

/** Each throws weak for what is not on its list. */
export const hashNamed = (oid: string): string => named(HASHES, oid);
export const cipherNamed = (oid: string): Cipher => named(CIPHERS, oid);
/** Undefined when the algorithm leaves the digest to be said elsewhere. */
export const hashOfSignature = (oid: string): string | undefined =>
  oid === ids.rsa || oid === ids.pss ? undefined : named(SIGNATURES, oid);
