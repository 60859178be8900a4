import { sql } from "kysely";
import type { Tx } from "../../../../kernel/context.ts";
import type { SourcePace } from "../../../../kernel/state-sources.ts";

/**
 * Takes up to `wanted` requests, all servers together: how many are granted, or how long to wait when none
 * is.
 */
export async function reservePace(
  tx: Tx,
  bucket: Buffer,
  wanted: number,
  { perSecond, burst }: SourcePace,
): Promise<{ readonly granted: number; readonly waitMs: number }> {
  const { rows } = await sql<{ granted: number; wait_ms: number }>`
    select granted, wait_ms from ardeco_source_take(${bucket}, ${wanted}::integer,
      ${perSecond.token}::double precision, ${burst.token}::integer,
      ${perSecond.address}::double precision, ${burst.address}::integer)`.execute(tx);
  return { granted: rows[0]?.granted ?? 0, waitMs: rows[0]?.wait_ms ?? 1_000 };
}

/** Nobody asks with this token (or at all, from this platform) for so many seconds. */
export async function suspendPace(
  tx: Tx,
  bucket: Buffer,
  { seconds, everybody }: { readonly seconds: number; readonly everybody: boolean },
): Promise<void> {
  await sql`select ardeco_source_pause(${bucket}, ${seconds}::double precision, ${everybody})`.execute(tx);
}
