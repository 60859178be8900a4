import type { PgBoss } from "pg-boss";
import { JOBS_SCHEMA } from "./install.ts";

/** A job whose attempts are spent: it waits for an operator. */
export interface FailedJob {
  readonly id: string;
  readonly name: string;
  readonly authorityId: string | null;
  readonly requestId: string | null;
  readonly failedAt: Date;
  readonly attempts: number;
  /** Class and code of the error, never its sentence. */
  readonly reason: string;
  /** In strict order, the key whose later jobs are held back. */
  readonly orderKey: string | null;
}

/** Newest first, at most 200. */
export async function findFailedJobs(boss: PgBoss): Promise<readonly FailedJob[]> {
  const { rows } = await boss.getDb().executeSql(`
    select id, name, data->'data'->>'authorityId' as "authorityId", data->'data'->>'requestId' as "requestId",
      completed_on as "failedAt", retry_count + 1 as attempts, coalesce(output->>'message', 'timeout') as reason,
      case when policy = 'key_strict_fifo' then singleton_key end as "orderKey"
    from ${JOBS_SCHEMA}.job where state = 'failed' order by completed_on desc limit 200`);
  return rows;
}

/** Gives a failed job one more attempt; false when it is not there any more, or not failed. */
export async function retryFailedJob(boss: PgBoss, id: string): Promise<boolean> {
  const { rows } = await boss
    .getDb()
    .executeSql(`select name from ${JOBS_SCHEMA}.job where id = $1 and state = 'failed'`, [id]);
  const name: unknown = rows[0]?.name;
  if (typeof name !== "string") return false;
  await boss.retry(name, id);
  return true;
}
