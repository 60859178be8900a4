import { createHash, sign } from "node:crypto";
import {
  Attribute,
  CertificateChoices,
  CertificateSet,
  CMSVersion,
  DigestAlgorithmIdentifier,
  DigestAlgorithmIdentifiers,
  EncapsulatedContent,
  EncapsulatedContentInfo,
  SignatureAlgorithmIdentifier,
  SignedData,
  SignerIdentifier,
  SignerInfo,
  SignerInfos,
} from "@peculiar/asn1-cms";
import { AsnConvert, AsnObjectIdentifierConverter, OctetString } from "@peculiar/asn1-schema";
import { Certificate as Asn1Certificate, Time } from "@peculiar/asn1-x509";
import { ids } from "./algorithms.ts";
import { readCertificate } from "./certificates.ts";
import { setOf, wrapped } from "./structures.ts";

/** A file and the signature of its sender (RFC 5652, section 5), with the certificate: SHA-256, RSA. */
export function signed(
  content: Uint8Array,
  sender: { readonly certificate: string; readonly privateKey: string },
  now: Date,
): Buffer {
  const certificate = readCertificate(sender.certificate);
  const attributes = attributesOf(content, now);
  const digestAlgorithm = new DigestAlgorithmIdentifier({ algorithm: ids.sha256 });
  const data = new SignedData({
    version: CMSVersion.v1,
    digestAlgorithms: new DigestAlgorithmIdentifiers([digestAlgorithm]),
    encapContentInfo: new EncapsulatedContentInfo({
      eContentType: ids.data,
      eContent: new EncapsulatedContent({ single: new OctetString(content) }),
    }),
    certificates: new CertificateSet([
      new CertificateChoices({ certificate: AsnConvert.parse(certificate.x509.raw, Asn1Certificate) }),
    ]),
    signerInfos: new SignerInfos([
      new SignerInfo({
        version: CMSVersion.v1,
        sid: new SignerIdentifier({ issuerAndSerialNumber: certificate.name }),
        digestAlgorithm,
        signedAttrs: attributes,
        signatureAlgorithm: new SignatureAlgorithmIdentifier({ algorithm: ids.rsaSha256, parameters: null }),
        signature: new OctetString(sign("sha256", setOf(attributes), sender.privateKey)),
      }),
    ]),
  });
  return wrapped(ids.signedData, data);
}

/** In the order of DER, shortest first: the signature is over these very bytes. */
function attributesOf(content: Uint8Array, now: Date): Attribute[] {
  const digest = createHash("sha256").update(content).digest();
  return [
    attribute(ids.contentType, AsnObjectIdentifierConverter.toASN(ids.data).toBER()),
    attribute(ids.signingTime, AsnConvert.serialize(new Time(now))),
    attribute(ids.messageDigest, AsnConvert.serialize(new OctetString(digest))),
  ];
}

const attribute = (attrType: string, value: ArrayBuffer): Attribute =>
  new Attribute({ attrType, attrValues: [value] });
