import { timingSafeEqual } from "node:crypto";

export const NONE = new Uint8Array(0);

export const bytes = (...values: readonly number[]): Uint8Array => Uint8Array.from(values);

export function concat(...parts: readonly Uint8Array[]): Uint8Array {
  const whole = new Uint8Array(parts.reduce((length, part) => length + part.length, 0));
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.length;
  }
  return whole;
}

export function xor(a: Uint8Array, b: Uint8Array): Uint8Array {
  return a.map((value, index) => value ^ (b[index] ?? 0));
}

/** The first byte goes to the end: RndA' and RndB' of the handshakes. */
export const rotated = (value: Uint8Array): Uint8Array => concat(value.subarray(1), value.subarray(0, 1));

/** Little endian, as everything but the AID of the standard's text. Negative numbers in two's complement. */
export function little(value: number, length: number): Uint8Array {
  return Uint8Array.from({ length }, (_, index) => Math.floor(value / 2 ** (8 * index)) & 0xff);
}

export function readLittle(from: Uint8Array, at: number, length: number): number {
  let value = 0;
  for (let index = length - 1; index >= 0; index--) value = value * 256 + (from[at + index] ?? 0);
  return value;
}

/** A value file holds signed numbers of 32 bits. */
export const readSigned = (from: Uint8Array, at: number): number => readLittle(from, at, 4) | 0;

/** In constant time: what is compared are proofs. */
export function same(a: Uint8Array, b: Uint8Array): boolean {
  return a.length === b.length && timingSafeEqual(a, b);
}

export const hex = (value: Uint8Array): string => Buffer.from(value).toString("hex").toUpperCase();

/** Throws on what is not hexadecimal: `Buffer.from` would stop there without a word. */
export function fromHex(text: string): Uint8Array {
  if (!/^(?:[0-9a-f]{2})*$/i.test(text)) throw new RangeError("Not hexadecimal.");
  return Uint8Array.from(Buffer.from(text, "hex"));
}
