import { type Role, usualRole } from "../table/roles.ts";
import { type Mapping, type Table, TableBuilder } from "../table/table.ts";
import { type Both, UnusableFile } from "./both.ts";
import { NO_ROW, readRows } from "./read-rows.ts";

export interface ReadFiles {
  readonly table: Table;
  /** Of the first file. */
  readonly mapping: Mapping;
  /** Names of the rows. */
  readonly ids: readonly string[];
  /** For each file, how many rows came before it. */
  readonly starts: readonly number[];
  /** Lines left aside. */
  readonly badLines: number;
}

/**
 * Reads CSV files into one table; columns of the later ones are put where the first has the same role.
 * @param tell called with a sentence for each line left aside, and for columns that are not compared
 * @throws UnusableFile
 */
export async function readPeople(
  files: readonly string[],
  asked: Mapping,
  tell: (said: Both) => void,
): Promise<ReadFiles> {
  const ids: string[] = [];
  const starts: number[] = [];
  let [badLines, builder, mapping]: [number, TableBuilder | null, Mapping] = [0, null, {}];
  for (const file of files) {
    const { columns, rows } = await readRows(file, (line, why) => {
      badLines++;
      tell({
        fr: `${file}, ligne ${line} : laissée de côté, ${why.fr}.`,
        en: `${file}, line ${line}: left aside, ${why.en}.`,
      });
    });
    const own = mappingOf(columns, asked);
    const unknown = columns.filter((column) => own[column] === undefined && column !== "");
    if (own !== asked && unknown.length > 0)
      tell({
        fr: `${file} : colonnes non comprises, laissées de côté : ${unknown.join(", ")}. Dites ce qu’elles sont avec --map.`,
        en: `${file}: columns not understood, left aside: ${unknown.join(", ")}. Say what they are with --map.`,
      });
    if (builder === null) [builder, mapping] = [new TableBuilder(own), own];
    const [to, id] = [placesIn(columns, own, mapping), columns.findIndex((column) => own[column] === "id")];
    const start = ids.length;
    starts.push(start);
    for await (const row of rows) {
      builder.add(Object.fromEntries(to.map(({ column, at }) => [column, row[at]])));
      ids.push(row[id] || String(ids.length - start + 1));
    }
  }
  if (builder === null || ids.length === 0) throw new UnusableFile(NO_ROW);
  return { table: builder.build(), mapping, ids, starts, badLines };
}

/**
 * Where each value of a line goes: the columns of this file, by the names that the first one gives to their
 * roles.
 */
function placesIn(columns: readonly string[], own: Mapping, first: Mapping) {
  const taken = new Set<string>();
  return columns.flatMap((name, at) => {
    const role = own[name];
    if (role === undefined) return [];
    const column = first[name] === role ? name : columnFor(role, first, taken);
    if (column === undefined) return [];
    taken.add(column);
    return [{ column, at }];
  });
}

const columnFor = (role: Role, mapping: Mapping, taken: ReadonlySet<string>): string | undefined =>
  Object.keys(mapping).find((column) => mapping[column] === role && !taken.has(column));

function mappingOf(columns: readonly string[], asked: Mapping): Mapping {
  const absent = Object.keys(asked).find((column) => !columns.includes(column));
  if (absent !== undefined)
    throw new UnusableFile({
      fr: `Le fichier n’a pas de colonne « ${absent} » : il a ${columns.join(", ")}.`,
      en: `The file has no column "${absent}": it has ${columns.join(", ")}.`,
    });
  if (Object.values(asked).some((role) => role !== "id")) return asked;
  const mapping: Mapping = { ...usualMapping(columns), ...asked };
  if (Object.values(mapping).every((role) => role === "id"))
    throw new UnusableFile({
      fr: `Aucune colonne n’est comprise parmi ${columns.join(", ")}. La première ligne porte les noms des colonnes : ajoutez-la si le fichier n’en a pas, ou dites ce qu’elles sont avec --map.`,
      en: `No column is recognised among ${columns.join(", ")}. The first line holds the names of the columns: add it when the file has none, or say what they are with --map.`,
    });
  return mapping;
}

/** Columns by their usual names; of a role that is one thing, the first column only. */
function usualMapping(columns: readonly string[]): Mapping {
  const mapping: Record<string, Role> = {};
  const roles = new Set<Role>();
  for (const column of columns) {
    const role = usualRole(column);
    if (role === null || (roles.has(role) && role !== "text")) continue;
    mapping[column] = role;
    roles.add(role);
  }
  return mapping;
}
