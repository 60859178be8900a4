import { createHash } from "node:crypto";
import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

/** Where the SQL of a schema is. */
export interface SchemaFolders {
  /** `<context>/<phase>/<feature>.sql`, `<context>/functions/<function>.sql`. */
  readonly baseline: string;
  /** `NNNN_<feature>_<verb>_<object>.sql`, from 2000 on. */
  readonly migrations: string;
}

export const ownFolders: SchemaFolders = {
  baseline: fileURLToPath(new URL("../../../sql/", import.meta.url)),
  migrations: fileURLToPath(new URL("../../../migrations/", import.meta.url)),
};

export interface SqlFile {
  /** Its path below the folder. */
  readonly name: string;
  readonly sql: string;
}

export interface SqlFunction extends SqlFile {
  readonly function: string;
  readonly checksum: string;
}

export interface Baseline {
  /** Of all but the functions, which go on changing. */
  readonly checksum: string;
  readonly beforeFunctions: readonly SqlFile[];
  readonly functions: readonly SqlFunction[];
  readonly afterFunctions: readonly SqlFile[];
}

/** Each needs those before it: keys are between tables, policies and triggers call functions. */
const phases = ["schema", "tables", "keys", "functions", "policies", "triggers"];
const FUNCTIONS = phases.indexOf("functions");

export async function readBaseline(folder: string): Promise<Baseline> {
  const names = (await readdir(folder, { recursive: true })).filter((name) => name.endsWith(".sql")).sort();
  const files = await Promise.all(
    names.map(async (name) => ({
      name,
      sql: await readFile(join(folder, name), "utf8"),
      at: getPhase(name),
    })),
  );
  const beforeFunctions = phases
    .slice(0, FUNCTIONS)
    .flatMap((_, at) => files.filter((file) => file.at === at));
  const afterFunctions = files.filter(({ at }) => at > FUNCTIONS).sort((a, b) => a.at - b.at);
  return {
    checksum: computeChecksum([...beforeFunctions, ...afterFunctions].map(({ sql }) => stripSqlNotes(sql))),
    beforeFunctions,
    functions: files.filter(({ at }) => at === FUNCTIONS).map(toSqlFunction),
    afterFunctions,
  };
}

/** Of this program, in the order in which they are applied. */
export async function listMigrationNames(folder: string): Promise<string[]> {
  return (await readdir(folder)).filter((name) => name.endsWith(".sql")).sort();
}

function getPhase(name: string): number {
  const at = phases.indexOf(name.split("/")[1] ?? "");
  if (at < 0) throw new Error(`${name} is not in a phase of the baseline: ${phases.join(", ")}`);
  return at;
}

function toSqlFunction({ name, sql }: SqlFile): SqlFunction {
  const stem = name.slice(name.lastIndexOf("/") + 1, -".sql".length);
  return { name, sql, function: stem, checksum: computeChecksum([sql]) };
}

/** Comments and white space first, then literals, names and bodies, which are left as they are. */
const PIECE = /(?:--[^\n]*|\s+)+|'(?:[^']|'')*'|"[^"]*"|(\$\w*\$)[\s\S]*?\1|[^\s'"$-]+|[\s\S]/g;

/** A reason may be written better on the day it is read: it is the same schema. */
const stripSqlNotes = (sql: string): string =>
  sql.replace(PIECE, (piece) => (/^(?:--|\s)/.test(piece) ? " " : piece)).trim();

function computeChecksum(texts: readonly string[]): string {
  const hash = createHash("sha256");
  for (const text of texts) hash.update(text).update("\0");
  return hash.digest("hex");
}
