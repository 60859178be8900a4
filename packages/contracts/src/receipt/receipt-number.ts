import { checkCharacters, hasValidCheck } from "./check-characters.ts";

/** Number a person reads on a receipt and says on the phone: `CAEN-2026-004217-` and two check characters. */
export interface ReceiptNumber {
  /** 2 to 12 capital letters or digits, a letter first: the authority's short name. */
  readonly prefix: string;
  readonly year: number;
  /** 1 to 999 999, within the prefix and the year. */
  readonly sequence: number;
}

export type ParseReceiptResult =
  | { readonly ok: true; readonly number: ReceiptNumber; readonly text: string }
  | { readonly ok: false; readonly code: "receipt.malformed" | "receipt.wrong_check" };

const PREFIX = /^[A-Z][A-Z0-9]{1,11}$/;
const RECEIPT = /^([A-Z][A-Z0-9]{1,11})-(\d{4})-(\d{6})-([A-Z0-9]{2})$/;

/** Throws RangeError on a number outside its bounds: only our own code calls it. */
export function formatReceiptNumber({ prefix, year, sequence }: ReceiptNumber): string {
  if (!PREFIX.test(prefix)) throw new RangeError(`receipt prefix ${prefix}`);
  if (!isBetween(year, 1000, 9999)) throw new RangeError(`receipt year ${year}`);
  if (!isBetween(sequence, 1, 999_999)) throw new RangeError(`receipt sequence ${sequence}`);
  const body = `${prefix}-${year}-${String(sequence).padStart(6, "0")}`;
  return `${body}-${checkCharacters(body.replaceAll("-", ""))}`;
}

/** Reads what a person typed: case and surrounding spaces are free, the rest is not. */
export function parseReceiptNumber(typed: string): ParseReceiptResult {
  const text = typed.trim().toUpperCase();
  const match = RECEIPT.exec(text);
  if (!match) return { ok: false, code: "receipt.malformed" };
  if (!hasValidCheck(text.replaceAll("-", ""))) return { ok: false, code: "receipt.wrong_check" };
  const number = { prefix: match[1] ?? "", year: Number(match[2]), sequence: Number(match[3]) };
  return { ok: true, number, text };
}

function isBetween(value: number, least: number, most: number): boolean {
  return Number.isInteger(value) && value >= least && value <= most;
}
