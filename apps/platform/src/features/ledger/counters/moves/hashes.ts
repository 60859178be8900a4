import { createHash } from "node:crypto";
import type { Context } from "../../../../kernel/context.ts";
import { type AuthorityId, toDigestId } from "../../../../kernel/ids.ts";
import { computeCounterDigest } from "../../../trust/keys/index.ts";
import type { CounterId, TransferId } from "../counter.ts";

const computeSha256Digest = (content: string | Buffer): Buffer =>
  createHash("sha256").update(content).digest();

/**
 * The same caller with the same key is the same transfer of a counter: two counters, which do not wait for
 * each other, never draw one id.
 * @param caller an application, or a part of the house with its subject
 */
export function computeTransferId(
  context: Context,
  counterId: CounterId,
  { caller, key }: { readonly caller: string; readonly key: string },
): TransferId {
  return toDigestId(
    computeCounterDigest(context, counterId, JSON.stringify(["ardeco.transfer.v2", caller, key])).toString(
      "hex",
    ),
  );
}

/**
 * What is asked, so that the same key for something else is seen. Keyed as the id is: nobody who knows what
 * was asked, and the name of the person, finds its line in a dump.
 */
export const computeContentHash = (
  context: Context,
  counterId: CounterId,
  asked: readonly unknown[],
): Buffer => computeCounterDigest(context, counterId, JSON.stringify(["ardeco.content.v2", ...asked]));

/** A line as it is kept, words apart. */
export interface KeptLine {
  readonly sequence: number;
  readonly id: string;
  readonly kind: string;
  readonly debit_id: string;
  readonly credit_id: string;
  readonly holder_id: string;
  readonly amount: number;
  readonly balance: number;
  readonly about_id: string | null;
  /** Civil. */
  readonly day: string;
  readonly content_hash: Buffer;
  readonly words_hash: Buffer;
}

/** As `counters_line` writes it (0742). */
export function formatLineText(line: KeptLine): string {
  return [
    line.sequence,
    line.id,
    line.kind,
    line.debit_id,
    line.credit_id,
    line.holder_id,
    line.amount,
    line.balance,
    line.about_id ?? "-",
    line.day,
    line.content_hash.toString("hex"),
    line.words_hash.toString("hex"),
  ].join("|");
}

export interface BatchPlace {
  readonly authorityId: AuthorityId;
  readonly counterId: CounterId;
  readonly number: number;
}

/** As `counters_seal_hash` computes it (0742): SHA-256 over the seal before and the lines of the batch. */
export function sealHash(
  { authorityId, counterId, number }: BatchPlace,
  previous: Buffer,
  lines: readonly KeptLine[],
) {
  const head = ["ardeco.counters.v1", authorityId, counterId, number, previous.toString("hex")].join("|");
  return computeSha256Digest(`${head}\n${lines.map(formatLineText).join("\n")}`);
}

/** What accounts hold, whatever their order; one that holds nothing is as one that is not there. */
export const computeSumsHash = (sums: readonly (readonly [account: string, sum: number])[]): string =>
  computeSha256Digest(
    sums
      .filter(([, sum]) => sum !== 0)
      .map(([account, sum]) => `${account}|${sum}`)
      .toSorted()
      .join("\n"),
  ).toString("hex");

export const computeWordsHash = (words: Buffer): Buffer => computeSha256Digest(words);
