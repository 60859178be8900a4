/** One value of DER (ITU-T X.690): its tag, its content, and the whole with both. */
export interface Der {
  readonly tag: number;
  readonly content: Buffer;
  readonly whole: Buffer;
}

export const TAG = { integer: 0x02, bits: 0x03, oid: 0x06, utc: 0x17, time: 0x18, sequence: 0x30 } as const;

/** The bytes are no DER, or another one than was expected. */
export class MalformedDer extends Error {
  override readonly name = "MalformedDer";
}

/**
 * The value that begins at `at`.
 * @throws MalformedDer when it does not end within the bytes
 */
export function readDer(bytes: Buffer, at = 0): Der {
  const [tag, first] = [bytes[at], bytes[at + 1]];
  if (tag === undefined || first === undefined || (tag & 0x1f) === 0x1f) throw new MalformedDer("no value");
  const more = first < 0x80 ? 0 : first & 0x7f;
  if (first === 0x80 || more > 4) throw new MalformedDer("a length that is none");
  const start = at + 2 + more;
  const length =
    more === 0 ? first : bytes.subarray(at + 2, start).reduce((sum, byte) => sum * 256 + byte, 0);
  if (start + length > bytes.length) throw new MalformedDer("cut short");
  return {
    tag,
    content: bytes.subarray(start, start + length),
    whole: bytes.subarray(at, start + length),
  };
}

/**
 * The values inside a constructed one, in order.
 * @throws MalformedDer
 */
export function insideDer({ content }: Der): readonly Der[] {
  const values: Der[] = [];
  for (let at = 0; at < content.length; ) {
    const value = readDer(content, at);
    values.push(value);
    at += value.whole.length;
  }
  return values;
}

/**
 * "2.5.29.20".
 * @throws MalformedDer
 */
export function oidOf({ tag, content }: Der): string {
  if (tag !== TAG.oid) throw new MalformedDer("no object identifier");
  const arcs: number[] = [];
  let arc = 0;
  for (const byte of content) {
    arc = arc * 128 + (byte & 0x7f);
    if (byte & 0x80) continue;
    arcs.push(arc);
    arc = 0;
  }
  const [first = 0, ...others] = arcs;
  const root = Math.min(2, Math.floor(first / 40));
  return [root, first - root * 40, ...others].join(".");
}

/**
 * UTCTime or GeneralizedTime, to the second, in UTC (RFC 5280 section 5.1.2.4).
 * @throws MalformedDer
 */
export function timeOf({ tag, content }: Der): Date {
  const text = content.toString("latin1");
  const century = tag === TAG.utc ? (text < "50" ? "20" : "19") : "";
  if (tag !== TAG.utc && tag !== TAG.time) throw new MalformedDer("no time");
  const written = /^(\d{4})(\d\d)(\d\d)(\d\d)(\d\d)(\d\d)Z$/.exec(century + text);
  const [, year, month, day, hour, minute, second] = written ?? [];
  const time = new Date(`${year}-${month}-${day}T${hour}:${minute}:${second}Z`);
  if (Number.isNaN(time.getTime())) throw new MalformedDer("no time");
  return time;
}
