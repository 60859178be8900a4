import { type KeyObject, verify, type X509Certificate } from "node:crypto";
import { type Der, insideDer, MalformedDer, oidOf, readDer, TAG, timeOf } from "./der.ts";

/**
 * A list of revoked certificates (RFC 5280 section 5), cut in its parts. Nothing in it is believed before
 * `isSignedBy`.
 */
export interface RevocationList {
  /** Name of who issued it, in DER. */
  readonly issuer: Buffer;
  readonly thisUpdate: Date;
  /** After it, a newer list must be read. Null when the list does not say, which RFC 5280 forbids. */
  readonly nextUpdate: Date | null;
  /** By serial number, in hexadecimal. */
  readonly revoked: ReadonlyMap<string, Revoked>;
  /**
   * The list tells all of the certificates that it is about: no difference to another list, no other
   * issuer's, no reasons left out.
   */
  readonly whole: boolean;
  /** Where it is published, when it is only about the certificates that say so. */
  readonly place: string | null;
  readonly signed: Buffer;
  readonly signature: Buffer;
  /** Object identifier of the signature's algorithm. */
  readonly algorithm: string;
}

export interface Revoked {
  readonly at: Date;
  /** Its key, or its authority's, was in other hands: what it signed may bear any date. */
  readonly stolen: boolean;
}

/** RFC 5280 section 5.3.1: keyCompromise, cACompromise, aACompromise. */
const STOLEN = [1, 2, 10];

const EXTENSION = {
  reason: "2.5.29.21",
  invalidSince: "2.5.29.24",
  point: "2.5.29.28",
  places: "2.5.29.31",
} as const;

/** Hash by algorithm of signature (RFC 4055, RFC 5758). */
const HASHES: Readonly<Record<string, string>> = {
  "1.2.840.113549.1.1.11": "sha256",
  "1.2.840.113549.1.1.12": "sha384",
  "1.2.840.113549.1.1.13": "sha512",
  "1.2.840.10045.4.3.2": "sha256",
  "1.2.840.10045.4.3.3": "sha384",
  "1.2.840.10045.4.3.4": "sha512",
};

/** @throws MalformedDer for what is no revocation list */
export function parseRevocationList(der: Buffer): RevocationList {
  const outer = readDer(der);
  const [body, algorithm, signature] = insideDer(outer);
  const isWhole = outer.tag === TAG.sequence && outer.whole.length === der.length;
  if (!isWhole || !body || !algorithm || signature?.tag !== TAG.bits || signature.content[0] !== 0)
    throw new MalformedDer("no revocation list");
  const fields = insideDer(body);
  // What is outside the signature says nothing that is not inside it too.
  const signedAlgorithm = fields.find(({ tag }) => tag === TAG.sequence);
  if (!signedAlgorithm?.whole.equals(algorithm.whole)) throw new MalformedDer("two algorithms");
  return {
    ...readBody(fields),
    signed: body.whole,
    signature: signature.content.subarray(1),
    algorithm: oidOf(first(insideDer(algorithm))),
  };
}

/** Whether the issuer's key signed this list. SHA-1 and other algorithms of before are not taken. */
export function isSignedBy(list: RevocationList, key: KeyObject): boolean {
  const hash = HASHES[list.algorithm];
  if (hash === undefined) return false;
  try {
    return verify(hash, list.signed, key, list.signature);
  } catch {
    return false;
  }
}

/** Name of a certificate's subject, in DER: two names are compared byte for byte. */
export function subjectOf({ raw }: X509Certificate): Buffer {
  const fields = insideDer(first(insideDer(readDer(raw))));
  // [0] version, serial, signature, issuer, validity, subject (RFC 5280 section 4.1).
  const subject = fields[fields[0]?.tag === 0xa0 ? 5 : 4];
  if (!subject) throw new MalformedDer("no subject");
  return subject.whole;
}

/** Serial numbers as Node writes those of certificates, without leading zeros. */
export const serialOf = (hexadecimal: string): string => hexadecimal.toUpperCase().replace(/^0+(?=.)/, "");

function readBody(fields: readonly Der[]) {
  // version, signature, issuer, thisUpdate, nextUpdate, revoked, [0] extensions (RFC 5280 section 5.1).
  const rest = fields[0]?.tag === TAG.integer ? fields.slice(1) : fields;
  const [, issuer, thisUpdate, ...optional] = rest;
  if (!issuer || !thisUpdate) throw new MalformedDer("no revocation list");
  const nextUpdate = optional.find(({ tag }) => tag === TAG.utc || tag === TAG.time);
  const entries = optional.find(({ tag }) => tag === TAG.sequence);
  const extensions = optional.find(({ tag }) => tag === 0xa0);
  return {
    issuer: issuer.whole,
    thisUpdate: timeOf(thisUpdate),
    nextUpdate: nextUpdate ? timeOf(nextUpdate) : null,
    revoked: new Map((entries ? insideDer(entries) : []).map(readEntry)),
    ...readExtensions(extensions ? insideDer(first(insideDer(extensions))) : []),
  };
}

function readEntry(entry: Der): [string, Revoked] {
  const [serial, at, extensions] = insideDer(entry);
  if (serial?.tag !== TAG.integer || !at) throw new MalformedDer("no revoked certificate");
  const said = (extensions ? insideDer(extensions) : []).map(readExtension);
  const reason = said.find(({ id }) => id === EXTENSION.reason)?.value.content[0];
  const since = said.find(({ id }) => id === EXTENSION.invalidSince);
  const days = [timeOf(at), ...(since ? [timeOf(since.value)] : [])];
  return [
    serialOf(serial.content.toString("hex")),
    {
      at: new Date(Math.min(...days.map(Number))),
      stolen: reason !== undefined && STOLEN.includes(reason),
    },
  ];
}

function readExtension(extension: Der) {
  const [id, ...others] = insideDer(extension);
  const value = others.at(-1);
  if (!id || !value) throw new MalformedDer("no extension");
  return { id: oidOf(id), critical: others.length > 1, value: readDer(value.content) };
}

/**
 * What is critical and unknown here changes what the list means: a difference, an indirect list (RFC 5280
 * section 5.2).
 */
function readExtensions(extensions: readonly Der[]): Pick<RevocationList, "whole" | "place"> {
  const said = extensions.map(readExtension);
  const point = said.find(({ id }) => id === EXTENSION.point)?.value;
  const [name, ...limits] = point ? insideDer(point) : [];
  return {
    whole: limits.length === 0 && said.every(({ id, critical }) => id === EXTENSION.point || !critical),
    place: name ? (placesIn(name)[0] ?? "") : null,
  };
}

/** Where a certificate says that its revocation list is published (RFC 5280 section 4.2.1.13). */
export function listPlacesOf({ raw }: X509Certificate): readonly string[] {
  const fields = insideDer(first(insideDer(readDer(raw))));
  const extensions = fields.find(({ tag }) => tag === 0xa3);
  const said = (extensions ? insideDer(first(insideDer(extensions))) : []).map(readExtension);
  return said.filter(({ id }) => id === EXTENSION.places).flatMap(({ value }) => placesIn(value));
}

/** Every address ([6], IA5String) inside. */
function placesIn(value: Der): readonly string[] {
  if (value.tag === 0x86) return [value.content.toString("latin1")];
  return (value.tag & 0x20) === 0 ? [] : insideDer(value).flatMap(placesIn);
}

function first(values: readonly Der[]): Der {
  const [value] = values;
  if (!value) throw new MalformedDer("nothing inside");
  return value;
}
