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

/** What waits for each counter, by the database that it is written to. */
const gatherings = new WeakMap<RunStatement, Map<string, Waiting[]>>();

/**
 * Debits, credits and reservations of services. One at a time is under way for a counter, whose row it holds: what comes meanwhile is
 * the next batch, and nobody waits for a clock. Alone, it takes the way of one.
 * @param ofCard a card pays: these are batches apart
 */
export function moveGathered({ statement }: Context, move: Move, ofCard = false): Promise<Outcome> {
  const counters = gatherings.get(statement) ?? new Map<string, Waiting[]>();
  gatherings.set(statement, counters);
  const name = `${move.authorityId}:${move.counterId}:${ofCard}`;
  const queue = counters.get(name);
  return new Promise((resolve, reject) => {
    const waiting = { move, resolve, reject };
    if (queue) return void queue.push(waiting);
    const started = [waiting];
    counters.set(name, started);
    void sendAll({ run: statement, ofCard }, started).finally(() => counters.delete(name));
  });
}

interface Sending {
  readonly run: RunStatement;
  readonly ofCard: boolean;
}

/** Until nothing waits any more. */
async function sendAll(sending: Sending, queue: Waiting[]): Promise<void> {
  while (queue.length > 0) {
    const batch = takeBatch(queue);
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
function takeBatch(queue: Waiting[]): readonly Waiting[] {
  const day = queue[0]?.move.day;
  const taken = new Set<string>();
  const batch: Waiting[] = [];
  const left: Waiting[] = [];
  for (const waiting of queue) {
    const { move } = waiting;
    const fits = batch.length < MOST_AT_ONCE && move.day === day && !taken.has(move.id);
    (fits ? batch : left).push(waiting);
    if (fits) taken.add(move.id);
  }
  queue.splice(0, queue.length, ...left);
  return batch;
}
