import type { Context, RunStatement } from "../../kernel/context.ts";
import { ServerBusy } from "../../kernel/server-busy.ts";
import { type Move, moveAtOnce, moveTogether, type Outcome } from "./store/moves.ts";

/** In one statement: beyond, those who came first would wait for those who came last. */
const MOST_AT_ONCE = 512;

interface Waiting {
  readonly move: Move;
  resolve(outcome: Outcome): void;
  reject(error: unknown): void;
}

/** While one is written, the next is worked out by this server and waits at the row: neither of the two stands still. More would only wait there. */
const MOST_UNDER_WAY = 2;
/** Fewer wait for the one under way: two small batches reach the disk twice. */
const WORTH_A_SECOND = 64;

interface Gathering {
  readonly queue: Waiting[];
  underWay: number;
  isAwake: boolean;
}

/** What waits for each counter, by the database that it is written to. */
const gatherings = new WeakMap<RunStatement, Map<string, Gathering>>();

/**
 * Debits, credits and reservations of services. What comes while a counter, whose row is held, is written is the next batch, and nobody waits for a clock.
 * Alone, it takes the way of one.
 * @param ofCard a card pays: these are batches apart
 */
export function moveGathered({ statement }: Context, move: Move, ofCard = false): Promise<Outcome> {
  const counters = gatherings.get(statement) ?? new Map<string, Gathering>();
  gatherings.set(statement, counters);
  const name = `${move.authorityId}:${move.counterId}:${ofCard}`;
  const gathering = counters.get(name) ?? { queue: [], underWay: 0, isAwake: false };
  counters.set(name, gathering);
  return new Promise((resolve, reject) => {
    gathering.queue.push({ move, resolve, reject });
    wake({ run: statement, ofCard, forget: () => counters.delete(name) }, gathering);
  });
}

interface Sending {
  readonly run: RunStatement;
  readonly ofCard: boolean;
  readonly forget: () => void;
}

/** Once all that this turn brings is there: whoever was answered together asks again together. */
function wake(sending: Sending, gathering: Gathering): void {
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
    const left = MOST_UNDER_WAY - gathering.underWay;
    const isWorthIt = gathering.underWay === 0 || queue.length >= WORTH_A_SECOND;
    if (left === 0 || !isWorthIt) return;
    const isShared = left > 1 && queue.length >= 2 * WORTH_A_SECOND;
    const batch = takeBatch(queue, isShared ? Math.ceil(queue.length / left) : queue.length);
    gathering.underWay += 1;
    void sendBatch(sending, batch).finally(() => {
      gathering.underWay -= 1;
      if (gathering.underWay === 0 && queue.length === 0) sending.forget();
      wake(sending, gathering);
    });
  }
}

async function sendBatch(sending: Sending, batch: readonly Waiting[]): Promise<void> {
  try {
    const outcomes = await send(
      sending,
      batch.map(({ move }) => move),
    );
    for (const [index, { resolve, reject }] of batch.entries()) {
      const outcome = outcomes[index];
      if (outcome) resolve(outcome);
      else reject(new Error("an outcome a line"));
    }
  } catch (error) {
    if (batch.length === 1 || error instanceof ServerBusy) for (const { reject } of batch) reject(error);
    else await sendApart(sending, batch);
  }
}

/** A batch that fails is sent again line by line: what is wrong with one is nobody else's. Should it be written after all, each is `again`. */
async function sendApart({ run, ofCard }: Sending, batch: readonly Waiting[]): Promise<void> {
  for (const { move, resolve, reject } of batch) await moveAtOnce(run, move, ofCard).then(resolve, reject);
}

async function send({ run, ofCard }: Sending, moves: readonly Move[]): Promise<readonly Outcome[]> {
  const [only, ...others] = moves;
  return only && others.length === 0
    ? [await moveAtOnce(run, only, ofCard)]
    : moveTogether(run, moves, ofCard);
}

/** Of one day, and no request twice: its retry finds it done in the next batch. */
function takeBatch(queue: Waiting[], most: number): readonly Waiting[] {
  const day = queue[0]?.move.day;
  const taken = new Set<string>();
  const batch: Waiting[] = [];
  const left: Waiting[] = [];
  for (const waiting of queue) {
    const { move } = waiting;
    const fits = batch.length < Math.min(most, MOST_AT_ONCE) && move.day === day && !taken.has(move.id);
    (fits ? batch : left).push(waiting);
    if (fits) taken.add(move.id);
  }
  queue.splice(0, queue.length, ...left);
  return batch;
}
