import { decodeBase32 } from "./base32.ts";
import { GS, US } from "./control.ts";
import { readDayNumber } from "./day-number.ts";

/** A 2D-Doc cut in its parts. Nothing in it is believed yet: only `verifyCode` says who wrote it. */
export interface Code {
  readonly version: 1 | 2 | 3 | 4;
  /** Certification authority, four characters: "FR05". */
  readonly authority: string;
  /** Certificate of that authority which signed, four characters. */
  readonly certificate: string;
  /** Day the document was made (UTC midnight), or null when the code does not say. */
  readonly emittedOn: Date | null;
  /** Day the code was signed (UTC midnight), or null. */
  readonly signedOn: Date | null;
  /** Document type, two characters: "01" is an invoice. */
  readonly type: string;
  /** Perimeter, from version 3 on: "01" is the one of the specification. */
  readonly perimeter: string | null;
  /** Country, version 4 only. */
  readonly country: string | null;
  /** Header and message as read, byte for byte: what the signature covers. */
  readonly signed: Uint8Array;
  /** The fields, not cut yet (ISO 8859-1). */
  readonly message: string;
  /** r and s, one after the other (IEEE P1363). */
  readonly signature: Uint8Array;
  /** What follows the signature. It is not signed: anybody may have written it. */
  readonly annex: string | null;
}

/** The text is no 2D-Doc, or a broken one. */
export class MalformedCode extends Error {
  override readonly name = "MalformedCode";
}

/** Characters of the header, by version (ANTS specification v3.3.9, "En-tête"). */
const HEADER_LENGTH = { 1: 22, 2: 22, 3: 24, 4: 26 } as const;
/** r‖s on P-256, P-384 and P-521. */
const SIGNATURE_LENGTHS = [64, 96, 132];
/** Far above what a DataMatrix holds (2,335 letters): the text may come from anywhere. */
const LONGEST = 16_384;

/**
 * Cuts a 2D-Doc in its parts: header, message, signature, annex (ANTS specification v3.3.9; versions 01 to
 * 04, text form).
 * @param literal the bytes of the DataMatrix, or the same as a text of ISO 8859-1 characters.
 * @throws MalformedCode
 */
export function readCode(literal: Uint8Array | string): Code {
  const text = latin1(literal);
  if (text.length > LONGEST) throw new MalformedCode("longer than any 2D-Doc");
  const version = readVersion(text);
  const end = text.indexOf(US);
  if (end === -1) throw new MalformedCode("nothing says where the signed part ends");
  const headerEnd = HEADER_LENGTH[version];
  if (end < headerEnd) throw new MalformedCode("the header is cut short");
  return {
    version,
    ...readHeader(text.slice(0, headerEnd)),
    signed: Buffer.from(text.slice(0, end), "latin1"),
    message: text.slice(headerEnd, end),
    ...readSignature(text.slice(end + 1)),
  };
}

function latin1(literal: Uint8Array | string): string {
  if (typeof literal !== "string") return Buffer.from(literal).toString("latin1");
  // A letter beyond ISO 8859-1 cannot come from the code itself: the text was changed on its way.
  for (const letter of literal)
    if (letter > "\u00ff") throw new MalformedCode("a character that no 2D-Doc holds");
  return literal;
}

function readVersion(text: string): Code["version"] {
  if (!text.startsWith("DC")) throw new MalformedCode("it does not start as a 2D-Doc");
  const version = Number(/^DC(0[1-4])/.exec(text)?.[1]);
  if (version === 1 || version === 2 || version === 3 || version === 4) return version;
  throw new MalformedCode("a version other than 01 to 04");
}

function readHeader(header: string) {
  if (!/^[0-9A-Z]+$/.test(header)) throw new MalformedCode("a character out of place in the header");
  const emittedOn = readDayNumber(header.slice(12, 16));
  const signedOn = readDayNumber(header.slice(16, 20));
  if (emittedOn === undefined || signedOn === undefined) throw new MalformedCode("a date that is not one");
  return {
    authority: header.slice(4, 8),
    certificate: header.slice(8, 12),
    emittedOn,
    signedOn,
    type: header.slice(20, 22),
    perimeter: header.slice(22, 24) || null,
    country: header.slice(24, 26) || null,
  };
}

function readSignature(text: string): Pick<Code, "signature" | "annex"> {
  const end = text.indexOf(GS);
  const written = end === -1 ? text : text.slice(0, end);
  const signature = decodeBase32(written);
  if (signature !== null && SIGNATURE_LENGTHS.includes(signature.length))
    return { signature, annex: end === -1 ? null : readAnnex(text.slice(end + 1)) };
  return readBareSignature(text);
}

/** A separator that nothing follows announces no annex: it was added, and one text stays one code. */
function readAnnex(text: string): string {
  if (text === "") throw new MalformedCode("a separator after the signature, and no annex");
  return text;
}

/** Version 01 put the bytes of the signature as they are. */
function readBareSignature(text: string): Pick<Code, "signature" | "annex"> {
  const length = SIGNATURE_LENGTHS.find((bytes) => text.length === bytes || text[bytes] === GS);
  if (length === undefined) throw new MalformedCode("the signature has no length known");
  const annex = text.length === length ? null : readAnnex(text.slice(length + 1));
  return { signature: Buffer.from(text.slice(0, length), "latin1"), annex };
}
