import { readChain } from "../counter/chain.ts";
import { type ChainFault, verifyChain } from "../counter/verify-chain.ts";
import { writeVerifier } from "../note/key.ts";
import type { Options } from "./options.ts";
import { CannotRead, figure, readKey, readText, type Said, silentAmong } from "./read.ts";

/** Some million lines. */
const LONGEST_CHAIN = 512 * 1_024 * 1_024;

export async function sayCounter({ path, key, witnesses: asked }: Options): Promise<Said> {
  const written = await readText(path, LONGEST_CHAIN);
  if (written.trim() === "") throw new CannotRead(`${path} is empty.`);
  const chain = readChain(written);
  if (chain === null)
    throw new CannotRead(`${path} is not a file of a counter, as the pages of auditors give it.`);
  const log = key === null ? null : await readKey(key, 1);
  const witnesses = await Promise.all(asked.map((one) => readKey(one, 4)));
  const outcome = verifyChain(chain, { log, witnesses });
  if (!outcome.valid)
    return {
      line: { valid: false, fault: outcome.fault, where: outcome.where },
      sentence: refusals[outcome.fault](outcome.where),
    };
  const silent = silentAmong(witnesses, outcome.witnessedAt);
  if (silent !== undefined)
    return {
      line: { valid: false, fault: "not-witnessed", where: silent },
      sentence: `This witness did not sign the checkpoint of the file: ${silent}`,
    };
  const { lines, seals, anchors, anchoredUpTo, checkpoint } = outcome;
  const isGiven = log !== null;
  const after = chain.seals.filter(({ number }) => number > anchoredUpTo).length;
  const whose = isGiven
    ? "The key is the one given"
    : "The key came from the file itself, and whoever made the file may have chosen it: give the one that the authority publishes with --key";
  const begins = chain.from.number === 0 ? "" : ` The file begins after seal ${chain.from.number}.`;
  const waits =
    after === 0
      ? ""
      : ` ${figure(after, "seal")} since the last that the journal keeps: take the file again in an hour.`;
  return {
    line: {
      valid: true,
      authority: chain.authority,
      counter: chain.counter,
      from: chain.from.number,
      lines,
      seals,
      anchors,
      anchoredUpTo,
      origin: checkpoint.origin,
      size: checkpoint.size,
      root: Buffer.from(checkpoint.root).toString("base64"),
      key: isGiven ? writeVerifier(log) : chain.journal.key,
      keyFrom: isGiven ? "given" : "file",
      witnessedAt: outcome.witnessedAt,
    },
    sentence: `Intact: ${figure(lines)} under ${figure(seals, "seal")}, ${figure(anchors, "seal")} as the journal keeps them.${begins}${waits} ${whose}.`,
  };
}

const refusals: Readonly<Record<ChainFault, (where: number) => string>> = {
  "no-key": () => "The key of the file is none: give the one that the authority publishes with --key.",
  "no-checkpoint": () => "Altered: the checkpoint of the file is none.",
  "checkpoint-not-signed": () =>
    "Altered, or another journal: the checkpoint of the file was not signed by this key. Compare the keys.",
  "journal-differs": (where) =>
    `Altered: line ${where} of the journal, in the file, is not as it was sealed.`,
  "line-missing": (where) => `Altered: line ${where} of the counter is missing.`,
  "seal-missing": (where) => `Altered: seal ${where} of the counter is missing.`,
  "seal-differs": (where) =>
    `Altered: seal ${where} is not that of its lines. One of them was changed after it was written.`,
  "anchor-differs": (where) =>
    `Rewritten: the journal keeps another seal ${where}. Keep both: together they prove it.`,
  "not-anchored": () =>
    "Nothing vouches for this counter: no line of the journal, in the file, keeps one of its seals. Take the file again in an hour; if it says so again, ask why.",
};
