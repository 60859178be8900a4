import { toCivilDate } from "../../../../kernel/civil-date.ts";
import type { Context, Tx } from "../../../../kernel/context.ts";
import type { Language } from "../../../../kernel/errors.ts";
import { type PersonId, parseId } from "../../../../kernel/ids.ts";
import { recoverRefusal } from "../../../../kernel/recover-refusal.ts";
import { waitEveryMerge } from "../../../identity/identity/index.ts";
import { applyRequestStep } from "../apply-request-step.ts";
import type { RightsRequestId } from "../request.ts";
import { findLockedRequestRow } from "../store/requests.ts";
import { listDueErasures } from "../store/scheduled-erasures.ts";
import { requireMayAsk } from "./may-ask.ts";
import { hasMergedPersons } from "./ties.ts";

export interface ErasureDue {
  readonly id: RightsRequestId;
  readonly personId: PersonId;
  readonly number: string;
  readonly askedBy: PersonId;
}

/** Erasures whose day has come, some at a time. By the system. */
export async function listErasuresDue(tx: Tx, context: Context): Promise<readonly RightsRequestId[]> {
  const rows = await listDueErasures(tx, context.authorityId, toCivilDate(context.now()), 500);
  return rows.map(({ id }) => parseId<"rights_request">(id));
}

/**
 * Use in the transaction that erases. The row is held to its end: an undoing that came first wins, one that
 * comes after is told that it is over. Then it is judged as on the day it was asked, because families change
 * in ten days: refused, it is answered in words, and nothing is to be erased.
 */
export async function reserveDueErasure(
  tx: Tx,
  context: Context,
  id: RightsRequestId,
): Promise<ErasureDue | undefined> {
  const row = await findLockedRequestRow(tx, context.authorityId, id);
  if (row?.state !== "scheduled" || row.acts_on === null || row.acts_on > toCivilDate(context.now()))
    return undefined;
  const personId = parseId<"person">(row.person_id);
  await waitEveryMerge(tx, context);
  // Who keeps others never goes by one alone, whenever that began.
  const needsColleague = row.needs_colleague || (await hasMergedPersons(tx, context, personId));
  if (needsColleague && row.confirmed_by === null) return undefined;
  const askedBy = parseId<"person">(row.asked_by ?? row.person_id);
  return recoverRefusal(
    "any",
    async () => {
      await requireMayAsk(tx, context, { by: askedBy, personId });
      return { id, personId, number: row.number, askedBy };
    },
    async ({ definition }) => {
      const { language } = context;
      const text = `${againWords[language]} ${definition[language]} ${definition.todo[language]}`;
      const today = toCivilDate(context.now());
      const step = { what: "refused", text } as const;
      await applyRequestStep(tx, context, row, step, { state: "refused", answered_on: today });
      return undefined;
    },
  );
}

const againWords: Readonly<Record<Language, string>> = {
  fr:
    "Le jour de l’effacement, nous avons vérifié de nouveau " +
    "que vous pouviez le demander. Rien n’a été effacé.",
  en: "On the day of the erasure, we checked again that you could ask for it. Nothing was erased.",
};
