import { readStatement, type Statement } from "../lines/statement.ts";
import { type LinesOutcome, verifyLines } from "../lines/verify-lines.ts";
import { readCheckpoint } from "../note/checkpoint.ts";
import { readVerifier, type Verifier, writeVerifier } from "../note/key.ts";
import { isSignedBy } from "../note/note.ts";
import { sameHash } from "../tree/hash.ts";
import type { Options } from "./options.ts";
import { CannotRead, figure, readKept, readKey, readText, type Said, silentAmong } from "./read.ts";

type Fault = Extract<LinesOutcome, { readonly fault: string }>["fault"];

/** Some hundred thousand lines with their proofs. */
const LONGEST_STATEMENT = 256 * 1_024 * 1_024;

export async function sayLines({ path, key, witnesses: asked, checkpoint }: Options): Promise<Said> {
  const written = await readText(path, LONGEST_STATEMENT);
  if (written.trim() === "") throw new CannotRead(`${path} is empty.`);
  const statement = readStatement(written);
  if (statement === null) throw new CannotRead(`${path} is not a file of lines, as the journal gives them.`);
  const log = key === null ? null : await readKey(key, 1);
  const witnesses = await Promise.all(asked.map((one) => readKey(one, 4)));
  const outcome = verifyLines(statement, { log, witnesses });
  if (!("lines" in outcome)) return refused(outcome.fault, path);
  const other = checkpoint === null ? null : await compare(statement, log, checkpoint);
  if (other !== null) return other;
  const silent = silentAmong(witnesses, outcome.witnessedAt);
  if (silent !== undefined)
    return {
      line: { valid: false, fault: "not-witnessed", where: silent },
      sentence: `This witness did not sign the checkpoint of the file: ${silent}`,
    };
  return told(statement, outcome, { log, isCompared: checkpoint !== null });
}

const refusals: Readonly<Record<Fault, string>> = {
  "no-key": "The key of the file is none: give the one that the authority publishes with --key.",
  "no-checkpoint": "Altered: the checkpoint of the file is none.",
  "checkpoint-not-signed":
    "Altered, or another journal: the checkpoint of the file was not signed by this key. Compare the keys.",
};

const refused = (fault: Fault, path: string): Said => ({
  line: { valid: false, fault, where: path },
  sentence: refusals[fault],
});

/**
 * Null when the checkpoint of the file is the one published. Proofs are under one size: at another, nothing
 * can be said.
 */
async function compare(
  { checkpoint, key }: Statement,
  log: Verifier | null,
  path: string,
): Promise<Said | null> {
  const published = readCheckpoint(await readKept(path));
  const own = checkpoint === null ? null : readCheckpoint(checkpoint);
  const verifier = log ?? readVerifier(key);
  if (published === null || own === null || verifier === null)
    throw new CannotRead("The file was taken before anything was sealed: there is no checkpoint to compare.");
  if (published.checkpoint.origin !== verifier.name || !isSignedBy(published.note, verifier))
    return {
      line: { valid: false, fault: "published-not-signed", where: path },
      sentence: `The key of the file did not sign ${path}: one of the two is not of this journal. Compare the keys.`,
    };
  const [mine, theirs] = [own.checkpoint, published.checkpoint];
  if (mine.size !== theirs.size)
    throw new CannotRead(
      `${path} covers ${figure(theirs.size)} and the file ${figure(mine.size)}: take both within the same hour to compare them.`,
    );
  if (sameHash(mine.root, theirs.root)) return null;
  return {
    line: { valid: false, fault: "another-journal", where: path },
    sentence:
      "Rewritten: at the same size, the journal published is another one. Keep both: together they prove it.",
  };
}

const unproven = (waits: number) =>
  waits === 0
    ? ""
    : ` Not proven: ${figure(waits)} not sealed yet, which anybody may have written. Take the file again in an hour.`;

function told(
  statement: Statement,
  outcome: Extract<LinesOutcome, { readonly lines: unknown }>,
  { log, isCompared }: { readonly log: Verifier | null; readonly isCompared: boolean },
): Said {
  const isGiven = log !== null;
  const count = (wanted: string) => outcome.lines.filter((one) => one === wanted).length;
  const holds = count("holds") + count("holds-sealed") + count("holds-entry");
  const [waits, overdue, differs] = [count("waits"), count("overdue"), count("differs")];
  const first = outcome.lines.findIndex((one) => one === "differs" || one === "overdue") + 1;
  const whose = isGiven
    ? "The key is the one given"
    : "The key came from the file itself, and whoever made the file may have chosen it: compare it with the one that the authority publishes, or give that one with --key";
  const sentence = outcome.valid
    ? `Intact: ${figure(holds)} sealed as written${isCompared ? ", under the checkpoint published" : ""}.${unproven(waits)} ${whose}.`
    : `Altered: ${differs} of ${figure(outcome.lines.length)} not as sealed, ${overdue} older than sealed ones and sealed nowhere, the first at place ${first} of the file. ${whose}.`;
  return {
    line: {
      valid: outcome.valid,
      ...(outcome.valid ? {} : { fault: differs > 0 ? "line-differs" : "line-overdue" }),
      origin: outcome.checkpoint?.origin ?? null,
      size: outcome.checkpoint?.size ?? 0,
      root: outcome.checkpoint ? Buffer.from(outcome.checkpoint.root).toString("base64") : null,
      key: isGiven ? writeVerifier(log) : statement.key,
      keyFrom: isGiven ? "given" : "file",
      checkpointCompared: isCompared,
      witnessedAt: outcome.witnessedAt,
      holds,
      waits,
      overdue,
      differs,
      lines: outcome.lines.map((said, at) => ({
        line: at + 1,
        index: statement.lines[at]?.place?.index ?? null,
        outcome: said,
      })),
    },
    sentence,
  };
}
