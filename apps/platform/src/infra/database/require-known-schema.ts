import { StartRefused } from "../start-refused.ts";
import { listMigrationNames, ownFolders, readBaseline, type SchemaFolders } from "./schema-files.ts";
import type { SchemaState } from "./schema-state.ts";

export type SchemaRefusal =
  | "schema_former"
  | "schema_other_baseline"
  | "schema_newer"
  | "schema_function_signature";

/** A database, a backup or a program that do not go together; the code stands at the end of the sentence. */
export class SchemaRefused extends StartRefused {
  readonly code: SchemaRefusal;

  constructor(code: SchemaRefusal, sentence: string) {
    super(`${sentence} (${code})`);
    this.code = code;
  }
}

/**
 * Refuses what another schema made: this program would read and write what it does not know.
 * @param state of a backup, or of a database that is not empty
 * @throws SchemaRefused
 */
export async function requireKnownSchema(
  state: SchemaState,
  folders: SchemaFolders = ownFolders,
): Promise<void> {
  if (state.baseline === null)
    throw new SchemaRefused(
      "schema_former",
      "Cette base, ou cette sauvegarde, vient d’une version " +
        "d’avant le schéma de départ : ce programme ne sait pas " +
        "la mettre à jour. Partez d’une base vide.",
    );
  const { checksum } = await readBaseline(folders.baseline);
  if (state.baseline !== checksum)
    throw new SchemaRefused(
      "schema_other_baseline",
      "Cette base, ou cette sauvegarde, a été faite d’un autre " +
        `schéma de départ (${shorten(state.baseline)}) que celui ` +
        `de ce programme (${shorten(checksum)}). Prenez le ` +
        "programme qui l’a faite, ou partez d’une base vide.",
    );
  const known = new Set(await listMigrationNames(folders.migrations));
  const unknown = state.migrations.filter((name) => !known.has(name)).sort();
  if (unknown.length > 0)
    throw new SchemaRefused(
      "schema_newer",
      "La base a été mise à jour par une version plus récente " +
        `d’Ardeco (${unknown.join(", ")}). Elle ne revient pas en ` +
        "arrière : installez cette version, ou restaurez dans " +
        "une base vide la sauvegarde faite avant la mise à jour.",
    );
}

/** Enough to tell two apart by eye. */
const shorten = (checksum: string): string => checksum.slice(0, 12);
