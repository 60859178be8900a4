import { constants, createCipheriv, publicEncrypt, randomBytes } from "node:crypto";
import {
  CMSVersion,
  ContentEncryptionAlgorithmIdentifier,
  EncryptedContent,
  EncryptedContentInfo,
  KeyEncryptionAlgorithmIdentifier,
  KeyTransRecipientInfo,
  RecipientIdentifier,
  RecipientInfo,
  RecipientInfos,
} from "@peculiar/asn1-cms";
import { RsaEsOaepParams } from "@peculiar/asn1-rsa";
import { AsnConvert, OctetString } from "@peculiar/asn1-schema";
import { AlgorithmIdentifier } from "@peculiar/asn1-x509";
import { ids } from "./algorithms.ts";
import { type Certificate, readCertificate, requireValid } from "./certificates.ts";
import { signed } from "./sign.ts";
import { AuthEnvelopedData, GcmParameters, wrapped } from "./structures.ts";

const KEY_BYTES = 32;
const NONCE_BYTES = 12;
const TAG_BYTES = 16;

export interface Sealing {
  /** PEM or DER. */
  readonly recipient: string | Uint8Array;
  readonly sender: { readonly certificate: string; readonly privateKey: string };
  readonly now: Date;
}

/**
 * Signs a file, then encrypts it for one recipient: AES-256-GCM under a key of its own, given by RSA-OAEP
 * with SHA-256. DER. Throws what readCertificate throws, and expired.
 */
export function seal(content: Uint8Array, { recipient, sender, now }: Sealing): Buffer {
  const to = readCertificate(recipient);
  requireValid(to, now);
  const inner = signed(content, sender, now);
  const key = randomBytes(KEY_BYTES);
  const nonce = randomBytes(NONCE_BYTES);
  const cipher = createCipheriv("aes-256-gcm", key, nonce);
  const encrypted = Buffer.concat([cipher.update(inner), cipher.final()]);
  const envelope = new AuthEnvelopedData();
  envelope.recipientInfos = new RecipientInfos([new RecipientInfo({ ktri: keyFor(to, key) })]);
  envelope.authEncryptedContentInfo = new EncryptedContentInfo({
    contentType: ids.data,
    contentEncryptionAlgorithm: new ContentEncryptionAlgorithmIdentifier({
      algorithm: ids.aes256gcm,
      parameters: AsnConvert.serialize(gcm(nonce)),
    }),
    encryptedContent: new EncryptedContent({ value: new OctetString(encrypted) }),
  });
  envelope.mac = new OctetString(cipher.getAuthTag());
  return wrapped(ids.authEnvelopedData, envelope);
}

function gcm(nonce: Buffer): GcmParameters {
  const parameters = new GcmParameters();
  parameters.nonce = new OctetString(nonce);
  parameters.tagBytes = TAG_BYTES;
  return parameters;
}

function keyFor(to: Certificate, key: Buffer): KeyTransRecipientInfo {
  const sha256 = new AlgorithmIdentifier({ algorithm: ids.sha256, parameters: null });
  const parameters = new RsaEsOaepParams({
    hashAlgorithm: sha256,
    maskGenAlgorithm: new AlgorithmIdentifier({
      algorithm: ids.mgf1,
      parameters: AsnConvert.serialize(sha256),
    }),
  });
  return new KeyTransRecipientInfo({
    version: CMSVersion.v0,
    rid: new RecipientIdentifier({ issuerAndSerialNumber: to.name }),
    keyEncryptionAlgorithm: new KeyEncryptionAlgorithmIdentifier({
      algorithm: ids.oaep,
      parameters: AsnConvert.serialize(parameters),
    }),
    encryptedKey: new OctetString(
      publicEncrypt(
        { key: to.publicKey, padding: constants.RSA_PKCS1_OAEP_PADDING, oaepHash: "sha256" },
        key,
      ),
    ),
  });
}
