import { setTimeout as pause } from "node:timers/promises";
import { toCivilDate } from "../../../../kernel/civil-date.ts";
import type { Context } from "../../../../kernel/context.ts";
import { parseId } from "../../../../kernel/ids.ts";
import { record } from "../../../trust/audit/index.ts";
import { writeRequestFile } from "../files/write-request.ts";
import { readAccess } from "../habilitation.ts";
import type { RefreshId } from "../question.ts";
import { type Ran, runQuestion, saveRefusedQuestion } from "../run-question.ts";
import { reservePace } from "../store/pace.ts";
import { countAttempt } from "../store/questions.ts";
import { findNextDueDate, findRefreshRow, listDueQuestions, updateRefresh } from "../store/refreshes.ts";
import { scheduleRefresh } from "./apply-refresh-act.ts";
import { createFamilyQuestions } from "./create-family-questions.ts";

/** At once: registers answer in a second or so, and the pace says how many leave. */
const AT_ONCE = 10;
/** A job longer than two minutes is taken for dead. */
const LONGEST_RUN_MS = 45_000;
/** Longer than this, another run comes back. */
const LONGEST_PAUSE_MS = 5_000;

/**
 * Use case of the platform: takes a refresh as far as one run goes, and says when to come back. Killed at any
 * moment, the next run goes on from what is committed: a question is asked again at most, and answered once.
 * Stopped by an administrator, it ends with those under way.
 */
export async function runRefresh(context: Context, id: RefreshId): Promise<void> {
  const until = context.now().getTime() + LONGEST_RUN_MS;
  while (context.now().getTime() < until) {
    const row = await context.transaction((tx) => findRefreshRow(tx, context.authorityId, id));
    if (row?.state === "gathering") {
      await context.transaction((tx) => createFamilyQuestions(tx, context, row));
      continue;
    }
    if (row?.state !== "running") return;
    if (row.way === "file") return buildRequestBatch(context, id);
    const step = await runQuestionBatch(context, id);
    if (step === "ended") return;
    if (step > LONGEST_PAUSE_MS) return scheduleNextBatch(context, id, step);
    if (step > 0) await pause(step);
  }
  await scheduleNextBatch(context, id, 1_000);
}

/** A request of nobody is sent to nobody: the exchange ends, and its families are in the work list. */
async function buildRequestBatch(context: Context, id: RefreshId): Promise<void> {
  if ((await writeRequestFile(context, id)) === "nobody") await end(context, id);
}

/**
 * Asks some of those whose turn has come: how long to wait then, in milliseconds, or that nothing is left.
 */
async function runQuestionBatch(context: Context, id: RefreshId): Promise<number | "ended"> {
  const found = await context.transaction(async (tx) => ({
    due: await listDueQuestions(tx, context.authorityId, id, { now: context.now(), limit: AT_ONCE }),
    next: await findNextDueDate(tx, context.authorityId, id),
    access: await readAccess(tx, context, "quotient"),
  }));
  if (found.due.length === 0)
    return found.next ? Math.max(1_000, found.next.getTime() - context.now().getTime()) : end(context, id);
  // The habilitation was stopped: nobody hammers a door that is closed.
  if (!found.access) return suspendRefresh(context, id, "not_offered");
  const { bucket } = found.access;
  const { pace } = context.ports.state;
  const turn = await context.transaction((tx) => reservePace(tx, bucket, found.due.length, pace));
  if (turn.granted === 0) return turn.waitMs;
  const asked = found.due.slice(0, turn.granted);
  const ran = await Promise.all(
    asked.map((one) => runQuestion(context, parseId<"sourceQuestion">(one.id), { granted: true })),
  );
  const refusal = await sortRefusals(context, asked, ran);
  if (refusal !== undefined) return suspendRefresh(context, id, refusal);
  const waits = ran.map((one) => (one.state === "wait" ? one.waitMs : 0));
  return Math.max(...waits);
}

/**
 * A token refused stops everything. A question refused with a token that is accepted (403) may be alone: when
 * another of the same handful is not refused, or when it comes back after a first stop, once nobody else
 * waits, it is that family's and goes to the work list. Otherwise the refresh stops: its code.
 */
async function sortRefusals(
  context: Context,
  asked: readonly { readonly id: string; readonly attempts: number }[],
  ran: readonly Ran[],
): Promise<string | undefined> {
  const refused = asked.flatMap((one, at) => {
    const result = ran[at];
    return result?.state === "refused" ? [{ ...one, ...result }] : [];
  });
  const token = refused.find(({ perhapsAlone }) => !perhapsAlone);
  if (token) return token.code;
  const [first] = refused;
  const isTheirs = refused.length < asked.length || refused.every(({ attempts }) => attempts > 0);
  if (!first) return undefined;
  for (const { id, code, attempts } of refused) {
    const questionId = parseId<"sourceQuestion">(id);
    if (isTheirs) await saveRefusedQuestion(context, questionId, code);
    // Behind the others, when the refresh is taken up again.
    else await context.transaction((tx) => countAttempt(tx, context.authorityId, questionId, attempts + 1));
  }
  return isTheirs ? undefined : first.code;
}

async function end(context: Context, id: RefreshId): Promise<"ended"> {
  await context.transaction(async (tx) => {
    const ended_on = toCivilDate(context.now());
    const change = { from: ["running"] as const, state: "done" as const, ended_on };
    if (await updateRefresh(tx, context.authorityId, id, change))
      await record(tx, context, { action: "sources.refresh_ended", data: { refresh: id } });
  });
  return "ended";
}

/**
 * At once, with those under way: a source that refuses a token bans who insists. Those who wait are asked
 * once it is resumed.
 */
async function suspendRefresh(context: Context, id: RefreshId, code: string): Promise<"ended"> {
  await context.transaction(async (tx) => {
    const change = { from: ["running"] as const, state: "stopped" as const, refused_code: code };
    if (await updateRefresh(tx, context.authorityId, id, change))
      await record(tx, context, { action: "sources.refresh_refused", data: { refresh: id, code } });
  });
  return "ended";
}

async function scheduleNextBatch(context: Context, id: RefreshId, waitMs: number): Promise<void> {
  const startAfter = new Date(context.now().getTime() + waitMs);
  await context.transaction((tx) => scheduleRefresh(tx, context, id, startAfter));
}
