import { statfs } from "node:fs/promises";
import { sql } from "kysely";
import type { Tx } from "../../kernel/context.ts";
import type { PlatformStatus } from "../../kernel/platform-status.ts";
import type { Database } from "../database/database.ts";
import { JOBS_SCHEMA } from "../jobs/install.ts";

const MAIL_JOB = "notifications.deliver";
const DELIVERY_JOB = "clients.deliver";

/**
 * @param dataDirectory where the private database and the documents are: its disk is the one that fills up
 */
export async function readStatus(database: Database, dataDirectory: string): Promise<PlatformStatus> {
  const disk = await statfs(dataDirectory);
  const stored = await database.transaction(
    { actor: { kind: "system", name: "operation" }, authorityId: null },
    async (tx) => ({ ...(await readJobs(tx)), ...(await readDatabase(tx)) }),
  );
  return {
    ...stored,
    disk: { freeBytes: disk.bavail * disk.bsize, totalBytes: disk.blocks * disk.bsize },
  };
}

type JobFigures = Pick<
  PlatformStatus,
  "lateJobs" | "oldestJobSeconds" | "failedJobs" | "waitingDeliveries" | "waitingMails" | "failedMails"
>;

async function readJobs(tx: Tx): Promise<JobFigures> {
  const { rows } = await sql<JobFigures>`
    select
      count(*) filter (where waits and start_after < now() - interval '5 minutes')::int as "lateJobs",
      coalesce(max(extract(epoch from now() - start_after)) filter
        (where waits and start_after < now() - interval '5 minutes'), 0)::int as "oldestJobSeconds",
      count(*) filter (where state = 'failed')::int as "failedJobs",
      count(*) filter (where waits and name = ${DELIVERY_JOB})::int as "waitingDeliveries",
      count(*) filter (where waits and name = ${MAIL_JOB})::int as "waitingMails",
      count(*) filter (where state = 'failed' and name = ${MAIL_JOB})::int as "failedMails"
    from (select name, state, start_after, state in ('created', 'retry') as waits
      from ${sql.raw(JOBS_SCHEMA)}.job) as j`.execute(tx);
  const [figures] = rows;
  if (!figures) throw new Error("counts without a row");
  return figures;
}

type StoredFigures = Pick<
  PlatformStatus,
  "lastBackup" | "migration" | "databaseBytes" | "keys" | "silentEquipment" | "faultyEquipment"
>;

async function readDatabase(tx: Tx): Promise<StoredFigures> {
  const backups = await sql<{ takenAt: Date; rows: number; files: number }>`
    select taken_at as "takenAt", row_count::int as rows, file_count::int as files
    from backup order by taken_at desc limit 1`.execute(tx);
  const migrations = await sql<{ name: string | null; count: number; appliedAt: Date; bytes: number }>`
    select m.name, (select count(*) from migration)::int as count,
      coalesce(m.applied_at, b.applied_at) as "appliedAt", pg_database_size(current_database()) as bytes
    from schema_baseline b left join lateral
      (select name, applied_at from migration order by name desc limit 1) as m on true`.execute(tx);
  const keys = await sql<{ generation: number; left: number }>`
    select latest as generation, (select coalesce(sum(keys), 0) from ardeco_keys_before(latest))::int as left
    from (select coalesce(max(generation), 0) as latest from person_tree) as t`.execute(tx);
  const equipment = await sql<{ silent: number; faulty: number }>`
    select silent, faulty from ardeco_equipment_in_trouble()`.execute(tx);
  const [last] = migrations.rows;
  if (!last) throw new Error("a database without a baseline");
  const { bytes, ...migration } = last;
  return {
    lastBackup: backups.rows[0] ?? null,
    migration,
    databaseBytes: bytes,
    silentEquipment: equipment.rows[0]?.silent ?? 0,
    faultyEquipment: equipment.rows[0]?.faulty ?? 0,
    keys: keys.rows[0] ?? { generation: 0, left: 0 },
  };
}
