import type { PgBoss } from "pg-boss";
import { type AuthorityId, isUuid } from "../../kernel/ids.ts";
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

/**
 * Those of this authority, then those of the whole platform: another authority's are not its operator's to
 * see.
 */
const OWN = "state = 'failed' and coalesce(data->'data'->>'authorityId', $1) = $1";

/** Its own first, newest first, at most 200. */
export async function findFailedJobs(boss: PgBoss, authorityId: AuthorityId): Promise<readonly FailedJob[]> {
  const { rows } = await boss.getDb().executeSql(
    `
    select id, name, data->'data'->>'authorityId' as "authorityId", data->'data'->>'requestId' as "requestId",
      completed_on as "failedAt", retry_count + 1 as attempts, coalesce(output->>'message',
      'timeout') as reason,
      case when policy = 'key_strict_fifo' then singleton_key end as "orderKey"
    from ${JOBS_SCHEMA}.job where ${OWN}
    order by data->'data'->>'authorityId' nulls last, completed_on desc limit 200`,
    [authorityId],
  );
  return rows;
}

/**
 * Gives one of those one more attempt; false when it is not there any more, not failed, or another
 * authority's.
 */
export async function retryFailedJob(boss: PgBoss, id: string, authorityId: AuthorityId): Promise<boolean> {
  if (!isUuid(id)) return false;
  const { rows } = await boss
    .getDb()
    .executeSql(`select name from ${JOBS_SCHEMA}.job where id = $2 and ${OWN}`, [authorityId, id]);
  const name: unknown = rows[0]?.name;
  if (typeof name !== "string") return false;
  await boss.retry(name, id);
  return true;
}
