import { applyMigrations } from "../infra/database/apply-migrations.ts";
import { createJobTables } from "../infra/jobs/install.ts";

/**
 * Brings a database to the version of this program: tables, functions, then queues. Idempotent.
 * @param ownerUrl of the owner role
 */
export async function updateSchema(ownerUrl: string, say: (progress: string) => void): Promise<void> {
  const { created, applied, functions } = await applyMigrations(ownerUrl);
  if (created) say("Le schéma de départ est créé");
  if (applied.length > 0) say(formatCounted(applied.length, "migration appliquée", "migrations appliquées"));
  if (functions.length > 0)
    say(formatCounted(functions.length, "fonction mise à jour", "fonctions mises à jour"));
  await createJobTables(ownerUrl);
}

/** A count with its noun, in French. */
const formatCounted = (count: number, one: string, several: string): string =>
  `${count} ${count < 2 ? one : several}`;
