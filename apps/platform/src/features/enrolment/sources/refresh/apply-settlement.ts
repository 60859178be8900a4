import type { Context, Tx } from "../../../../kernel/context.ts";
import { parseId } from "../../../../kernel/ids.ts";
import { removeFinalStop } from "../../../../kernel/text.ts";
import { requireCapability } from "../../../access/access/index.ts";
import { record } from "../../../trust/audit/index.ts";
import { getPersonKey } from "../../../trust/keys/index.ts";
import { sourcesErrors } from "../errors.ts";
import { notifyQuotient } from "../notify-quotient.ts";
import type { QuestionAnswer, QuestionId, SourceQuestion } from "../question.ts";
import { applyAsSettled } from "../receive-quotient.ts";
import { openQuestion, sealAnswer } from "../sealed-question.ts";
import { findQuestionRow, updateQuestion } from "../store/questions.ts";

export interface Settling {
  readonly id: QuestionId;
  readonly decision: "applied" | "kept";
  readonly reason: string;
}

/**
 * Use case: an agent lets a quotient count, or leaves things as they are, with a reason that the family
 * reads. What served to compare is then forgotten. Throws access.capability_missing,
 * sources.nothing_to_settle.
 */
export async function applySettlement(context: Context, { id, decision, reason }: Settling): Promise<void> {
  requireCapability(context, "source.settle");
  await context.transaction(async (tx) => {
    const row = await findQuestionRow(tx, context.authorityId, id, { locked: true });
    if (row?.state !== "to_settle") throw sourcesErrors.error("sources.nothing_to_settle");
    const personId = parseId<"person">(row.person_id);
    const key = await getPersonKey(tx, context, personId);
    const { answer } = openQuestion(key, row);
    if (decision === "applied") await applySettledValue(tx, context, { personId, answer, reason });
    const { people: _, children: __, ...rest } = answer ?? { register: { name: "" } };
    const by = context.actor.kind === "staff" ? { by: context.actor.label } : {};
    await updateQuestion(tx, context.authorityId, id, {
      state: "settled",
      answer_sealed: sealAnswer(key, row.id, { ...rest, decision, reason, ...by }),
    });
    await record(tx, context, {
      action: "sources.settled",
      personId,
      data: { kind: row.kind, outcome: row.outcome, decision, reason },
    });
  });
}

/** Only a quotient that came back may count. */
async function applySettledValue(
  tx: Tx,
  context: Context,
  {
    personId,
    answer,
    reason,
  }: {
    readonly personId: SourceQuestion["personId"];
    readonly answer: QuestionAnswer | undefined;
    readonly reason: string;
  },
): Promise<void> {
  if (typeof answer?.value !== "number") throw sourcesErrors.error("sources.nothing_to_settle");
  await applyAsSettled(tx, context, { personId, answer });
  await notifyQuotient(tx, context, { personId, answer, reason: removeFinalStop(reason) });
}
