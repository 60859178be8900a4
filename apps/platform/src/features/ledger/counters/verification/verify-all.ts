import { addMonths, type CivilDate, toCivilDate } from "../../../../kernel/civil-date.ts";
import type { Context } from "../../../../kernel/context.ts";
import { parseId } from "../../../../kernel/ids.ts";
import { runEachInTurn } from "../../../../kernel/run-each-in-turn.ts";
import { requireCapability } from "../../../access/access/index.ts";
import type { JournalEntry } from "../../../trust/audit/index.ts";
import type { CounterId } from "../counter.ts";
import { toCountersSystem } from "../holders/open-account.ts";
import { listChains, readAsOfOneInstant, saveVerifiedChain } from "../store/lines.ts";
import type { ChainRow } from "../store/tables.ts";
import { recordNightVerification } from "./request-verification.ts";
import { type Agreed, type Fault, verifyCounterInTransaction } from "./verification.ts";
import { addMissingFault, listEntryAnchors, readBack, recordVerification } from "./verify-counter.ts";

/** What the last night found of a counter. */
export interface CounterNight {
  readonly counterId: CounterId;
  readonly day: string;
  readonly lines: number;
  readonly faults: number;
}

/**
 * Use case: what the last night found of each counter that one has verified. Throws
 * access.capability_missing.
 */
export async function listNights(context: Context): Promise<readonly CounterNight[]> {
  requireCapability(context, "counter.manage");
  const system = toCountersSystem(context);
  const chains = await system.transaction((tx) => listChains(tx, system.authorityId));
  return chains.flatMap(({ counter_id, verified_on, verified_lines, faults }) =>
    verified_on === null
      ? []
      : [
          {
            counterId: parseId<"counter">(counter_id),
            day: verified_on,
            lines: verified_lines ?? 0,
            faults: faults ?? 0,
          },
        ],
  );
}

/**
 * Verifies every counter, each in a transaction of its own: what was written since the last time that all
 * agreed, and once a month all of it. How far that was, and what accounts held, is read in the journal alone,
 * backwards: whoever writes in the tables writes no day there. Idempotent. Throws, at the end, what does not
 * agree.
 */
export async function verifyAll(system: Context): Promise<void> {
  const { chains, entries } = await system.transaction(async (tx) => {
    const chains = await listChains(tx, system.authorityId);
    const entries = await readBack(tx, system, (read) =>
      chains.every(({ counter_id }) => findLastAgreed(read, counter_id) !== undefined),
    );
    return { chains, entries };
  });
  await runEachInTurn(chains, (chain) => verifyOne(system, chain, entries));
}

interface LastAgreed extends Agreed {
  /** The day of the last time that the counter was made again from its beginning. */
  readonly wholeOn: CivilDate;
}

/** The newest verification of this counter that agreed, among these lines, the newest first. */
function findLastAgreed(entries: readonly JournalEntry[], counter: string): LastAgreed | undefined {
  for (const { action, data } of entries) {
    if (action !== "counters.verified" || data.counter !== counter || data.faults !== 0) continue;
    const { number, head, sums, lines, wholeOn } = data;
    if (typeof number !== "number" || typeof lines !== "number") continue;
    if (typeof head === "string" && typeof sums === "string" && typeof wholeOn === "string")
      return { number, head, sums, lines, wholeOn };
  }
  return undefined;
}

async function verifyOne(system: Context, chain: ChainRow, entries: readonly JournalEntry[]): Promise<void> {
  const counterId = parseId<"counter">(chain.counter_id);
  const today = toCivilDate(system.now());
  const agreed = findLastAgreed(entries, counterId);
  const isDue = !agreed || addMonths(agreed.wholeOn, 1) <= today;
  const anchors = entries.flatMap(listEntryAnchors);
  const make = (from: Agreed | undefined) =>
    system.transaction(async (tx) => {
      await readAsOfOneInstant(tx);
      return verifyCounterInTransaction(tx, system, { counterId, anchors, from });
    });
  const since = isDue ? undefined : await make(agreed);
  // What does not agree is looked for from the beginning: which line, which account.
  const whole = since?.faults.length === 0 ? undefined : await make(undefined);
  const found = whole ?? since;
  if (!found) return;
  // Of one that never agreed, the journal was read to its beginning.
  const verified = addMissingFault(counterId, found, { today, hasAll: whole !== undefined && !agreed });
  const wholeOn = whole || !agreed ? today : agreed.wholeOn;
  await system.transaction(async (tx) => {
    await saveVerifiedChain(tx, chain, { day: today, lines: verified.lines, faults: verified.faultCount });
    await recordNightVerification(tx, system, { counterId, isWhole: whole !== undefined, verified });
    await recordVerification(tx, system, { counter: counterId, wholeOn }, verified);
  });
  if (verified.faultCount > 0) throw new CounterDiffers(verified.faults);
}

/** Says kinds of faults only: figures of a counter are nobody's to read in a log. */
class CounterDiffers extends Error {
  override readonly name = "CounterDiffers";
  readonly code: string;

  constructor(faults: readonly Fault[]) {
    super("a counter does not agree with its lines, or with the journal");
    this.code = [...new Set(faults.map(({ kind }) => kind))].join("+");
  }
}
