import { toCivilDate } from "../../../kernel/civil-date.ts";
import type { Context } from "../../../kernel/context.ts";
import { parseId } from "../../../kernel/ids.ts";
import { record } from "../../trust/audit/index.ts";
import { updateCandidates } from "./candidates.ts";
import { publishElementChanged } from "./decide-element.ts";
import { listExpiredElementsLocked, updateState } from "./store/elements.ts";

const BATCH = 500;

/** Scheduled use case: validated values past their last day stop counting. Returns how many; idempotent. */
export async function expireElements(context: Context): Promise<number> {
  return context.transaction(async (tx) => {
    const past = await listExpiredElementsLocked(tx, context.authorityId, toCivilDate(context.now()), BATCH);
    for (const { id, person_id, name } of past) {
      const personId = parseId<"person">(person_id);
      await updateState(tx, context.authorityId, parseId<"element">(id), { state: "expired" });
      await updateCandidates(tx, context, personId, name);
      await record(tx, context, { action: "identity.element_expired", personId, data: { element: name } });
      await publishElementChanged(tx, context, { personId, name });
    }
    return past.length;
  });
}
