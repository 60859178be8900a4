import type { Hearing } from "../connection.ts";
import type { ArdecoEvent } from "./event.ts";
import { parseEvent } from "./parse-event.ts";
import { MAX_AGE_SECONDS, verifyToken } from "./verify-token.ts";

/** What was read, and whether it had been done before: acknowledge in both cases. */
export interface Taken {
  readonly event: ArdecoEvent;
  readonly again: boolean;
}

type Apply = (event: ArdecoEvent) => Promise<void> | void;

/**
 * Remembered after the work: when it fails, or the machine stops, the authority sends again and nothing is
 * lost.
 */
export function eventReader(connection: Hearing): (body: string, apply: Apply) => Promise<Taken> {
  /** Sent twice at once to one process: the second waits for the first. */
  const working = new Map<string, Promise<boolean>>();
  return async (body, apply) => {
    const claims = await verifyToken(connection, body);
    const event = parseEvent(claims, connection.issuer);
    const until = new Date(((claims.iat ?? 0) + MAX_AGE_SECONDS) * 1000);
    const before = working.get(event.jti);
    if (before !== undefined) {
      await before;
      return { event, again: true };
    }
    const work = once(connection, event, until, apply);
    working.set(event.jti, work);
    try {
      return { event, again: await work };
    } finally {
      working.delete(event.jti);
    }
  };
}

async function once({ done }: Hearing, event: ArdecoEvent, until: Date, apply: Apply): Promise<boolean> {
  if (await done.has(event.jti)) return true;
  await apply(event);
  await done.add(event.jti, until);
  return false;
}
