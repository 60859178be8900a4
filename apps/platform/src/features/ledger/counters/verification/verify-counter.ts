import { addDays, type CivilDate, toCivilDate } from "../../../../kernel/civil-date.ts";
import type { Context, Tx } from "../../../../kernel/context.ts";
import { parseId } from "../../../../kernel/ids.ts";
import { requireCapability } from "../../../access/access/index.ts";
import { type JournalEntry, readHouseJournal, record } from "../../../trust/audit/index.ts";
import type { CounterId } from "../counter.ts";
import { getCounter } from "../define-counter.ts";
import { toCountersSystem } from "../holders/open-account.ts";
import { findFirstDay, listUnanchored, readAsOfOneInstant, setChainAnchored } from "../store/lines.ts";
import { type Anchor, type CounterVerified, verifyCounterInTransaction } from "./verification.ts";

/**
 * Use case: recomputes every line, seal and balance of a counter, and compares its seals with all those that
 * the journal ever kept. For whoever reads the journal. It leaves a line. Throws access.capability_missing,
 * counters.unknown_counter.
 */
export async function verifyCounter(context: Context, counterId: CounterId): Promise<CounterVerified> {
  requireCapability(context, "journal.read");
  const system = toCountersSystem(context);
  const verified = await system.transaction(async (tx) => {
    await readAsOfOneInstant(tx);
    await getCounter(tx, system, counterId);
    return verifyCounterInTransaction(tx, system, { counterId, anchors: await readAnchors(tx, system) });
  });
  const wholeOn = toCivilDate(context.now());
  const known = addMissingFault(counterId, verified, { today: wholeOn, hasAll: true });
  await context.transaction((tx) => recordVerification(tx, context, { counter: counterId, wholeOn }, known));
  return known;
}

/** Heads go in the journal each hour: of a counter that began, it keeps one within so long. */
const ANCHORED_DAYS = 2;

/**
 * Of a counter with lines of before yesterday, the journal keeps a head that is as old as its first lines, or
 * it is not that counter: what was put whole in the tables is known by the journal since it was put there
 * only. Said whoever verifies it, so that the head of what nobody vouches for is kept by no line.
 * @param hasAll whether it was made again from its first line, and compared with all that the journal keeps
 */
export function addMissingFault(
  counterId: CounterId,
  verified: CounterVerified,
  { today, hasAll }: { readonly today: CivilDate; readonly hasAll: boolean },
): CounterVerified {
  const { anchors, anchoredOn, firstDay, faults, faultCount } = verified;
  if (firstDay === undefined || firstDay >= addDays(today, -1)) return verified;
  const isKnown = anchors > 0 || faults.some(({ kind }) => kind === "anchor_differs");
  const isLate = hasAll && anchoredOn !== undefined && anchoredOn > addDays(firstDay, ANCHORED_DAYS);
  if (isKnown && !isLate) return verified;
  return {
    ...verified,
    faults: [...faults, { kind: "anchor_missing", at: counterId }],
    faultCount: faultCount + 1,
  };
}

/**
 * The line of a verification keeps the head too, and what accounts then hold: the next one goes on from
 * there, and compares.
 */
export const recordVerification = (
  tx: Tx,
  context: Context,
  { counter, wholeOn }: { readonly counter: CounterId; readonly wholeOn: CivilDate },
  { seals, head, sums, lines, faultCount }: CounterVerified,
): Promise<void> =>
  record(tx, context, {
    action: "counters.verified",
    data: {
      counter,
      lines,
      faults: faultCount,
      number: seals,
      head,
      sums,
      wholeOn,
    },
  });

/**
 * What the journal keeps of all counters, whole. A head whose verification found faults vouches for nothing.
 */
export async function readAnchors(tx: Tx, system: Context): Promise<readonly Anchor[]> {
  return (await readBack(tx, system, () => false)).flatMap(listEntryAnchors);
}

/**
 * Lines of the journal about counters, the newest first, until enough was read: whole pages of lines about
 * nobody, since none of these names anybody.
 */
export async function readBack(
  tx: Tx,
  system: Context,
  isEnough: (read: readonly JournalEntry[]) => boolean,
): Promise<readonly JournalEntry[]> {
  const read: JournalEntry[] = [];
  let before: number | undefined;
  do {
    const page = await readHouseJournal(tx, system, {
      limit: 500,
      ...(before === undefined ? {} : { before }),
    });
    read.push(...page.entries.filter(({ action }) => ANCHORING.has(action)));
    before = page.next;
  } while (before !== undefined && !isEnough(read));
  return read;
}

const ANCHORING: ReadonlySet<string> = new Set(["counters.sealed", "counters.verified"]);

export const listEntryAnchors = ({ at, data }: JournalEntry): readonly Anchor[] =>
  typeof data.head !== "string" || Number(data.faults ?? 0) > 0
    ? []
    : [
        {
          counterId: String(data.counter),
          day: toCivilDate(at),
          number: Number(data.number),
          head: data.head,
        },
      ];

/**
 * The last seal of each counter goes in the journal, which is signed and watched: nothing before it can be
 * made anew. That of a counter which the journal never knew, and which says that it began before yesterday,
 * does not: nobody vouches for it, and its verification says so. Idempotent.
 */
export async function recordCounterAnchors(system: Context): Promise<void> {
  const yesterday = addDays(toCivilDate(system.now()), -1);
  await system.transaction(async (tx) => {
    for (const chain of await listUnanchored(tx, system.authorityId)) {
      const counterId = parseId<"counter">(chain.counter_id);
      const place = { authorityId: system.authorityId, counterId };
      const began = chain.anchored === 0 ? await findFirstDay(tx, place) : undefined;
      if (began !== undefined && began < yesterday) continue;
      if (!(await setChainAnchored(tx, chain))) continue;
      const head = chain.head.toString("hex");
      const data = { counter: counterId, number: chain.seals, head };
      await record(tx, system, { action: "counters.sealed", data });
    }
  });
}
