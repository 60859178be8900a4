import type { Context, RunStatement } from "../../../../kernel/context.ts";
import { ServerBusy } from "../../../../kernel/server-busy.ts";
import { type Move, type Outcome, runMoveBatch, runSingleMove } from "../store/moves.ts";

/** In one statement: beyond, those who came first would wait for those who came last. */
const LINES_A_BATCH = 512;

interface Waiting {
  /** Asked as one, in their order, of one day, none twice: never divided between two batches. */
  readonly moves: readonly Move[];
  resolve(outcomes: readonly Outcome[]): void;
  reject(error: unknown): void;
}

/**
 * While one is written, the next is worked out by this server and waits at the row: neither of the two stands
 * still. More would only wait there.
 */
const MOST_UNDER_WAY = 2;
/** Fewer wait for the one under way: two small batches reach the disk twice. */
const WORTH_A_SECOND = 64;

interface Gathering {
  readonly queue: Waiting[];
  /** Moves of the queue. */
  lines: number;
  underWay: number;
  isAwake: boolean;
}

/** What waits for each counter, by the database that it is written to. */
const gatherings = new WeakMap<RunStatement, Map<string, Gathering>>();

/**
 * Debits, credits and reservations of services. What comes while a counter, whose row is held, is written is
 * the next batch, and nobody waits for a clock. Alone, it takes the way of one.
 * @param moves of one counter and one day, none twice, few enough for others to be served beside: written
 *   in their order, in one statement
 * @param ofCard a card pays: these are batches apart
 */
export function sendGatheredMoves(
  { statement }: Context,
  moves: readonly Move[],
  ofCard = false,
): Promise<readonly Outcome[]> {
  const [first] = moves;
  if (!first) return Promise.resolve([]);
  const counters = gatherings.get(statement) ?? new Map<string, Gathering>();
  gatherings.set(statement, counters);
  const name = `${first.authorityId}:${first.counterId}:${ofCard}`;
  const gathering = counters.get(name) ?? { queue: [], lines: 0, underWay: 0, isAwake: false };
  counters.set(name, gathering);
  return new Promise((resolve, reject) => {
    gathering.queue.push({ moves, resolve, reject });
    gathering.lines += moves.length;
    scheduleSending({ run: statement, ofCard, forget: () => counters.delete(name) }, gathering);
  });
}

interface Sending {
  readonly run: RunStatement;
  readonly ofCard: boolean;
  readonly forget: () => void;
}

/** Once all that this turn brings is there: whoever was answered together asks again together. */
function scheduleSending(sending: Sending, gathering: Gathering): void {
  if (gathering.isAwake) return;
  gathering.isAwake = true;
  process.nextTick(() => {
    gathering.isAwake = false;
    sendWhatWaits(sending, gathering);
  });
}

function sendWhatWaits(sending: Sending, gathering: Gathering): void {
  const { queue } = gathering;
  while (queue.length > 0) {
    const { lines } = gathering;
    const room = MOST_UNDER_WAY - gathering.underWay;
    const isWorthIt = gathering.underWay === 0 || lines >= WORTH_A_SECOND;
    if (room === 0 || !isWorthIt) return;
    const isShared = room > 1 && lines >= 2 * WORTH_A_SECOND;
    const batch = selectNextBatch(gathering, isShared ? Math.ceil(lines / room) : lines);
    gathering.underWay += 1;
    void sendBatch(sending, batch).finally(() => {
      gathering.underWay -= 1;
      if (gathering.underWay === 0 && queue.length === 0) sending.forget();
      scheduleSending(sending, gathering);
    });
  }
}

async function sendBatch(sending: Sending, batch: readonly Waiting[]): Promise<void> {
  try {
    const outcomes = await send(
      sending,
      batch.flatMap(({ moves }) => moves),
    );
    let from = 0;
    for (const { moves, resolve } of batch) {
      resolve(outcomes.slice(from, from + moves.length));
      from += moves.length;
    }
  } catch (error) {
    const isAlone = batch.length === 1 && batch[0]?.moves.length === 1;
    if (isAlone || error instanceof ServerBusy) for (const { reject } of batch) reject(error);
    else await sendSingleMoves(sending, batch);
  }
}

/**
 * A batch that fails is sent again line by line: what is wrong with one is nobody else's. Should it be
 * written after all, each is `again`. Of those asked as one, what comes after a failure waits to be asked
 * again: it would be done before what it comes after.
 */
async function sendSingleMoves({ run, ofCard }: Sending, batch: readonly Waiting[]): Promise<void> {
  for (const { moves, resolve, reject } of batch) {
    try {
      const outcomes: Outcome[] = [];
      for (const move of moves) outcomes.push(await runSingleMove(run, move, ofCard));
      resolve(outcomes);
    } catch (error) {
      reject(error);
    }
  }
}

async function send({ run, ofCard }: Sending, moves: readonly Move[]): Promise<readonly Outcome[]> {
  const [only, ...others] = moves;
  return only && others.length === 0
    ? [await runSingleMove(run, only, ofCard)]
    : runMoveBatch(run, moves, ofCard);
}

/** Of one day, and no request twice: its retry finds it done in the next batch. The first is always taken. */
function selectNextBatch(gathering: Gathering, most: number): readonly Waiting[] {
  const { queue } = gathering;
  const day = queue[0]?.moves[0]?.day;
  const taken = new Set<string>();
  const batch: Waiting[] = [];
  const others: Waiting[] = [];
  for (const waiting of queue) {
    const { moves } = waiting;
    const fits =
      (taken.size === 0 || taken.size + moves.length <= Math.min(most, LINES_A_BATCH)) &&
      moves[0]?.day === day &&
      !moves.some(({ id }) => taken.has(id));
    (fits ? batch : others).push(waiting);
    if (fits) for (const { id } of moves) taken.add(id);
  }
  queue.splice(0, queue.length, ...others);
  gathering.lines -= taken.size;
  return batch;
}
