import { createHash } from "node:crypto";
import { civilDate } from "../../kernel/civil-date.ts";
import type { Context, Tx } from "../../kernel/context.ts";
import { requireCapability } from "../access/index.ts";
import { record } from "../audit/index.ts";
import { type Counter, type CounterId, countersErrors, getCounter, listCounters } from "../counters/index.ts";
import { oldcardsErrors } from "./errors.ts";
import { asOldcards, countersById, digestOf } from "./old-card.ts";
import { otherCounter, otherUnits, readOldCards } from "./rules.ts";
import { insertCards, listByDigests, listCountersOf, listTotals } from "./store.ts";

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
    const elsewhere = await listElsewhere(tx, system, {
      counterId,
      numbers: lines.map(({ number }) => number),
    });
    const doubled = lines.flatMap(({ line }, at) => {
      const other = elsewhere.get(at);
      return other ? [otherCounter(line, other.name)] : [];
    });
    if (doubled.length > 0) throw oldcardsErrors.error("oldcards.file_not_valid", doubled.slice(0, 20));
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
    const data = {
      counter: counter.name.fr,
      cards: taken,
      sum: units.reduce((sum, left) => sum + left, 0),
      unit: counter.unit,
      file: createHash("sha256").update(text).digest("hex"),
    };
    if (taken > 0) await record(tx, context, { action: "oldcards.taken_over", data });
    return { taken, known: lines.length - taken };
  });
}

/** Of these numbers, by their place, those that serve on another counter: one paper would be worth twice. */
async function listElsewhere(
  tx: Tx,
  system: Context,
  { counterId, numbers }: { readonly counterId: CounterId; readonly numbers: readonly string[] },
): Promise<ReadonlyMap<number, Counter>> {
  const counters = await countersById(tx, system);
  const found = new Map<number, Counter>();
  for (const id of await listCountersOf(tx, system.authorityId)) {
    const counter = counters.get(id);
    if (!counter || counter.id === counterId) continue;
    const digests = numbers.map((number) => digestOf(system, counter.id, number));
    const rows = await listByDigests(tx, system.authorityId, { counterId: counter.id, digests });
    const known = new Set(rows.map(({ digest }) => digest.toString("hex")));
    for (const [at, digest] of digests.entries())
      if (known.has(digest.toString("hex"))) found.set(at, counter);
  }
  return found;
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
