import { constants, createDecipheriv, privateDecrypt } from "node:crypto";
import {
  CMSVersion,
  ContentInfo,
  type EncryptedContentInfo,
  EnvelopedData,
  type KeyTransRecipientInfo,
  type RecipientInfos,
} from "@peculiar/asn1-cms";
import { RsaEsOaepParams } from "@peculiar/asn1-rsa";
import { OctetString } from "@peculiar/asn1-schema";
import { AlgorithmIdentifier } from "@peculiar/asn1-x509";
import { type Cipher, cipherNamed, hashNamed, ids } from "./algorithms.ts";
import { requireBounded } from "./bounded.ts";
import { type Certificate, isNamedBy, readCertificate } from "./certificates.ts";
import { definite } from "./definite.ts";
import { SealedFileError } from "./sealed-file-error.ts";
import { AuthEnvelopedData, bytesOf, GcmParameters, parse } from "./structures.ts";
import { verified } from "./verify.ts";

/** A few thousand lines weigh less than one megabyte. */
const LARGEST_BYTES = 32 * 1024 * 1024;
const NONCE_BYTES = 12;
const BLOCK_BYTES = 16;
const TAG_BYTES = 16;
const SEQUENCE = 0x30;

export interface Opening {
  readonly recipient: { readonly certificate: string; readonly privateKey: string };
  /** Certificates of who may have sealed it. */
  readonly senders: readonly (string | Uint8Array)[];
  readonly now: Date;
  readonly largestBytes?: number;
}

export interface Opened {
  readonly content: Buffer;
  readonly sender: Certificate;
}

/**
 * Opens a file that was signed, then encrypted for us: DER, BER in pieces, or PEM. Nothing is given before
 * all of it is known to be whole, ours and from one of the senders. What may be wrong with the decryption
 * itself is said in one word, so that trying teaches nothing. Throws SealedFileError.
 */
export function openSealed(file: Uint8Array, opening: Opening): Opened {
  const { recipient, senders, now, largestBytes = LARGEST_BYTES } = opening;
  if (file.length > largestBytes) throw new SealedFileError("too_large");
  const bytes = derOf(file);
  if (bytes.length > 0 && bytes[0] !== SEQUENCE) throw new SealedFileError("not_sealed");
  requireBounded(bytes);
  const { recipientInfos, info, tag } = envelopeIn(definite(bytes));
  if (info.contentType !== ids.data) throw new SealedFileError("not_signed");
  const us = readCertificate(recipient.certificate);
  const cipher = cipherNamed(info.contentEncryptionAlgorithm.algorithm);
  if ((cipher.mode === "gcm") !== (tag !== undefined)) throw new SealedFileError("weak");
  const key = keyIn(recipientInfos, us, recipient.privateKey, cipher);
  const known = senders.map(readCertificate);
  const open = (): Opened => {
    const { content, signedBy } = verified(decrypted(info, { cipher, key, tag }), known, now);
    return { content, sender: signedBy };
  };
  return cipher.mode === "gcm" ? open() : asOneDoubt(open);
}

/**
 * Without a tag, what fails after decryption must not say at which step: whoever may send many altered files
 * would read the content by the answers (Vaudenay, 2002). A certificate that is known but expired says
 * nothing of the content.
 */
function asOneDoubt(open: () => Opened): Opened {
  try {
    return open();
  } catch (error) {
    if (error instanceof SealedFileError && error.code !== "expired") throw new SealedFileError("unproven");
    throw error;
  }
}

function derOf(file: Uint8Array): Buffer {
  const bytes = Buffer.from(file.buffer, file.byteOffset, file.byteLength);
  if (!bytes.subarray(0, 11).equals(Buffer.from("-----BEGIN "))) return bytes;
  const [, body] = /^-----BEGIN (?:CMS|PKCS7)-----([A-Za-z0-9+/=\s]+)-----END (?:CMS|PKCS7)-----\s*$/.exec(
    bytes.toString("latin1"),
  ) ?? ["", ""];
  if (!body) throw new SealedFileError("not_sealed");
  return Buffer.from(body, "base64");
}

interface Envelope {
  readonly recipientInfos: RecipientInfos;
  readonly info: EncryptedContentInfo;
  /** Of authenticated encryption. */
  readonly tag: Buffer | undefined;
}

function envelopeIn(bytes: Buffer): Envelope {
  const { contentType, content } = parse(bytes, ContentInfo);
  if (contentType === ids.authEnvelopedData) {
    const {
      version,
      recipientInfos,
      authEncryptedContentInfo: info,
      mac,
    } = parse(content, AuthEnvelopedData);
    if (version !== CMSVersion.v0) throw new SealedFileError("not_sealed");
    return { recipientInfos, info, tag: bytesOf(mac) };
  }
  if (contentType === ids.envelopedData) {
    const { recipientInfos, encryptedContentInfo: info } = parse(content, EnvelopedData);
    return { recipientInfos, info, tag: undefined };
  }
  throw new SealedFileError("not_sealed");
}

function keyIn(infos: RecipientInfos, us: Certificate, privateKey: string, cipher: Cipher): Buffer {
  const ours = infos.find(({ ktri }) => ktri && isNamedBy(us, ktri.rid))?.ktri;
  if (!ours) throw new SealedFileError("not_for_us");
  const oaepHash = oaepHashOf(ours);
  let key: Buffer;
  try {
    key = privateDecrypt(
      { key: privateKey, padding: constants.RSA_PKCS1_OAEP_PADDING, oaepHash },
      bytesOf(ours.encryptedKey),
    );
  } catch {
    throw new SealedFileError("altered");
  }
  if (key.length !== cipher.keyBytes) throw new SealedFileError("altered");
  return key;
}

/**
 * RSA as it was padded before (PKCS #1 v1.5) lets who may try many times find the key (Bleichenbacher, 1998).
 */
function oaepHashOf({ keyEncryptionAlgorithm: { algorithm, parameters } }: KeyTransRecipientInfo): string {
  if (algorithm !== ids.oaep || !parameters) throw new SealedFileError("weak");
  const { hashAlgorithm, maskGenAlgorithm, pSourceAlgorithm } = parse(parameters, RsaEsOaepParams);
  const hash = hashNamed(hashAlgorithm.algorithm);
  const mask = maskGenAlgorithm.parameters
    ? hashNamed(parse(maskGenAlgorithm.parameters, AlgorithmIdentifier).algorithm)
    : "";
  if (maskGenAlgorithm.algorithm !== ids.mgf1 || mask !== hash || !isUnlabelled(pSourceAlgorithm))
    throw new SealedFileError("weak");
  return hash;
}

/** Left out, or an empty label. */
function isUnlabelled(source: AlgorithmIdentifier): boolean {
  if (source.isEqual(new RsaEsOaepParams().pSourceAlgorithm)) return true;
  return source.parameters ? parse(source.parameters, OctetString).byteLength === 0 : false;
}

interface Decrypting {
  readonly cipher: Cipher;
  readonly key: Buffer;
  readonly tag: Buffer | undefined;
}

function decrypted(info: EncryptedContentInfo, { cipher, key, tag }: Decrypting): Buffer {
  const encrypted = contentOf(info);
  const { parameters } = info.contentEncryptionAlgorithm;
  if (!parameters) throw new SealedFileError("not_sealed");
  try {
    if (cipher.mode === "gcm")
      return openGcm(encrypted, parse(parameters, GcmParameters), { name: cipher.name, key, tag });
    const iv = bytesOf(parse(parameters, OctetString));
    if (iv.length !== BLOCK_BYTES) throw new SealedFileError("not_sealed");
    const decipher = createDecipheriv(cipher.name, key, iv);
    return Buffer.concat([decipher.update(encrypted), decipher.final()]);
  } catch (error) {
    throw error instanceof SealedFileError ? error : new SealedFileError("altered");
  }
}

interface GcmKey {
  readonly name: Extract<Cipher, { mode: "gcm" }>["name"];
  readonly key: Buffer;
  readonly tag: Buffer | undefined;
}

function openGcm(encrypted: Buffer, { nonce, tagBytes }: GcmParameters, { name, key, tag }: GcmKey): Buffer {
  const iv = bytesOf(nonce);
  // A short tag is guessed (NIST SP 800-38D, annex C).
  if (iv.length !== NONCE_BYTES || tagBytes !== TAG_BYTES || tag?.length !== TAG_BYTES)
    throw new SealedFileError("weak");
  const decipher = createDecipheriv(name, key, iv, { authTagLength: TAG_BYTES });
  decipher.setAuthTag(tag);
  return Buffer.concat([decipher.update(encrypted), decipher.final()]);
}

/** Whole, or in pieces as a stream writes it. */
function contentOf({ encryptedContent }: EncryptedContentInfo): Buffer {
  if (encryptedContent?.value) return bytesOf(encryptedContent.value);
  if (encryptedContent?.constructedValue)
    return Buffer.concat(encryptedContent.constructedValue.map(bytesOf));
  throw new SealedFileError("not_sealed");
}
