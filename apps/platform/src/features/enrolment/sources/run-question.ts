import type { Context, Tx } from "../../../kernel/context.ts";
import { parseId } from "../../../kernel/ids.ts";
import type { SourceReply } from "../../../kernel/state-sources.ts";
import { getPersonKey } from "../../trust/keys/index.ts";
import { listRestrictedPeople } from "../../trust/restrictions/index.ts";
import { readAccess } from "./habilitation.ts";
import { readKnownIdentity } from "./known-person.ts";
import type { QuestionId } from "./question.ts";
import { saveReply } from "./save-reply.ts";
import { openQuestion } from "./sealed-question.ts";
import { type Putting, type RegisterHeard, sendRegisterQuestion } from "./send-register-question.ts";
import { reservePace, suspendPace } from "./store/pace.ts";
import { findQuestionRow } from "./store/questions.ts";

/**
 * done: nothing more to do with it now · wait: nobody may ask before so long · refused: the habilitation
 * itself is, and the question of a refresh waits for another token.
 */
export type Ran =
  | { readonly state: "done" }
  | { readonly state: "wait"; readonly waitMs: number }
  | {
      readonly state: "refused";
      readonly code: string;
      /** Kept aside unless others are refused too: `saveRefusedQuestion`. */
      readonly perhapsAlone: boolean;
    };

interface Ready extends Putting {
  readonly bucket: Buffer;
}

/**
 * Use case of the platform: puts one question to its register, if it is its turn, and keeps what came back.
 * Idempotent: what is answered, or waits for a later moment, is left alone. `granted`: its turn was taken
 * already, for many at once.
 */
export async function runQuestion(
  context: Context,
  id: QuestionId,
  { granted = false }: { readonly granted?: boolean } = {},
): Promise<Ran> {
  const ready = await context.transaction((tx) => resolveReadyQuestion(tx, context, id));
  if (ready === "nothing") return { state: "done" };
  if ("outcome" in ready) return saveQuestionReply(context, id, ready, granted);
  if (!granted) {
    const { pace } = context.ports.state;
    const turn = await context.transaction((tx) => reservePace(tx, ready.bucket, 1, pace));
    if (turn.granted === 0) return { state: "wait", waitMs: turn.waitMs };
  }
  const reply = await sendRegisterQuestion(context, ready);
  await applyRegisterPace(context, ready.bucket, reply);
  return saveQuestionReply(context, id, reply, granted);
}

async function resolveReadyQuestion(
  tx: Tx,
  context: Context,
  id: QuestionId,
): Promise<Ready | SourceReply<RegisterHeard> | "nothing"> {
  const row = await findQuestionRow(tx, context.authorityId, id, { locked: false });
  if (row?.state !== "waiting" || (row.next_at !== null && row.next_at > context.now())) return "nothing";
  // Asked before they restricted everything: it waits no more, and nobody is asked about them.
  if ((await listRestrictedPeople(tx, [parseId<"person">(row.person_id)])).size > 0)
    return { outcome: "not_enough" };
  const access = await readAccess(tx, context, row.kind);
  if (!access) return { outcome: "refused", code: "not_offered" };
  const { personId, kind, asked } = openQuestion(
    await getPersonKey(tx, context, parseId<"person">(row.person_id)),
    row,
  );
  const who = await readKnownIdentity(tx, context, personId, asked.bornIn);
  const { bucket, ...rest } = access;
  return {
    kind,
    bucket,
    access: rest,
    who: who && "identity" in who ? who : undefined,
    number: asked.number,
  };
}

/** What the source says of how fast it may be asked holds for every server, before anything else. */
async function applyRegisterPace(
  context: Context,
  bucket: Buffer,
  reply: SourceReply<RegisterHeard>,
): Promise<void> {
  const seconds = reply.outcome === "too_fast" ? reply.retryAfterSeconds : (reply.pauseSeconds ?? 0);
  if (seconds === 0) return;
  // A 429 does not say whether the token or the address went too fast.
  const everybody = reply.outcome === "too_fast";
  await context.transaction((tx) => suspendPace(tx, bucket, { seconds, everybody }));
}

async function saveQuestionReply(
  context: Context,
  id: QuestionId,
  reply: SourceReply<RegisterHeard>,
  granted: boolean,
): Promise<Ran> {
  if (reply.outcome === "too_fast") return { state: "wait", waitMs: reply.retryAfterSeconds * 1_000 };
  // Not about this family: thousands would be told that they were refused.
  if (granted && reply.outcome === "refused") {
    return { state: "refused", code: reply.code, perhapsAlone: reply.perhapsAlone === true };
  }
  await context.transaction((tx) => saveReply(tx, context, { id, reply }));
  return { state: "done" };
}

/**
 * Use case of the platform: a question of a refresh was refused, and no other was: it is this family's, for
 * an agent.
 */
export async function saveRefusedQuestion(context: Context, id: QuestionId, code: string): Promise<void> {
  await context.transaction((tx) => saveReply(tx, context, { id, reply: { outcome: "refused", code } }));
}
