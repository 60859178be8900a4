import { type KeyObject, X509Certificate } from "node:crypto";
import { IssuerAndSerialNumber, type RecipientIdentifier, type SignerIdentifier } from "@peculiar/asn1-cms";
import { AsnConvert, type OctetString } from "@peculiar/asn1-schema";
import { Certificate as Asn1Certificate, SubjectKeyIdentifier } from "@peculiar/asn1-x509";
import { SealedFileError } from "./sealed-file-error.ts";

const LONGEST = 64 * 1024;
const SUBJECT_KEY_IDENTIFIER = "2.5.29.14";
const FEWEST_BITS = 2_048;

/** A certificate of a correspondent, as it was given. */
export interface Certificate {
  readonly x509: X509Certificate;
  /** SHA-256, in pairs of capitals: what two people read to each other on the telephone. */
  readonly fingerprint: string;
  /** Whom it names. */
  readonly subject: string;
  readonly validFrom: Date;
  readonly validTo: Date;
  readonly publicKey: KeyObject;
  readonly name: IssuerAndSerialNumber;
  readonly keyIdentifier: Buffer | undefined;
}

/**
 * Reads a certificate in PEM or DER, with an RSA key of 2048 bits at least: nobody encrypts a file for
 * another kind here. Throws not_a_certificate, private_key_given, weak_certificate.
 */
export function readCertificate(given: string | Uint8Array): Certificate {
  const bytes = typeof given === "string" ? Buffer.from(given) : Buffer.from(given);
  if (bytes.includes("PRIVATE KEY-----")) throw new SealedFileError("private_key_given");
  if (bytes.length > LONGEST) throw new SealedFileError("not_a_certificate");
  const x509 = parsed(bytes);
  const { asymmetricKeyType, asymmetricKeyDetails } = x509.publicKey;
  if (asymmetricKeyType !== "rsa" || (asymmetricKeyDetails?.modulusLength ?? 0) < FEWEST_BITS)
    throw new SealedFileError("weak_certificate");
  const { tbsCertificate } = AsnConvert.parse(x509.raw, Asn1Certificate);
  const extension = tbsCertificate.extensions?.find(({ extnID }) => extnID === SUBJECT_KEY_IDENTIFIER);
  return {
    x509,
    fingerprint: x509.fingerprint256,
    subject: x509.subject.split("\n").join(", "),
    validFrom: new Date(x509.validFrom),
    validTo: new Date(x509.validTo),
    publicKey: x509.publicKey,
    name: new IssuerAndSerialNumber({
      issuer: tbsCertificate.issuer,
      serialNumber: tbsCertificate.serialNumber,
    }),
    keyIdentifier: extension && identifierIn(extension.extnValue),
  };
}

function parsed(bytes: Buffer): X509Certificate {
  try {
    return new X509Certificate(bytes);
  } catch {
    throw new SealedFileError("not_a_certificate");
  }
}

const identifierIn = (value: OctetString): Buffer =>
  Buffer.from(AsnConvert.parse(value.buffer, SubjectKeyIdentifier).buffer);

/** Whether a file names this certificate, by its issuer and number or by its key. */
export function isNamedBy(certificate: Certificate, id: RecipientIdentifier | SignerIdentifier): boolean {
  const { issuerAndSerialNumber: name, subjectKeyIdentifier: key } = id;
  if (key) return certificate.keyIdentifier?.equals(Buffer.from(key.buffer)) === true;
  if (!name) return false;
  return serialised(name).equals(serialised(certificate.name));
}

const serialised = (name: IssuerAndSerialNumber): Buffer => Buffer.from(AsnConvert.serialize(name));

/** Throws expired. */
export function requireValid({ validFrom, validTo }: Certificate, now: Date): void {
  if (now < validFrom || now > validTo) throw new SealedFileError("expired");
}
