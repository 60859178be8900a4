import { monitorEventLoopDelay } from "node:perf_hooks";
import type { PlatformStatus } from "../../kernel/platform-status.ts";
import type { PoolFigures } from "../database/database.ts";
import type { Gauge } from "./open-metrics.ts";

const NANOSECONDS = 1e9;

/**
 * What a supervisor watches: the process, and what the database says of the machinery. Without the database,
 * the rest is still said: it is then that somebody looks.
 */
export function openMeter(): (status: PlatformStatus | undefined, now: Date) => readonly Gauge[] {
  const delay = monitorEventLoopDelay({ resolution: 20 });
  delay.enable();
  return (status, now) => {
    const gauges = [
      ...listProcessGauges(delay.percentile(99) / NANOSECONDS),
      { name: "database_up", help: "Whether the database answered this reading.", value: status ? 1 : 0 },
      ...(status ? listStatusGauges(status, now) : []),
    ];
    delay.reset();
    return gauges;
  };
}

function listProcessGauges(delaySeconds: number): readonly Gauge[] {
  const { rss, heapUsed } = process.memoryUsage();
  const { user, system } = process.cpuUsage();
  return [
    { name: "uptime_seconds", help: "Since this server started.", value: Math.round(process.uptime()) },
    { name: "resident_bytes", help: "Memory of this server.", value: rss },
    { name: "heap_bytes", help: "Of which, objects.", value: heapUsed },
    { name: "cpu_seconds", help: "Processor time since the start.", value: (user + system) / 1e6 },
    {
      name: "event_loop_delay_seconds",
      help: "99th centile since the last reading: how long requests wait for the processor.",
      value: delaySeconds,
    },
  ];
}

function listStatusGauges(status: PlatformStatus, now: Date): readonly Gauge[] {
  const { lastBackup, disk, migration } = status;
  return [
    { name: "jobs_late", help: "Jobs due for more than five minutes.", value: status.lateJobs },
    { name: "jobs_oldest_seconds", help: "Wait of the oldest late job.", value: status.oldestJobSeconds },
    { name: "jobs_failed", help: "Jobs whose attempts are spent.", value: status.failedJobs },
    { name: "deliveries_waiting", help: "To business applications.", value: status.waitingDeliveries },
    { name: "mails_waiting", help: "To be handed to the mail server.", value: status.waitingMails },
    { name: "mails_failed", help: "That the mail server never took.", value: status.failedMails },
    { name: "equipment_silent", help: "That did not call for a day.", value: status.silentEquipment },
    { name: "equipment_faulty", help: "That say so of themselves.", value: status.faultyEquipment },
    {
      name: "backup_age_seconds",
      help: "Since the last backup; absent when there is none.",
      value: lastBackup ? (now.getTime() - lastBackup.takenAt.getTime()) / 1_000 : Number.NaN,
    },
    { name: "keys_to_wrap", help: "Left of a rotation of people's keys.", value: status.keys.left },
    { name: "migrations", help: "Applied to the database.", value: migration.count },
    { name: "database_bytes", help: "Size of the database.", value: status.databaseBytes },
    { name: "disk_free_bytes", help: "Where data is.", value: disk.freeBytes },
    { name: "disk_total_bytes", help: "Where data is.", value: disk.totalBytes },
  ];
}

/** Connections of this server to the database. */
export function listPoolGauges({ open, idle, waiting, most }: PoolFigures): readonly Gauge[] {
  return [
    { name: "database_connections", help: "Open, for transactions.", value: open },
    { name: "database_connections_idle", help: "Of which, free.", value: idle },
    { name: "database_connections_max", help: "That may be open.", value: most },
    { name: "database_waiting", help: "Transactions that wait for a connection.", value: waiting },
  ];
}
