import { civilDate } from "../../kernel/civil-date.ts";
import type { Context } from "../../kernel/context.ts";
import { requireCapability } from "../access/index.ts";
import { record } from "../audit/index.ts";
import { duplicatesErrors } from "./errors.ts";
import type { PairId, Verdict } from "./pair.ts";
import { lockPair, updateVerdict } from "./store.ts";

/**
 * Use case: what an agent answers of two people who may be one. It is not asked again. Of one person, `duplicates.said_same` is said, for whoever
 * merges. Idempotent. Throws access.capability_missing, duplicates.unknown, duplicates.decided_already.
 */
export async function decidePair(
  context: Context,
  { id, verdict }: { readonly id: PairId; readonly verdict: Verdict },
): Promise<void> {
  requireCapability(context, "duplicate.decide");
  const { actor, authorityId, requestId } = context;
  if (actor.kind !== "staff") throw duplicatesErrors.error("duplicates.unknown");
  await context.transaction(async (tx) => {
    const row = await lockPair(tx, authorityId, id);
    if (row === undefined) throw duplicatesErrors.error("duplicates.unknown");
    if (row.verdict === verdict) return;
    if (row.verdict !== null) throw duplicatesErrors.error("duplicates.decided_already");
    await updateVerdict(tx, authorityId, id, {
      verdict,
      decided_on: civilDate(context.now()),
      decided_by: actor.staffId,
    });
    await record(tx, context, { action: "duplicates.pair_decided", data: { pair: id, verdict } });
    if (verdict !== "same") return;
    const said = { authorityId, requestId, pairId: id, personId: row.one_id, otherId: row.other_id };
    await context.ports.events.emit(tx, "duplicates.said_same", said, { orderKey: row.one_id });
  });
}
