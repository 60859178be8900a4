import { type KeyObject, sign } from "node:crypto";
import { encodeBase32 } from "../code/base32.ts";
import { GS, US } from "../code/control.ts";
import { writeDayNumber } from "../code/day-number.ts";
import { findIdentifier } from "../fields/identifiers.ts";
import { hashFor } from "../verify/signature.ts";

/** What to write in a code. */
export interface Draft {
  readonly version: 2 | 3 | 4;
  /** Four characters each: "FR00", "0001". */
  readonly authority: string;
  readonly certificate: string;
  readonly emittedOn: Date | null;
  readonly signedOn: Date;
  /** Two characters. */
  readonly type: string;
  /** Identifier and value, in order. */
  readonly fields: readonly (readonly [id: string, value: string])[];
}

/**
 * Writes and signs a 2D-Doc (text form, versions 02 to 04): what goes in the DataMatrix. For tests and
 * demonstrations; a town that signs its own documents needs an authority of the trust list.
 * @throws RangeError for a value that its field cannot hold, or a character that no 2D-Doc holds
 */
export function writeCode(draft: Draft, key: KeyObject): string {
  const signed = header(draft) + draft.fields.map(writeField).join("");
  const bytes = Buffer.from(signed, "latin1");
  const signature = sign(hashFor(key), bytes, { key, dsaEncoding: "ieee-p1363" });
  return `${signed}${US}${encodeBase32(signature)}`;
}

function header({ version, authority, certificate, emittedOn, signedOn, type }: Draft): string {
  const written = `DC0${version}${authority}${certificate}${writeDayNumber(emittedOn)}${writeDayNumber(signedOn)}${type}`;
  if (!/^[0-9A-Z]{22}$/.test(written)) throw new RangeError("A part of the header has not its length.");
  return written + { 2: "", 3: "01", 4: "01FR" }[version];
}

function writeField([id, value]: readonly [string, string]): string {
  const identifier = findIdentifier(id);
  if (identifier === undefined) throw new RangeError(`No data identifier ${id}.`);
  if (/[^\u0020-\u007e\u00a0-\u00ff]/.test(value))
    throw new RangeError(`Field ${id} holds a character that no 2D-Doc holds.`);
  const { min, max } = identifier;
  if (value.length < min || value.length > (max ?? value.length))
    throw new RangeError(`Field ${id} holds ${min} to ${max} characters, not ${value.length}.`);
  return min === max ? id + value : id + value + GS;
}
