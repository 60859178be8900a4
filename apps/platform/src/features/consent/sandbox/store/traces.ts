import { sql } from "kysely";
import type { Tx } from "../../../../kernel/context.ts";
import type { AuthorityId } from "../../../../kernel/ids.ts";
import { openSandboxTables, type TraceRow } from "./tables.ts";

export async function createTraceRow(tx: Tx, row: TraceRow): Promise<void> {
  await openSandboxTables(tx)
    .insertInto("sandbox_trace")
    .values({ ...row, facts: sql`${JSON.stringify(row.facts)}::jsonb` })
    .execute();
}

/** Newest first. */
export async function listTraces(
  tx: Tx,
  authorityId: AuthorityId,
  limit: number,
): Promise<readonly TraceRow[]> {
  return openSandboxTables(tx)
    .selectFrom("sandbox_trace")
    .selectAll()
    .where("authority_id", "=", authorityId)
    .orderBy("at", "desc")
    .orderBy("id")
    .limit(limit)
    .execute();
}

export async function countGestures(tx: Tx, authorityId: AuthorityId, since: Date): Promise<number> {
  const { made } = await openSandboxTables(tx)
    .selectFrom("sandbox_trace")
    .select((eb) => eb.fn.countAll<string>().as("made"))
    .where("authority_id", "=", authorityId)
    .where("kind", "=", "gesture")
    .where("at", ">", since)
    .executeTakeFirstOrThrow();
  return Number(made);
}

/** Those past their time, and the oldest beyond `most`. */
export async function deleteTraces(
  tx: Tx,
  authorityId: AuthorityId,
  { before, most }: { readonly before: Date; readonly most: number },
): Promise<number> {
  const done = await sql`
    delete from sandbox_trace where authority_id = ${authorityId} and (at < ${before} or id in (
      select id from sandbox_trace where authority_id = ${authorityId} order by at desc, id offset ${most}))
  `.execute(tx);
  return Number(done.numAffectedRows ?? 0n);
}
