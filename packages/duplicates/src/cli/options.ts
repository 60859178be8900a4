import { parseArgs } from "node:util";
import { isRole, type Role, roles } from "../table/roles.ts";
import { USAGE } from "./usage.ts";

export interface Options {
  readonly files: readonly string[];
  /** Role by column; empty when columns are recognised by their names. */
  readonly mapping: Readonly<Record<string, Role>>;
  /** From 0 to 1, or null to choose it without labels. */
  readonly threshold: number | null;
  /** Only pairs whose rows are of two files. */
  readonly link: boolean;
}

/** What to print and how to end, when there is nothing to compare. */
export interface Said {
  readonly said: string;
  readonly status: 0 | 2;
}

export function readOptions(args: readonly string[]): Options | Said {
  try {
    const { values, positionals } = parseArgs({
      args: [...args],
      allowPositionals: true,
      options: {
        map: { type: "string", multiple: true, default: [] },
        threshold: { type: "string" },
        link: { type: "boolean", default: false },
        help: { type: "boolean", short: "h", default: false },
      },
    });
    if (values.help) return { said: USAGE, status: 0 };
    const [command, ...files] = positionals;
    if (command !== "duplicates" || files.length === 0) return wrongly(USAGE);
    if (values.link && files.length < 2) return wrongly("--link: name two files at least.");
    const mapping = readMapping(values.map);
    if (typeof mapping === "string") return wrongly(mapping);
    const threshold = values.threshold === undefined ? null : Number(values.threshold);
    if (threshold !== null && !(threshold > 0 && threshold < 1))
      return wrongly("--threshold is between 0 and 1.");
    return { files, mapping, threshold, link: values.link };
  } catch (error) {
    const [said = ""] = (error instanceof Error ? error.message : String(error)).split(". ");
    return wrongly(`${said}. ${MORE}`);
  }
}

const MORE = "See ardeco duplicates --help.";

const wrongly = (said: string): Said => ({ said, status: 2 });

function readMapping(written: readonly string[]): Readonly<Record<string, Role>> | string {
  const mapping: Record<string, Role> = {};
  for (const one of written.flatMap((several) => several.split(",")).filter((text) => text.trim() !== "")) {
    const at = one.lastIndexOf("=");
    const [column, role] = [one.slice(0, at).trim(), one.slice(at + 1).trim()];
    if (at < 1 || !isRole(role)) return `--map ${one}: not COLUMN=ROLE. Roles: ${roles.join(" ")}.`;
    mapping[column] = role;
  }
  return mapping;
}
