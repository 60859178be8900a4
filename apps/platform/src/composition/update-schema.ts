import { applyMigrations } from "../infra/database/apply-migrations.ts";
import { createJobTables } from "../infra/jobs/install.ts";

/**
 * Brings a database to the version of this program: tables, then queues. Idempotent. @param ownerUrl of the
 * owner role
 */
export async function updateSchema(ownerUrl: string, say: (progress: string) => void): Promise<void> {
  const { applied } = await applyMigrations(ownerUrl);
  if (applied.length > 0) say(`${applied.length} migrations appliquées`);
  await createJobTables(ownerUrl);
}
