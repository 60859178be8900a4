import { constants, createHash, timingSafeEqual, verify } from "node:crypto";
import { type Attribute, ContentInfo, SignedData, type SignerInfo } from "@peculiar/asn1-cms";
import { RsaSaPssParams } from "@peculiar/asn1-rsa";
import { AsnObjectIdentifierConverter, OctetString } from "@peculiar/asn1-schema";
import { hashNamed, hashOfSignature, ids } from "./algorithms.ts";
import { requireBounded } from "./bounded.ts";
import { type Certificate, isNamedBy, requireValid } from "./certificates.ts";
import { definite } from "./definite.ts";
import { SealedFileError } from "./sealed-file-error.ts";
import { bytesOf, parse, setOf } from "./structures.ts";

const DATA = Buffer.from(AsnObjectIdentifierConverter.toASN(ids.data).toBER());

export interface Verified {
  readonly content: Buffer;
  readonly signedBy: Certificate;
}

/**
 * The content of a signed file, once one of the senders is known to have signed it. Certificates inside are
 * not looked at: who may sign is said beforehand, not by the file. Throws not_signed, other_sender, expired,
 * weak, altered.
 */
export function verified(bytes: Buffer, senders: readonly Certificate[], now: Date): Verified {
  const data = signedDataIn(bytes);
  const content = contentOf(data);
  const signers = [...data.signerInfos];
  if (signers.length === 0) throw new SealedFileError("not_signed");
  for (const signer of signers) {
    const signedBy = senders.find((one) => isNamedBy(one, signer.sid));
    if (!signedBy) continue;
    requireValid(signedBy, now);
    requireSignature(signer, content, signedBy);
    return { content, signedBy };
  }
  throw new SealedFileError("other_sender");
}

/** What was encrypted may be anything: whatever is not a signed file is not signed. */
function signedDataIn(bytes: Buffer): SignedData {
  try {
    requireBounded(bytes);
    const info = parse(definite(bytes), ContentInfo);
    if (info.contentType === ids.signedData) return parse(info.content, SignedData);
  } catch (error) {
    if (!(error instanceof SealedFileError) || error.code === "too_deep") throw error;
  }
  throw new SealedFileError("not_signed");
}

function contentOf({ encapContentInfo }: SignedData): Buffer {
  const { eContentType, eContent } = encapContentInfo;
  // Signed apart from what it signs: there is nothing to read here.
  if (eContentType !== ids.data || !eContent) throw new SealedFileError("not_signed");
  if (eContent.single) return bytesOf(eContent.single);
  return eContent.any ? bytesOf(parse(eContent.any, OctetString)) : Buffer.alloc(0);
}

function requireSignature(signer: SignerInfo, content: Buffer, by: Certificate): void {
  const hash = hashNamed(signer.digestAlgorithm.algorithm);
  const attributes = signer.signedAttrs;
  // Without them, a signature of one thing may be shown as one of another (RFC 5652, section 14).
  if (!attributes?.length) throw new SealedFileError("not_signed");
  if (!Buffer.from(attributeNamed(attributes, ids.contentType)).equals(DATA))
    throw new SealedFileError("altered");
  const digest = bytesOf(parse(attributeNamed(attributes, ids.messageDigest), OctetString));
  const own = createHash(hash).update(content).digest();
  if (digest.length !== own.length || !timingSafeEqual(digest, own)) throw new SealedFileError("altered");
  if (!isSigned(signer, setOf(attributes), hash, by)) throw new SealedFileError("altered");
}

function isSigned(signer: SignerInfo, message: Buffer, hash: string, by: Certificate): boolean {
  const { algorithm, parameters } = signer.signatureAlgorithm;
  const told = hashOfSignature(algorithm);
  if (told !== undefined && told !== hash) throw new SealedFileError("weak");
  const padding =
    algorithm === ids.pss
      ? { padding: constants.RSA_PKCS1_PSS_PADDING, saltLength: saltOf(parameters, hash) }
      : { padding: constants.RSA_PKCS1_PADDING };
  try {
    return verify(hash, message, { key: by.publicKey, ...padding }, bytesOf(signer.signature));
  } catch {
    return false;
  }
}

function saltOf(parameters: ArrayBuffer | null | undefined, hash: string): number {
  const pss = parse(parameters ?? new ArrayBuffer(0), RsaSaPssParams);
  if (hashNamed(pss.hashAlgorithm.algorithm) !== hash) throw new SealedFileError("weak");
  return pss.saltLength;
}

function attributeNamed(attributes: readonly Attribute[], type: string): ArrayBuffer {
  const [found, ...others] = attributes.filter(({ attrType }) => attrType === type);
  const [value, ...more] = found?.attrValues ?? [];
  if (!value || others.length > 0 || more.length > 0) throw new SealedFileError("altered");
  return value;
}
