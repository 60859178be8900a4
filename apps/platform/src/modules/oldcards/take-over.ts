import { civilDate } from "../../kernel/civil-date.ts";
import type { Context, Tx } from "../../kernel/context.ts";
import { requireCapability } from "../access/index.ts";
import { record } from "../audit/index.ts";
import { type Counter, type CounterId, countersErrors, getCounter, listCounters } from "../counters/index.ts";
import { oldcardsErrors } from "./errors.ts";
import { asOldcards, digestOf } from "./old-card.ts";
import { otherUnits, readOldCards } from "./rules.ts";
import { insertCards, listByDigests, listTotals } from "./store.ts";

export interface TakenOver {
  /** Cards recorded now, and those of the file that were there already, alike. */
  readonly taken: number;
  readonly known: number;
}

/**
 * Use case: an administrator gives the file of a former system: a number and what is left, a line a card. Taken whole or not at all; given twice, it is taken
 * once. Throws access.capability_missing, counters.unknown_counter, counters.counter_closed, oldcards.file_not_valid (by line).
 */
export async function takeOver(
  context: Context,
  { counterId, text }: { readonly counterId: CounterId; readonly text: string },
): Promise<TakenOver> {
  requireCapability(context, "counter.manage");
  const { lines, errors } = readOldCards(text);
  if (errors.length > 0) throw oldcardsErrors.error("oldcards.file_not_valid", errors);
  const system = asOldcards(context);
  return system.transaction(async (tx) => {
    const counter = await getCounter(tx, system, counterId);
    if (counter.closedOn !== null) throw countersErrors.error("counters.counter_closed");
    const digests = lines.map(({ number }) => digestOf(system, counterId, number));
    const { authorityId } = system;
    const on = civilDate(system.now());
    const ids = lines.map(() => system.newId<string>());
    const units = lines.map((one) => one.units);
    const taken = await insertCards(tx, authorityId, { counterId, on, ids, digests, units });
    // Read once written: another file may have been given at the same moment.
    const kept = new Map(
      (await listByDigests(tx, authorityId, { counterId, digests })).map((row) => [
        row.digest.toString("hex"),
        row.units,
      ]),
    );
    const others = lines.filter(
      ({ units: left }, at) => kept.get(digests[at]?.toString("hex") ?? "") !== left,
    );
    if (others.length > 0)
      throw oldcardsErrors.error(
        "oldcards.file_not_valid",
        others.slice(0, 20).map(({ line }) => otherUnits(line)),
      );
    const data = { counter: counter.name.fr, cards: taken };
    if (taken > 0) await record(tx, context, { action: "oldcards.taken_over", data });
    return { taken, known: lines.length - taken };
  });
}

export interface OldCardTotals {
  readonly counter: Counter;
  readonly cards: number;
  /** In the unit of the counter, on those that serve. */
  readonly left: number;
}

/** What is still in pockets, by counter. Throws access.capability_missing. */
export async function listOldCards(context: Context): Promise<readonly OldCardTotals[]> {
  requireCapability(context, "counter.manage");
  const system = asOldcards(context);
  return system.transaction(async (tx: Tx) => {
    const totals = await listTotals(tx, system.authorityId);
    const counters = await listCounters(tx, system);
    return counters.flatMap((counter) =>
      totals
        .filter(({ counter_id }) => counter_id === counter.id)
        .map(({ cards, units, used }) => ({ counter, cards, left: units - used })),
    );
  });
}
