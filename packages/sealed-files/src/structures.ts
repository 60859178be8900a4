import {
  type Attribute,
  CMSVersion,
  ContentInfo,
  EncryptedContentInfo,
  OriginatorInfo,
  RecipientInfos,
} from "@peculiar/asn1-cms";
import { AsnConvert, AsnProp, AsnPropTypes, OctetString } from "@peculiar/asn1-schema";
import { SealedFileError } from "./sealed-file-error.ts";

/** RFC 5083, section 2.1, without attributes: they are there only when the content is other than data. */
export class AuthEnvelopedData {
  version = CMSVersion.v0;
  originatorInfo?: OriginatorInfo;
  recipientInfos = new RecipientInfos();
  authEncryptedContentInfo = new EncryptedContentInfo();
  mac = new OctetString();
}
// As functions: type stripping knows no decorator.
AsnProp({ type: AsnPropTypes.Integer })(AuthEnvelopedData.prototype, "version");
AsnProp({ type: OriginatorInfo, context: 0, implicit: true, optional: true })(
  AuthEnvelopedData.prototype,
  "originatorInfo",
);
AsnProp({ type: RecipientInfos })(AuthEnvelopedData.prototype, "recipientInfos");
AsnProp({ type: EncryptedContentInfo })(AuthEnvelopedData.prototype, "authEncryptedContentInfo");
AsnProp({ type: OctetString })(AuthEnvelopedData.prototype, "mac");

/** RFC 5084, section 3.2: the nonce, and how long the tag is (twelve bytes unless said). */
export class GcmParameters {
  nonce = new OctetString();
  tagBytes = 12;
}
AsnProp({ type: OctetString })(GcmParameters.prototype, "nonce");
AsnProp({ type: AsnPropTypes.Integer, defaultValue: 12 })(GcmParameters.prototype, "tagBytes");

/** Throws not_sealed for what is not of this structure. */
export function parse<Value>(bytes: ArrayBuffer | Uint8Array, target: new () => Value): Value {
  try {
    return AsnConvert.parse(bytes, target);
  } catch {
    throw new SealedFileError("not_sealed");
  }
}

export const serialize = (value: unknown): Buffer => Buffer.from(AsnConvert.serialize(value));
export const bytesOf = (value: OctetString): Buffer => Buffer.from(value.buffer);

/** A structure under its type, as CMS wraps each. */
export const wrapped = (contentType: string, structure: unknown): Buffer =>
  serialize(new ContentInfo({ contentType, content: AsnConvert.serialize(structure) }));

/**
 * What a signature is over (RFC 5652, section 5.4): a SET OF, though attributes are written under an implicit
 * tag.
 */
export function setOf(attributes: readonly Attribute[]): Buffer {
  const content = Buffer.concat(attributes.map(serialize));
  return Buffer.concat([Buffer.from([0x31, ...lengthOf(content.length)]), content]);
}

/** As DER writes a length. */
export function lengthOf(length: number): number[] {
  if (length < 0x80) return [length];
  const bytes: number[] = [];
  for (let rest = length; rest > 0; rest >>>= 8) bytes.unshift(rest & 0xff);
  return [0x80 | bytes.length, ...bytes];
}
