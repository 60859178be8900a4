import { setTimeout as pause } from "node:timers/promises";
import type { Client } from "pg";
import { StartRefused } from "../start-refused.ts";
import { MigrationFailed } from "./migration-failed.ts";

/** How a migration waits for a table that somebody holds. */
export interface MigrationWait {
  /** Requests that come after ours wait behind it: short, and then let them pass. */
  readonly lockTimeoutMs: number;
  readonly pauseMs: number;
  readonly tries: number;
}

/** A page takes milliseconds, a backup's COPY seconds: a minute and a half outlives both. */
export const usualWaiting: MigrationWait = { lockTimeoutMs: 2_000, pauseMs: 1_000, tries: 30 };

/** PostgreSQL's lock_not_available: the lock was not obtained within lock_timeout. */
const LOCK_NOT_AVAILABLE = "55P03";

/**
 * Applies one migration in its transaction, or nothing of it; gives way when a table is held, and tries
 * again.
 */
export async function applyMigration(
  client: Client,
  { name, sql }: { readonly name: string; readonly sql: string },
  waiting: MigrationWait,
): Promise<void> {
  for (let attempt = 1; attempt <= waiting.tries; attempt += 1) {
    if (await applyOnce(client, name, sql, waiting.lockTimeoutMs)) return;
    if (attempt < waiting.tries) await pause(waiting.pauseMs);
  }
  throw new StartRefused(formatLockRefusal(name, waiting, await listTableHolders(client)));
}

/** False when a table was held for too long. */
async function applyOnce(client: Client, name: string, sql: string, lockTimeoutMs: number): Promise<boolean> {
  try {
    await client.query(`begin; set local lock_timeout = ${lockTimeoutMs}`);
    await client.query(sql);
    await client.query("insert into migration (name) values ($1)", [name]);
    await client.query("commit");
    return true;
  } catch (error) {
    await client.query("rollback");
    if (error instanceof Error && "code" in error && error.code === LOCK_NOT_AVAILABLE) return false;
    throw new MigrationFailed(`La migration ${name}`, sql, error);
  }
}

interface Holder {
  readonly pid: number;
  readonly role: string;
  readonly program: string;
}

/**
 * Who holds a table of ours now. What they ask is not ours to read (pg_stat_activity hides it from another
 * role).
 */
async function listTableHolders(client: Client): Promise<readonly Holder[]> {
  const { rows } = await client.query<Holder>(
    `select distinct activity.pid, activity.usename as role, activity.application_name as program
     from pg_locks held
     join pg_class relation on relation.oid = held.relation and relation.relnamespace = 'public'::regnamespace
     join pg_stat_activity activity on activity.pid = held.pid
     where held.granted and held.pid <> pg_backend_pid()
       and held.database = (select oid from pg_database where datname = current_database())
     order by activity.pid limit 5`,
  );
  return rows;
}

function formatLockRefusal(
  name: string,
  { lockTimeoutMs, pauseMs, tries }: MigrationWait,
  held: readonly Holder[],
): string {
  const seconds = Math.ceil((tries * lockTimeoutMs + (tries - 1) * pauseMs) / 1000);
  const who = held.map(({ pid, role, program }) => `${pid} (${[role, program].filter(Boolean).join(", ")})`);
  const seen =
    who.length > 0
      ? `Qui tient une table en ce moment, par numéro de processus PostgreSQL : ${who.join(", ")}. `
      : "Plus personne ne la tient en ce moment. ";
  return (
    `La migration ${name} attend depuis ${seconds} s une table ` +
    "qu’une autre transaction tient. Rien n’en a été appliqué, " +
    `et les usagers n’ont pas attendu plus de ${lockTimeoutMs / 1000} s à chaque essai. ${seen}` +
    "Attendez la fin de la sauvegarde ou du traitement en cours, ou fermez-le " +
    "(select pg_terminate_backend(<numéro>)), puis recommencez."
  );
}
