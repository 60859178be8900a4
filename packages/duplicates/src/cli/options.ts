import { parseArgs } from "node:util";
import { isRole, type Role } from "../table/roles.ts";

export interface Options {
  readonly file: string;
  /** Role by column; empty when columns are recognised by their names. */
  readonly mapping: Readonly<Record<string, Role>>;
  /** From 0 to 1, or null to choose it without labels. */
  readonly threshold: number | null;
}

export const USAGE = `ardeco duplicates FILE [--map COLUMN=ROLE]… [--threshold P]

Finds who is there twice in a CSV file (first line: the names of the columns; separator and encoding are recognised). Prints
lines of JSON: each pair with its probability and reasons, then each cluster of rows that are one person, then a summary.

  --map COLUMN=ROLE   what a column is; may be repeated, or several separated by commas. Without any, usual names are understood. Roles:
                      given_name family_name usage_name birth_date sex birth_place identifier email phone
                      street street_number postcode town region text id
  --threshold P       takes pairs from this probability on; without it, it is chosen from the file

Rows are named by the column of role id, else by their number from 1. Ends with 0, or 2 when asked wrongly.`;

/** A sentence when the command is not understood. */
export function readOptions(args: readonly string[]): Options | string {
  try {
    const { values, positionals } = parseArgs({
      args: [...args],
      allowPositionals: true,
      options: {
        map: { type: "string", multiple: true, default: [] },
        threshold: { type: "string" },
      },
    });
    const [command, file, ...more] = positionals;
    if (command !== "duplicates" || file === undefined || more.length > 0) return USAGE;
    const mapping = readMapping(values.map);
    if (typeof mapping === "string") return mapping;
    const threshold = values.threshold === undefined ? null : Number(values.threshold);
    if (threshold !== null && !(threshold > 0 && threshold < 1)) return "--threshold is between 0 and 1.";
    return { file, mapping, threshold };
  } catch {
    return USAGE;
  }
}

function readMapping(written: readonly string[]): Readonly<Record<string, Role>> | string {
  const mapping: Record<string, Role> = {};
  for (const one of written.flatMap((several) => several.split(",")).filter((text) => text.trim() !== "")) {
    const at = one.lastIndexOf("=");
    const [column, role] = [one.slice(0, at).trim(), one.slice(at + 1).trim()];
    if (at < 1 || !isRole(role)) return `--map ${one}: not COLUMN=ROLE.\n\n${USAGE}`;
    mapping[column] = role;
  }
  return mapping;
}
