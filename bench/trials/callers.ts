import { randomUUID } from "node:crypto";
import { setTimeout as pause } from "node:timers/promises";
import type { Till } from "./prepare.ts";

/** A till gives up an answer after this long, and asks again under the same key. */
const PATIENCE_MS = 10_000;
const BETWEEN_TRIES_MS = 50;

export interface Callers {
  /** Transfer that each acknowledged operation was told, by its key. */
  readonly acknowledged: ReadonlyMap<string, string>;
  /** Operations told twice with two transfers: none, unless something is wrong. */
  readonly contradicted: readonly string[];
  /** Answers that were neither a transfer nor a refusal to come back later, by status. */
  readonly refused: ReadonlyMap<number, number>;
  /** Longest time that an operation took, from its first try to its acknowledgement. */
  longestMs(): number;
  /** Ends once each caller has been acknowledged its last operation. */
  stop(): Promise<void>;
}

/**
 * Tills that never lose an operation: each is asked again, under its key, until it is acknowledged; one in
 * four is asked twice.
 */
export function startCallers(till: Till, count: number): Callers {
  const acknowledged = new Map<string, string>();
  const contradicted: string[] = [];
  const refused = new Map<number, number>();
  let [over, longest] = [false, 0];
  const operation = async (again: boolean): Promise<void> => {
    const [key, began] = [randomUUID(), performance.now()];
    const transfer = await untilAcknowledged(till, key, refused);
    acknowledged.set(key, transfer);
    longest = Math.max(longest, performance.now() - began);
    if (again && (await untilAcknowledged(till, key, refused)) !== transfer) contradicted.push(key);
  };
  const caller = async (): Promise<void> => {
    for (let turn = 0; !over; turn += 1) await operation(turn % 4 === 0);
  };
  const working = Array.from({ length: count }, caller);
  return {
    acknowledged,
    contradicted,
    refused,
    longestMs: () => longest,
    stop: async () => {
      over = true;
      await Promise.all(working);
    },
  };
}

async function untilAcknowledged(till: Till, key: string, refused: Map<number, number>): Promise<string> {
  for (;;) {
    const answer = await ask(till, key);
    if (answer?.transfer !== undefined) return answer.transfer;
    if (answer && answer.status !== 503) refused.set(answer.status, (refused.get(answer.status) ?? 0) + 1);
    await pause(BETWEEN_TRIES_MS);
  }
}

interface Answer {
  readonly status: number;
  readonly transfer?: string;
}

/** Undefined when no answer came: the operation may be done or not. */
async function ask({ address, authorization, body }: Till, key: string): Promise<Answer | undefined> {
  try {
    const response = await fetch(address, {
      method: "POST",
      headers: { authorization, "content-type": "application/json", "idempotency-key": key },
      body,
      signal: AbortSignal.timeout(PATIENCE_MS),
    });
    const said = await response.text();
    const transfer = /"transfer":"([0-9a-f-]{36})"/.exec(said)?.[1];
    const { status } = response;
    return response.ok && transfer !== undefined ? { status, transfer } : { status };
  } catch {
    return undefined;
  }
}
