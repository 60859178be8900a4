import type { SepaRefusal } from "./refusal.ts";

/**
 * Lengths of the SWIFT IBAN registry, for the countries and territories of EPC409-09 (list of SEPA
 * countries).
 */
const LENGTHS: Readonly<Record<string, number>> = {
  AD: 24,
  AL: 28,
  AT: 20,
  BE: 16,
  BG: 22,
  CH: 21,
  CY: 28,
  CZ: 24,
  DE: 22,
  DK: 18,
  EE: 20,
  ES: 24,
  FI: 18,
  FR: 27,
  GB: 22,
  GI: 23,
  GR: 27,
  HR: 21,
  HU: 28,
  IE: 22,
  IS: 26,
  IT: 27,
  LI: 21,
  LT: 20,
  LU: 20,
  LV: 21,
  MC: 27,
  MD: 24,
  ME: 22,
  MK: 19,
  MT: 31,
  NL: 18,
  NO: 15,
  PL: 28,
  PT: 25,
  RO: 24,
  RS: 22,
  SE: 24,
  SI: 19,
  SK: 24,
  SM: 27,
  VA: 22,
};

/** As people write it, into how files hold it: no blanks (ordinary or no-break), capital letters. */
export function compact(typed: string): string {
  return typed.replace(/[\s-]/g, "").toUpperCase();
}

/**
 * What is wrong with an IBAN as somebody typed it; null when it may be used (ISO 13616-1, check of ISO 7064
 * mod 97-10).
 */
export function ibanRefusal(typed: string): SepaRefusal | null {
  const iban = compact(typed);
  if (!/^[A-Z]{2}\d{2}[A-Z0-9]{1,30}$/.test(iban)) return "iban.malformed";
  const length = Object.hasOwn(LENGTHS, iban.slice(0, 2)) ? LENGTHS[iban.slice(0, 2)] : undefined;
  if (length === undefined) return "iban.outside";
  if (iban.length !== length) return "iban.length";
  return remainder(iban.slice(4) + iban.slice(0, 4)) === 1 ? null : "iban.check";
}

/** ISO 9362: four letters or figures, a country, two of place, three of branch or none. */
export function bicRefusal(typed: string): SepaRefusal | null {
  return /^[A-Z0-9]{4}[A-Z]{2}[A-Z0-9]{2}([A-Z0-9]{3})?$/.test(compact(typed)) ? null : "bic.malformed";
}

/**
 * Creditor identifier (EPC262-08, section 1: mod 97-10 over the national part and the country, without the
 * three signs of the business code). French ones (ICS) have six figures that the Banque de France gives.
 */
export function creditorIdRefusal(typed: string): SepaRefusal | null {
  const id = compact(typed);
  const isWritten = id.startsWith("FR")
    ? /^FR\d{2}[A-Z0-9]{3}[A-Z0-9]{6}$/.test(id)
    : /^[A-Z]{2}\d{2}[A-Z0-9]{4,31}$/.test(id);
  if (!isWritten) return "ics.malformed";
  return remainder(id.slice(7) + id.slice(0, 4)) === 1 ? null : "ics.check";
}

/**
 * ISO 7064 mod 97-10: A is 10 … Z is 35; digit by digit, since the whole number is longer than any integer
 * here.
 */
function remainder(text: string): number {
  let rest = 0;
  for (const sign of text) {
    const value = Number.parseInt(sign, 36);
    rest = (rest * (value > 9 ? 100 : 10) + value) % 97;
  }
  return rest;
}
