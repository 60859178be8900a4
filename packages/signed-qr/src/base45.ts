import { RefusedCode } from "./refusal.ts";

/**
 * RFC 9285, table 1: the signs that a QR code writes on five and a half bits (ISO/IEC 18004, alphanumeric
 * mode).
 */
const SIGNS = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ $%*+-./:";

const VALUES: ReadonlyMap<string, number> = new Map([...SIGNS].map((sign, value) => [sign, value]));

/** RFC 9285, section 4.2. */
export function toBase45(bytes: Uint8Array): string {
  let text = "";
  for (let at = 0; at < bytes.length; at += 2) {
    const [first = 0, second] = bytes.subarray(at, at + 2);
    text += second === undefined ? signsOf(first, 2) : signsOf(first * 256 + second, 3);
  }
  return text;
}

function signsOf(value: number, count: number): string {
  let [text, left] = ["", value];
  for (let sign = 0; sign < count; sign += 1) {
    text += SIGNS[left % 45];
    left = Math.floor(left / 45);
  }
  return text;
}

/**
 * RFC 9285, section 4.3; one text per value. Throws RefusedCode malformed: another sign, a length or a value
 * that nothing gives (section 6).
 */
export function fromBase45(text: string): Uint8Array<ArrayBuffer> {
  if (text.length % 3 === 1) throw new RefusedCode("malformed");
  const bytes: number[] = [];
  for (let at = 0; at < text.length; at += 3) {
    const group = text.slice(at, at + 3);
    const value = numberOf(group);
    const isPair = group.length === 3;
    if (value > (isPair ? 0xffff : 0xff)) throw new RefusedCode("malformed");
    if (isPair) bytes.push(value >> 8);
    bytes.push(value & 0xff);
  }
  return Uint8Array.from(bytes);
}

function numberOf(group: string): number {
  let [value, weight] = [0, 1];
  for (const sign of group) {
    const found = VALUES.get(sign);
    if (found === undefined) throw new RefusedCode("malformed");
    value += found * weight;
    weight *= 45;
  }
  return value;
}
