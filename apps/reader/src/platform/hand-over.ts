import {
  JournalAcknowledgement,
  type OfflineBatch,
  READER_BATCH_LINES,
  READER_BATCH_TYPE,
  readerPaths,
} from "@ardeco/contracts";
import { Value } from "typebox/value";
import type { Journal } from "../journal/journal.ts";
import { chained } from "../journal/journal.ts";
import type { Signer } from "../protocol/jws.ts";
import { get, PlatformError, post } from "./calls.ts";

/**
 * The platform holds lines that this reader does not have, or other ones: somebody put back a folder of
 * before, or has this reader's key.
 */
export class JournalForked extends Error {
  override readonly name = "JournalForked";
}

export interface HandingOver {
  readonly base: string;
  readonly secret: string;
  readonly reader: string;
  readonly journal: Journal;
  readonly sign: Signer;
}

/**
 * Sends the lines that the platform does not hold, in order, from where it says that it is: a lost answer is
 * asked again, and counts once. Throws PlatformError, JournalForked.
 */
export async function handOver(work: HandingOver): Promise<void> {
  const url = work.base + readerPaths.journal;
  let held = acknowledged(work.journal, await get(url, work.secret));
  while (held < work.journal.last) {
    const before = held;
    held = await send(work, url, held);
    if (held === before) throw new PlatformError("not_understood", 200);
  }
}

async function send(work: HandingOver, url: string, held: number): Promise<number> {
  try {
    return acknowledged(work.journal, await post(url, work.secret, await batchAfter(held, work)));
  } catch (error) {
    // It went on from elsewhere meanwhile: an answer of before was lost.
    if (error instanceof PlatformError && error.status === 409)
      return acknowledged(work.journal, error.answer);
    throw error;
  }
}

function acknowledged(journal: Journal, answer: unknown): number {
  if (!Value.Check(JournalAcknowledgement, answer)) throw new PlatformError("not_understood", 200);
  if (journal.hashAt(answer.last) !== answer.head) throw new JournalForked(`line ${answer.last}`);
  return answer.last;
}

export async function batchAfter(
  held: number,
  { journal, reader, sign }: Pick<HandingOver, "journal" | "reader" | "sign">,
): Promise<OfflineBatch> {
  const lines = [...journal.textsFrom(held + 1, READER_BATCH_LINES)];
  const previous = journal.hashAt(held) ?? "";
  const head = lines.reduce(chained, previous);
  const [first, last] = [held + 1, held + lines.length];
  const signature = await sign(READER_BATCH_TYPE, { reader, first, last, previous, head });
  return { reader, first, previous, lines, signature };
}
