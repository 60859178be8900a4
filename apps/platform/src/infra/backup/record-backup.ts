import type { Client } from "pg";
import type { BackupManifest } from "./manifest.ts";

/** What operators see of the last backup. */
export async function recordBackup(client: Client, manifest: BackupManifest): Promise<void> {
  const rows = manifest.database.tables.reduce((sum, table) => sum + table.rows, 0);
  await client.query(
    `insert into backup (taken_at, row_count, file_count, file_bytes) values ($1, $2, $3, $4)
     on conflict (taken_at) do nothing`,
    [manifest.takenAt, rows, manifest.files.count, manifest.files.bytes],
  );
}
