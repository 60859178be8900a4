import { toCivilDate } from "../../../kernel/civil-date.ts";
import type { Context, Tx } from "../../../kernel/context.ts";
import { parseId } from "../../../kernel/ids.ts";
import { requireCapability } from "../../access/access/index.ts";
import { record } from "../../trust/audit/index.ts";
import { recordSamePerson } from "../identity/index.ts";
import { hasInterest } from "../interests/index.ts";
import { duplicatesErrors } from "./errors.ts";
import type { PairId, Verdict } from "./pair.ts";
import { findPairLocked, updateVerdict } from "./store.ts";
import { toDuplicatesSystem } from "./to-duplicates-system.ts";

/**
 * Use case: what an agent answers of two people who may be one. It is not asked again. Of one person, the
 * pair waits to be merged at once, in the same transaction: the page that follows finds it. By nobody who is
 * one of them, or bears their name. Idempotent. Throws access.capability_missing, duplicates.unknown,
 * duplicates.decided_already, duplicates.own_record.
 */
export async function submitPairDecision(
  context: Context,
  { id, verdict }: { readonly id: PairId; readonly verdict: Verdict },
): Promise<void> {
  requireCapability(context, "duplicate.decide");
  await requireNoInterest(context, id);
  await context.transaction(async (tx) => {
    const row = await findPairLocked(tx, context.authorityId, id);
    if (row === undefined) throw duplicatesErrors.error("duplicates.unknown");
    if (row.verdict === verdict) return;
    if (row.verdict !== null) throw duplicatesErrors.error("duplicates.decided_already");
    await submitFurtherDecision(tx, context, { id, verdict });
    if (verdict !== "same") return;
    const [one, other] = [parseId<"person">(row.one_id), parseId<"person">(row.other_id)];
    await recordSamePerson(tx, context, { id: parseId<"personMerge">(id), one, other });
  });
}

/** An agent reads neither where others sign in, nor where people are reached: by the system. */
async function requireNoInterest(context: Context, id: PairId): Promise<void> {
  const { actor } = context;
  if (actor.kind !== "staff") throw duplicatesErrors.error("duplicates.unknown");
  const { staffId, label } = actor;
  const system = toDuplicatesSystem(context);
  await system.transaction(async (tx) => {
    const row = await findPairLocked(tx, system.authorityId, id);
    if (row === undefined) throw duplicatesErrors.error("duplicates.unknown");
    const people = [parseId<"person">(row.one_id), parseId<"person">(row.other_id)];
    if (await hasInterest(tx, system, people, { staffId, label }))
      throw duplicatesErrors.error("duplicates.own_record");
  });
}

/**
 * Use in the transaction of whoever found out otherwise, an agent who may (module merges): the answer is
 * another from now on, and the pair is proposed no more than before.
 */
export async function submitFurtherDecision(
  tx: Tx,
  context: Context,
  { id, verdict }: { readonly id: PairId; readonly verdict: Verdict },
): Promise<void> {
  const { actor, authorityId } = context;
  if (actor.kind !== "staff") throw duplicatesErrors.error("duplicates.unknown");
  await updateVerdict(tx, authorityId, id, {
    verdict,
    decided_on: toCivilDate(context.now()),
    decided_by: actor.staffId,
  });
  await record(tx, context, { action: "duplicates.pair_decided", data: { pair: id, verdict } });
}
