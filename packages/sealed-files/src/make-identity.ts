import { createHash, createPublicKey, generateKeyPair, randomBytes, sign } from "node:crypto";
import { promisify } from "node:util";
import { AsnConvert, OctetString } from "@peculiar/asn1-schema";
import {
  AlgorithmIdentifier,
  AttributeTypeAndValue,
  AttributeValue,
  BasicConstraints,
  Certificate,
  Extension,
  Extensions,
  KeyUsage,
  KeyUsageFlags,
  Name,
  RelativeDistinguishedName,
  SubjectKeyIdentifier,
  SubjectPublicKeyInfo,
  TBSCertificate,
  Validity,
  Version,
} from "@peculiar/asn1-x509";
import { ids } from "./algorithms.ts";

const BITS = 3_072;

/** PEM, both. */
export interface Identity {
  readonly certificate: string;
  readonly privateKey: string;
}

interface Wanted {
  /** What the certificate says it is of: at most 64 characters. */
  readonly name: string;
  readonly validFrom: Date;
  readonly validTo: Date;
}

/**
 * A key of RSA 3072, to sign and to be written to, and the certificate to give to correspondents, who check
 * its fingerprint by telephone.
 */
export async function makeIdentity({ name, validFrom, validTo }: Wanted): Promise<Identity> {
  const { privateKey } = await promisify(generateKeyPair)("rsa", { modulusLength: BITS });
  const publicDer = createPublicKey(privateKey).export({ type: "spki", format: "der" });
  const signatureAlgorithm = new AlgorithmIdentifier({ algorithm: ids.rsaSha256, parameters: null });
  const subject = named(name.slice(0, 64));
  const tbsCertificate = new TBSCertificate({
    version: Version.v3,
    serialNumber: serialNumber(),
    signature: signatureAlgorithm,
    issuer: subject,
    subject,
    validity: new Validity({ notBefore: validFrom, notAfter: validTo }),
    subjectPublicKeyInfo: AsnConvert.parse(publicDer, SubjectPublicKeyInfo),
    extensions: extensionsOf(publicDer),
  });
  const signature = sign("sha256", Buffer.from(AsnConvert.serialize(tbsCertificate)), privateKey);
  const certificate = new Certificate({ tbsCertificate, signatureAlgorithm });
  certificate.signatureValue = new Uint8Array(signature).buffer;
  return {
    certificate: pem("CERTIFICATE", Buffer.from(AsnConvert.serialize(certificate))),
    privateKey: String(privateKey.export({ type: "pkcs8", format: "pem" })),
  };
}

const named = (name: string): Name =>
  new Name([
    new RelativeDistinguishedName([
      new AttributeTypeAndValue({ type: "2.5.4.3", value: new AttributeValue({ utf8String: name }) }),
    ]),
  ]);

/** Positive, whatever chance says (RFC 5280, section 4.1.2.2). */
function serialNumber(): ArrayBuffer {
  const bytes = randomBytes(16);
  bytes[0] = ((bytes[0] ?? 0) & 0x3f) | 0x40;
  return new Uint8Array(bytes).buffer;
}

function extensionsOf(publicDer: Buffer): Extensions {
  const identifier = createHash("sha1").update(publicDer).digest();
  const extension = (extnID: string, value: unknown, critical: boolean) =>
    new Extension({ extnID, critical, extnValue: new OctetString(AsnConvert.serialize(value)) });
  return new Extensions([
    extension("2.5.29.19", new BasicConstraints({ cA: false }), true),
    extension(
      "2.5.29.15",
      new KeyUsage(KeyUsageFlags.digitalSignature | KeyUsageFlags.keyEncipherment),
      true,
    ),
    extension("2.5.29.14", new SubjectKeyIdentifier(identifier), false),
  ]);
}

function pem(label: string, der: Buffer): string {
  const lines = der.toString("base64").match(/.{1,64}/g) ?? [];
  return `-----BEGIN ${label}-----\n${lines.join("\n")}\n-----END ${label}-----\n`;
}
