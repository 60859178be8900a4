import type { PlatformStatus } from "../kernel/platform-status.ts";

/** A platform on which nothing waits, never saved yet. */
export const quietStatus: PlatformStatus = {
  lateJobs: 0,
  oldestJobSeconds: 0,
  failedJobs: 0,
  waitingDeliveries: 0,
  waitingMails: 0,
  failedMails: 0,
  silentEquipment: 0,
  faultyEquipment: 0,
  lastBackup: null,
  migration: {
    name: null,
    count: 0,
    appliedAt: new Date("2026-11-24T08:00:00Z"),
  },
  databaseBytes: 50_000_000,
  keys: { generation: 1, left: 0 },
  disk: { freeBytes: 40e9, totalBytes: 80e9 },
};
