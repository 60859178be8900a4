import { type Head, readHead } from "./bounded.ts";
import { lengthOf } from "./structures.ts";

const OCTETS = 0x04;
const OCTETS_IN_PIECES = 0x24;

/**
 * BER as a stream writes it (lengths left open, octets in pieces) as definite lengths and whole octets, for
 * parsers that know only these. Of what requireBounded let through.
 */
export function definite(bytes: Buffer): Buffer {
  return valueAt(bytes, 0).written;
}

interface Value {
  readonly tag: number;
  readonly content: Buffer;
  readonly written: Buffer;
  readonly next: number;
}

function valueAt(bytes: Buffer, at: number): Value {
  const head = readHead(bytes, at);
  const tag = bytes[at] ?? 0;
  if (!head.isConstructed && head.length !== undefined) {
    const next = head.content + head.length;
    return { tag, content: bytes.subarray(head.content, next), written: bytes.subarray(at, next), next };
  }
  const { values, next } = valuesIn(bytes, head);
  if (tag === OCTETS_IN_PIECES)
    return written(OCTETS, Buffer.concat(values.map(({ content }) => content)), next);
  return written(tag, Buffer.concat(values.map((one) => one.written)), next);
}

function valuesIn(bytes: Buffer, head: Head): { readonly values: readonly Value[]; readonly next: number } {
  const end = head.length === undefined ? undefined : head.content + head.length;
  const values: Value[] = [];
  let at = head.content;
  while (end === undefined ? !readHead(bytes, at).isEnd : at < end) {
    const value = valueAt(bytes, at);
    values.push(value);
    at = value.next;
  }
  return { values, next: end ?? at + 2 };
}

const written = (tag: number, content: Buffer, next: number): Value => ({
  tag,
  content,
  written: Buffer.concat([Buffer.from([tag, ...lengthOf(content.length)]), content]),
  next,
});
