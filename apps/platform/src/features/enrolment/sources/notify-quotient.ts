import { toCivilDate } from "../../../kernel/civil-date.ts";
import type { Context, Tx } from "../../../kernel/context.ts";
import type { PersonId } from "../../../kernel/ids.ts";
import { notify } from "../../messaging/notifications/index.ts";
import type { QuestionAnswer } from "./question.ts";

/**
 * Tells a family that another quotient counts: what, from when, why, whom to ask. Of what nobody is looking
 * at, in a refresh or once an agent decided: whoever asks by themselves reads the answer there. With the
 * change itself, so never twice.
 */
export async function notifyQuotient(
  tx: Tx,
  context: Context,
  {
    personId,
    answer,
    reason,
  }: { readonly personId: PersonId; readonly answer: QuestionAnswer; readonly reason?: string },
): Promise<void> {
  const { value, former, register } = answer;
  if (typeof value !== "number" || value === former) return;
  await notify(tx, context, {
    personId,
    template: "quotient_changed",
    data: {
      from: toCivilDate(context.now()),
      register: register.name,
      value,
      ...(register.month ? { month: register.month } : {}),
      ...(typeof former === "number" ? { former } : {}),
      ...(reason ? { reason } : {}),
    },
  });
}
