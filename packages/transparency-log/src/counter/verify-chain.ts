import { createHash } from "node:crypto";
import { isRecord, parsed } from "../lines/statement.ts";
import { type LinesAsked, verifyLines } from "../lines/verify-lines.ts";
import type { Checkpoint } from "../note/checkpoint.ts";
import type { Chain, ChainSeal } from "./chain.ts";

export type ChainFault =
  | "no-key"
  | "no-checkpoint"
  | "checkpoint-not-signed"
  | "journal-differs"
  | "line-missing"
  | "seal-missing"
  | "seal-differs"
  | "anchor-differs"
  | "not-anchored";

export type ChainOutcome =
  | {
      readonly valid: true;
      readonly lines: number;
      readonly seals: number;
      /** Seals that the journal keeps, proven and equal. */
      readonly anchors: number;
      /** The last seal that the journal vouches for: what is after it is chained, and not witnessed yet. */
      readonly anchoredUpTo: number;
      readonly checkpoint: Checkpoint;
      readonly witnessedAt: Readonly<Record<string, Date>>;
    }
  | {
      readonly valid: false;
      readonly fault: ChainFault /** The number of a line or of a seal. */;
      readonly where: number;
    };

/**
 * Verifies a counter without network: that each seal is that of its lines and of the seal before, that no
 * line is missing, and that the seals which the journal keeps, proven by a checkpoint that its key signed,
 * are these.
 */
export function verifyChain(chain: Chain, asked: LinesAsked): ChainOutcome {
  const journal = verifyLines(chain.journal, asked);
  if ("fault" in journal) return { valid: false, fault: journal.fault, where: 0 };
  const differs = journal.lines.findIndex((one) => one === "differs" || one === "overdue");
  if (differs >= 0) return { valid: false, fault: "journal-differs", where: differs + 1 };
  const wrong = verifySeals(chain);
  if (wrong) return wrong;
  const hashes = new Map([
    [chain.from.number, chain.from.head],
    ...chain.seals.map(({ number, hash }) => [number, hash] as const),
  ]);
  // Only what is proven word for word vouches.
  const heads = chain.journal.lines.flatMap((line, at) =>
    journal.lines[at] === "holds" && line.kind === "open" ? headIn(line.text, chain.counter) : [],
  );
  const inFile = heads.filter(({ number }) => number >= chain.from.number && number > 0);
  const other = inFile.find(({ number, head }) => hashes.get(number) !== head);
  if (other) return { valid: false, fault: "anchor-differs", where: other.number };
  const { checkpoint, witnessedAt } = journal;
  if (inFile.length === 0 || checkpoint === null)
    return { valid: false, fault: "not-anchored", where: chain.from.number };
  return {
    valid: true,
    lines: chain.lines.length,
    seals: chain.seals.length,
    anchors: inFile.length,
    anchoredUpTo: inFile.reduce((most, { number }) => Math.max(most, number), 0),
    checkpoint,
    witnessedAt,
  };
}

type Wrong = Extract<ChainOutcome, { readonly valid: false }>;

function verifySeals({ authority, counter, from, seals, lines }: Chain): Wrong | null {
  let [previous, number, line, read] = [from.head, from.number, from.line, 0];
  for (const seal of seals) {
    if (seal.number !== number + 1) return { valid: false, fault: "seal-missing", where: number + 1 };
    const own = lines.slice(read, read + Math.max(0, seal.last - line));
    for (const text of own) {
      line += 1;
      if (!text.startsWith(`${line}|`)) return { valid: false, fault: "line-missing", where: line };
    }
    if (line !== seal.last) return { valid: false, fault: "line-missing", where: line + 1 };
    read += own.length;
    if (sealOf({ authority, counter }, { seal, previous, own }) !== seal.hash)
      return { valid: false, fault: "seal-differs", where: seal.number };
    [previous, number] = [seal.hash, seal.number];
  }
  // Lines under no seal are nobody's word.
  return read < lines.length ? { valid: false, fault: "seal-missing", where: number + 1 } : null;
}

/** As the ledger computes it: SHA-256 over the seal before and the lines of the batch. */
function sealOf(
  { authority, counter }: Pick<Chain, "authority" | "counter">,
  {
    seal,
    previous,
    own,
  }: { readonly seal: ChainSeal; readonly previous: string; readonly own: readonly string[] },
): string {
  const head = ["ardeco.counters.v1", authority, counter, seal.number, previous].join("|");
  return createHash("sha256")
    .update(`${head}\n${own.join("\n")}`)
    .digest("hex");
}

/**
 * The seal that a line of the journal keeps of this counter; that of a verification which found faults
 * vouches for nothing.
 */
function headIn(
  text: string,
  counter: string,
): readonly { readonly number: number; readonly head: string }[] {
  const line = parsed(text);
  if (!isRecord(line) || !isRecord(line.data)) return [];
  const { counter: whose, number, head, faults = 0 } = line.data;
  const isAnchor = line.action === "counters.sealed" || line.action === "counters.verified";
  if (!isAnchor || whose !== counter || faults !== 0) return [];
  return typeof number === "number" && typeof head === "string" ? [{ number, head }] : [];
}
