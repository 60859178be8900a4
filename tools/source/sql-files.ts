import type { Tree } from "./tree.ts";

interface SqlFile {
  readonly path: string;
  /** The feature that owns what the file makes. */
  readonly module: string;
}

/** apps/…/migrations/NNNN_<feature>_<verb>_<object>.sql */
export interface Migration extends SqlFile {
  readonly number: string;
  /** False when the name is of another form. */
  readonly wellNamed: boolean;
}

/**
 * apps/…/sql/<context>/<phase>/<feature>.sql, or <feature>/<table>.sql where that would be long; of functions,
 * <function>.sql.
 */
export interface BaselineFile extends SqlFile {
  readonly context: string;
  readonly phase: string;
  readonly stem: string;
}

/** Each needs those before it. The platform applies them in this order (infra/database/schema-files.ts). */
export const phases = ["schema", "tables", "keys", "functions", "policies", "triggers"];

const MIGRATION = /^apps\/[^/]+\/migrations\/([^/]+)\.sql$/;
const NAME = /^(\d{4})_([a-z]+)_[a-z]+_[a-z0-9_]+$/;
const BASELINE = /^apps\/[^/]+\/sql\/([^/]+)\/([^/]+)\/(?:([^/]+)\/)?([^/]+)\.sql$/;

export function migrationsOf(tree: Tree): Migration[] {
  return tree.paths.flatMap((path) => {
    const stem = MIGRATION.exec(path)?.[1];
    if (stem === undefined) return [];
    const [, number = stem.slice(0, 4), module = ""] = NAME.exec(stem) ?? [];
    return [{ path, number, module, wellNamed: module !== "" }];
  });
}

/** In the order in which they are applied. */
export function listBaselineFiles(tree: Tree): BaselineFile[] {
  const files = tree.paths.flatMap((path) => {
    const [, context, phase, folder, stem] = BASELINE.exec(path) ?? [];
    if (context === undefined || phase === undefined || stem === undefined) return [];
    return [{ path, context, phase, stem, module: folder ?? stem }];
  });
  return files.sort((a, b) => phases.indexOf(a.phase) - phases.indexOf(b.phase));
}

/** All among which a migration is looked for: none follows the baseline at first. */
export function countSqlFiles(tree: Tree): number {
  return listBaselineFiles(tree).length + migrationsOf(tree).length;
}
