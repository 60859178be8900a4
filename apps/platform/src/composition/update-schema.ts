import { applyMigrations } from "../infra/database/apply-migrations.ts";
import { createJobTables } from "../infra/jobs/install.ts";

/**
 * Brings a database to the version of this program: tables, functions, then queues. Idempotent.
 * @param ownerUrl of the owner role
 */
export async function updateSchema(ownerUrl: string, say: (progress: string) => void): Promise<void> {
  const { created, applied, functions } = await applyMigrations(ownerUrl);
  if (created) say("Le schéma de départ est créé");
  if (applied.length > 0) say(`${applied.length} migrations appliquées`);
  if (functions.length > 0) say(`${functions.length} fonctions mises à jour`);
  await createJobTables(ownerUrl);
}
