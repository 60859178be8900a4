import { addMonths, toCivilDate } from "../../../kernel/civil-date.ts";
import type { Context, Tx } from "../../../kernel/context.ts";
import { type PersonId, parseId } from "../../../kernel/ids.ts";
import type { SourceReply } from "../../../kernel/state-sources.ts";
import { record } from "../../trust/audit/index.ts";
import { getPersonKey } from "../../trust/keys/index.ts";
import { readPersons } from "./known-person.ts";
import { notifyQuotient } from "./notify-quotient.ts";
import type { Concluded, QuestionId } from "./question.ts";
import { receiveQuotient } from "./receive-quotient.ts";
import { KEPT_MONTHS } from "./request-source.ts";
import { isSamePerson, isToSettle, MOST_ATTEMPTS, retryDelaySeconds, sourceElements } from "./rules.ts";
import { sealAnswer } from "./sealed-question.ts";
import type { RegisterHeard } from "./send-register-question.ts";
import { findQuestionRow, updateQuestion } from "./store/questions.ts";
import type { QuestionRow } from "./store/tables.ts";
import { registerNames } from "./words.ts";
import { writeElement } from "./write-element.ts";

interface Kept {
  readonly id: QuestionId;
  readonly reply: Exclude<SourceReply<RegisterHeard>, { outcome: "too_fast" }>;
}

/**
 * Keeps what a source said of a question that waits, and writes the element that it proves. Joins the
 * caller's transaction.
 */
export async function saveReply(tx: Tx, context: Context, { id, reply }: Kept): Promise<void> {
  const row = await findQuestionRow(tx, context.authorityId, id, { locked: true });
  if (row?.state !== "waiting") return;
  if (reply.outcome === "down" && row.attempts + 1 < MOST_ATTEMPTS)
    return scheduleRetry(tx, context, row, reply.retryAfterSeconds);
  const concluded: Concluded =
    reply.outcome === "found"
      ? await applyHeardReply(tx, context, parseId<"person">(row.person_id), reply.found)
      : { outcome: reply.outcome };
  await closeQuestion(tx, context, row, concluded);
}

async function applyHeardReply(
  tx: Tx,
  context: Context,
  personId: PersonId,
  heard: RegisterHeard,
): Promise<Concluded> {
  if (heard.kind === "quotient") return receiveQuotient(tx, context, { personId, found: heard.found });
  const person = (await readPersons(tx, context, [personId])).get(personId);
  const register = { name: registerNames[heard.kind] };
  // Asked by a number: whoever it belongs to, it must be theirs.
  if (!person) return { outcome: "not_enough", answer: { register } };
  if (!isSamePerson(person, heard.person))
    return { outcome: "other_identity", answer: { register, people: [heard.person] } };
  if (heard.value === undefined) return { outcome: "not_current", answer: { register } };
  const until = heard.until && /^\d{4}-\d{2}-\d{2}$/.test(heard.until) ? { until: heard.until } : {};
  const write = (name: Parameters<typeof writeElement>[2]["name"], value: unknown) =>
    writeElement(tx, context, { personId, declaredBy: personId, name, value, register, ...until });
  await write(sourceElements[heard.kind], heard.value);
  if (heard.alongside) await write(heard.alongside.name, heard.alongside.value);
  return { outcome: "found", answer: { register, value: heard.value, ...until } };
}

async function scheduleRetry(
  tx: Tx,
  context: Context,
  row: QuestionRow,
  asked: number | undefined,
): Promise<void> {
  const attempts = row.attempts + 1;
  const nextAt = new Date(context.now().getTime() + retryDelaySeconds(attempts, asked) * 1_000);
  const id = parseId<"sourceQuestion">(row.id);
  await updateQuestion(tx, context.authorityId, id, { attempts, next_at: nextAt });
  // Those of a refresh are taken up by its own job.
  if (row.refresh_id !== null) return;
  const data = { authorityId: context.authorityId, requestId: context.requestId, questionId: row.id };
  await context.ports.jobs.send(tx, "sources.ask", data, { startAfter: nextAt });
}

export async function closeQuestion(
  tx: Tx,
  context: Context,
  row: QuestionRow,
  { outcome, answer }: Concluded,
): Promise<void> {
  const personId = parseId<"person">(row.person_id);
  const today = toCivilDate(context.now());
  const key = await getPersonKey(tx, context, personId);
  await updateQuestion(tx, context.authorityId, parseId<"sourceQuestion">(row.id), {
    state: isToSettle(outcome, { inRefresh: row.refresh_id !== null }) ? "to_settle" : "answered",
    outcome,
    next_at: null,
    answered_on: today,
    purge_on: addMonths(today, KEPT_MONTHS),
    answer_sealed: answer ? sealAnswer(key, row.id, answer) : null,
  });
  if (outcome === "found" && row.refresh_id !== null && answer)
    await notifyQuotient(tx, context, { personId, answer });
  await record(tx, context, {
    action: "sources.answered",
    personId,
    data: { kind: row.kind, outcome, register: answer?.register.name ?? null },
  });
}
