import { toCivilDate } from "../../../../kernel/civil-date.ts";
import type { Context, Tx } from "../../../../kernel/context.ts";
import { isUuid, parseId } from "../../../../kernel/ids.ts";
import { record } from "../../../trust/audit/index.ts";
import type { RefreshId } from "../question.ts";
import { findExchangeFileRow, updateExchangeFile } from "../store/files.ts";
import { createProblemRow } from "../store/problems.ts";
import { countQuestions, updateRefresh } from "../store/refreshes.ts";
import type { FileRow } from "../store/tables.ts";
import { openAnswer } from "./answer-key.ts";
import { applyAnswerLine, findQuestionsLocked } from "./apply-answer-line.ts";
import { endByFile } from "./end-by-file.ts";
import { type AnswerLine, type ReadLine, readAnswer } from "./format.ts";
import type { FileId } from "./receive-answer.ts";
import { getRegister } from "./update-correspondent.ts";

/** Lines a transaction: what a kill makes the next run do again. */
const STEP = 40;
/** A job longer than two minutes is taken for dead. */
const LONGEST_RUN_MS = 45_000;

/**
 * Use case of the platform: takes the lines of an answer. A line and how far the file is are one transaction:
 * killed at any moment, the next run goes on where it was. Its content is forgotten with the last line.
 */
export async function readAnswerFile(context: Context, id: FileId): Promise<void> {
  const until = context.now().getTime() + LONGEST_RUN_MS;
  let read: { readonly lines: readonly ReadLine[]; readonly twice: ReadonlySet<string> } | undefined;
  while (context.now().getTime() < until) {
    const state = await context.transaction(async (tx) => {
      const file = await findExchangeFileRow(tx, context.authorityId, id);
      if (file?.state !== "received" || !file.content_sealed) return "done";
      if (!read) {
        const lines = readAnswer(await openAnswer(tx, context, file.id, file.content_sealed));
        read = { lines, twice: findRepeatedReferences(lines) };
      }
      return applyAnswerLines(tx, context, { file, ...read });
    });
    if (state === "done") return;
  }
  const { authorityId, requestId, ports } = context;
  await context.transaction((tx) =>
    ports.jobs.send(tx, "sources.read_answer", { authorityId, requestId, fileId: id }, { singletonKey: id }),
  );
}

/** References that two lines answer otherwise: neither is believed. */
function findRepeatedReferences(lines: readonly ReadLine[]): ReadonlySet<string> {
  const said = new Map<string, string>();
  const twice = new Set<string>();
  for (const line of lines) {
    if ("problem" in line) continue;
    const { line: _, reference, ...rest } = line;
    const text = JSON.stringify(rest);
    if ((said.get(reference) ?? text) !== text) twice.add(reference);
    said.set(reference, text);
  }
  return twice;
}

interface Taking {
  readonly file: FileRow;
  readonly lines: readonly ReadLine[];
  readonly twice: ReadonlySet<string>;
}

async function applyAnswerLines(
  tx: Tx,
  context: Context,
  { file, lines, twice }: Taking,
): Promise<"done" | "more"> {
  // Opened while its sender was confirmed: a certificate given since changes nothing of what it says.
  const register = await getRegister(tx, context);
  const refreshId = parseId<"sourceRefresh">(file.refresh_id);
  const some = lines
    .slice(file.at_line, file.at_line + STEP)
    .map((line) => ("problem" in line ? line : toReferencedLine(line)));
  const locked = await findQuestionsLocked(
    tx,
    context,
    some.flatMap((line) => ("problem" in line ? [] : [line])),
  );
  let problems = file.problems;
  for (const line of some) {
    const problem =
      "problem" in line
        ? { code: line.problem }
        : await applyAnswerLine(tx, context, { line, refreshId, register, twice, locked });
    if (!problem) continue;
    problems += 1;
    const { authority_id, id: file_id } = file;
    const question_id = ("questionId" in problem ? problem.questionId : undefined) ?? null;
    await createProblemRow(tx, {
      authority_id,
      file_id,
      line: line.line,
      code: problem.code,
      question_id,
      seen_on: null,
    });
  }
  const at_line = file.at_line + some.length;
  const isLast = at_line >= lines.length;
  await updateExchangeFile(tx, file, {
    at_line,
    problems,
    changed_at: context.now(),
    ...(isLast ? { state: "done", content_sealed: null } : {}),
  });
  if (!isLast) return "more";
  const data = { refresh: refreshId, lines: lines.length, problems };
  await record(tx, context, { action: "sources.file_read", data });
  await endWhenAnswered(tx, context, refreshId);
  return "done";
}

const toReferencedLine = (line: AnswerLine): AnswerLine =>
  isUuid(line.reference) ? line : { ...line, reference: "" };

async function endWhenAnswered(tx: Tx, context: Context, id: RefreshId): Promise<void> {
  const counts = await countQuestions(tx, context.authorityId, id);
  if (counts.some(({ state }) => state === "waiting")) return;
  const ended_on = toCivilDate(context.now());
  const ended = await updateRefresh(tx, context.authorityId, id, {
    from: ["running"],
    state: "done",
    ended_on,
  });
  if (!ended) return;
  await endByFile(tx, context, id);
  await record(tx, context, { action: "sources.refresh_ended", data: { refresh: id } });
}
