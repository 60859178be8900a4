import { civilDate } from "../../kernel/civil-date.ts";
import type { Context } from "../../kernel/context.ts";
import { eachInTurn } from "../../kernel/each-in-turn.ts";
import { asId } from "../../kernel/ids.ts";
import { requireCapability } from "../access/index.ts";
import type { CounterId } from "./counter.ts";
import { asCounters } from "./open-account.ts";
import { keepVerified, listChains, readAsOfOneInstant } from "./store/lines.ts";
import type { ChainRow } from "./store/tables.ts";
import { type Anchor, type CounterVerified, type Fault, verifyWithin } from "./verification.ts";
import { readAnchors, tellVerified } from "./verify-counter.ts";

/** What the last night found of a counter. */
export interface NightOf {
  readonly counterId: CounterId;
  readonly day: string;
  readonly lines: number;
  readonly faults: number;
}

/** Use case: what the last night found of each counter that one has verified. Throws access.capability_missing. */
export async function listNights(context: Context): Promise<readonly NightOf[]> {
  requireCapability(context, "counter.manage");
  const system = asCounters(context);
  const chains = await system.transaction((tx) => listChains(tx, system.authorityId));
  return chains.flatMap(({ counter_id, verified_on, verified_lines, faults }) =>
    verified_on === null
      ? []
      : [
          {
            counterId: asId<"counter">(counter_id),
            day: verified_on,
            lines: verified_lines ?? 0,
            faults: faults ?? 0,
          },
        ],
  );
}

/**
 * Makes every counter again from its lines, each in a transaction of its own, and compares it with what the journal keeps since the last
 * time: the head of that time is among it, and stands for all before. Idempotent. Throws, at the end, what does not agree.
 */
export async function verifyAll(system: Context): Promise<void> {
  const { chains, anchors } = await system.transaction(async (tx) => {
    const chains = await listChains(tx, system.authorityId);
    const days = chains.map(({ agreed_on }) => agreed_on);
    // One that never agreed is compared with the whole journal.
    const since = days.includes(null) ? undefined : days.toSorted().at(0);
    return { chains, anchors: await readAnchors(tx, system, since ?? undefined) };
  });
  await eachInTurn(chains, (chain) => verifyOne(system, chain, anchors));
}

async function verifyOne(system: Context, chain: ChainRow, anchors: readonly Anchor[]): Promise<void> {
  const counterId = asId<"counter">(chain.counter_id);
  const verified = await system.transaction(async (tx) => {
    await readAsOfOneInstant(tx);
    return verifyWithin(tx, system, { counterId, anchors });
  });
  const faults = [...verified.faults, ...missing(chain, verified)];
  await system.transaction(async (tx) => {
    const day = civilDate(system.now());
    await keepVerified(tx, chain, { day, lines: verified.lines, faults: faults.length });
    await tellVerified(tx, system, counterId, { ...verified, faults });
  });
  if (faults.length > 0) throw new CounterDiffers(faults);
}

/** The night that last found lines wrote their head in the journal: when nothing of it is there, its day was written over. */
function missing(
  { counter_id, verified_lines }: ChainRow,
  { anchors, faults }: CounterVerified,
): readonly Fault[] {
  const isKnown = anchors > 0 || faults.some(({ kind }) => kind === "anchor_differs");
  return isKnown || (verified_lines ?? 0) === 0 ? [] : [{ kind: "anchor_missing", at: counter_id }];
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
