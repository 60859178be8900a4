import { isRecord, parsed, readStatement, type Statement } from "../lines/statement.ts";

/**
 * A counter that somebody keeps and verifies alone: its lines, batch after batch, each batch under a seal
 * that covers the one before; and the lines of the journal that keep some of these seals.
 */
export interface Chain {
  readonly authority: string;
  readonly counter: string;
  /**
   * The seal before the first one, in hexadecimal, and the number of the last line under it: zeros at the
   * beginning of a counter.
   */
  readonly from: { readonly number: number; readonly head: string; readonly line: number };
  readonly seals: readonly ChainSeal[];
  readonly lines: readonly string[];
  readonly journal: Statement;
}

export interface ChainSeal {
  readonly number: number;
  /** The number of its last line. */
  readonly last: number;
  /** In hexadecimal. */
  readonly hash: string;
}

export const CHAIN_FORMAT = "ardeco.counter/chain/v1";

/** Null for what is not such a file. */
export function readChain(written: string): Chain | null {
  const read = parsed(written);
  if (!isRecord(read) || read.format !== CHAIN_FORMAT) return null;
  const { authority, counter, from, seals, lines } = read;
  if (typeof authority !== "string" || typeof counter !== "string") return null;
  if (!Array.isArray(seals) || !Array.isArray(lines) || !lines.every((line) => typeof line === "string"))
    return null;
  const begins = readFrom(from);
  const known = seals.map(readSeal);
  const journal = readStatement(JSON.stringify(read.journal ?? null));
  if (begins === null || journal === null || known.some((seal) => seal === null)) return null;
  return {
    authority,
    counter,
    from: begins,
    seals: known.filter((seal) => seal !== null),
    lines,
    journal,
  };
}

function readFrom(from: unknown): Chain["from"] | null {
  if (!isRecord(from)) return null;
  const { number, head, line } = from;
  return isCount(number) && isCount(line) && isHash(head) ? { number, head, line } : null;
}

function readSeal(seal: unknown): ChainSeal | null {
  if (!isRecord(seal)) return null;
  const { number, last, hash } = seal;
  return isCount(number) && isCount(last) && isHash(hash) ? { number, last, hash } : null;
}

const isCount = (value: unknown): value is number => Number.isSafeInteger(value) && Number(value) >= 0;
const isHash = (value: unknown): value is string => typeof value === "string" && /^[0-9a-f]{64}$/.test(value);
