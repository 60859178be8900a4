import { readFile } from "node:fs/promises";
import { Client } from "pg";
import type { Owner } from "./owner.ts";

/** What one page takes: unlike its time, it hardly depends on what else the machine does. */
export interface Cost {
  /** Milliseconds of processor, in the platform's process. */
  readonly node: number;
  /** The same, in PostgreSQL's. */
  readonly postgres: number;
  /** Statements sent to PostgreSQL, those of the jobs left out. */
  readonly statements: number;
}

/** Kernel ticks a second (USER_HZ), the same on every Linux that Node runs on. */
const TICKS = 100;

let sent = 0;

/** Counts what every connection of this process sends; the platform of a bench runs in it. */
export function countStatements(): void {
  const { query } = Client.prototype;
  Client.prototype.query = function counted(this: Client, ...args: unknown[]) {
    const [first] = args;
    const text = typeof first === "string" ? first : Reflect.get(Object(first), "text");
    if (typeof text === "string" && !text.includes("pgboss")) sent += 1;
    return Reflect.apply(query, this, args);
  } as typeof query;
}

/** Runs `work`, which says how many pages it asked for, and divides. */
export async function costOf(owner: Owner, work: () => Promise<number>): Promise<Cost> {
  const backends = await ticksOfPostgres(owner);
  const [node, statements] = [process.cpuUsage(), sent];
  const pages = await work();
  const used = process.cpuUsage(node);
  const sentSince = sent - statements;
  const after = await ticksOfPostgres(owner);
  const ticks = [...after].reduce((sum, [pid, count]) => sum + count - (backends.get(pid) ?? 0), 0);
  return {
    node: (used.user + used.system) / 1000 / pages,
    postgres: (ticks * 1000) / TICKS / pages,
    statements: sentSince / pages,
  };
}

async function ticksOfPostgres(owner: Owner): Promise<ReadonlyMap<number, number>> {
  const rows = await owner.query<{ pid: number }>("select pid from pg_stat_activity");
  const ticks = await Promise.all(rows.map(async ({ pid }) => [pid, await ticksOf(pid)] as const));
  return new Map(ticks);
}

/**
 * Fields 14 and 15 of /proc/<pid>/stat (proc(5)): in user mode, in the kernel; the name before them may hold
 * spaces.
 */
async function ticksOf(pid: number): Promise<number> {
  const text = await readFile(`/proc/${pid}/stat`, "utf8").catch(() => "");
  const fields = text.slice(text.lastIndexOf(")") + 2).split(" ");
  return Number(fields[11] ?? 0) + Number(fields[12] ?? 0);
}
