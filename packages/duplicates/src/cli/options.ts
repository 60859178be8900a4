import { parseArgs } from "node:util";
import { isRole, type Role, roles } from "../table/roles.ts";
import { type Both, said } from "./both.ts";
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
    if (command !== "duplicates") return withUsage(unknownCommand(command));
    if (files.length === 0)
      return withUsage({
        fr: "il manque FICHIER, le fichier à comparer.",
        en: "FILE is missing, the file to compare.",
      });
    if (values.link && files.length < 2)
      return wrongly({
        fr: "--link : nommez au moins deux fichiers.",
        en: "--link: name two files at least.",
      });
    const { mapping, wrong } = readMapping(values.map);
    if (wrong) return wrongly(wrong);
    const threshold = values.threshold === undefined ? null : Number(values.threshold);
    if (threshold !== null && !(threshold > 0 && threshold < 1))
      return wrongly({ fr: "--threshold est entre 0 et 1.", en: "--threshold is between 0 and 1." });
    return { files, mapping, threshold, link: values.link };
  } catch (error) {
    return wrongly(notAnOption(error));
  }
}

/** As Node.js says it, in English; French says which option. */
function notAnOption(error: unknown): Both {
  const [en = ""] = (error instanceof Error ? error.message : String(error)).split(". ");
  const option = /'(--?[^' ]+)/.exec(en)?.[1] ?? "";
  const { code } = error as NodeJS.ErrnoException;
  const fr =
    code === "ERR_PARSE_ARGS_UNKNOWN_OPTION"
      ? `option inconnue : ${option}.`
      : `option ${option} : sa valeur manque, ou n’en est pas une.`;
  return { fr: `${fr} Voyez ardeco duplicates --help.`, en: `${en}. See ardeco duplicates --help.` };
}

const unknownCommand = (command: string | undefined): Both =>
  command === undefined
    ? { fr: "il manque la commande : duplicates.", en: "the command is missing: duplicates." }
    : {
        fr: `${command} n’est pas une commande : la seule est duplicates.`,
        en: `${command} is no command: the only one is duplicates.`,
      };

const wrongly = (both: Both): Said => ({ said: said(both), status: 2 });
const withUsage = (both: Both): Said => ({ said: `${said(both)}\n\n${USAGE}`, status: 2 });

interface ReadMapping {
  readonly mapping: Readonly<Record<string, Role>>;
  readonly wrong?: Both;
}

function readMapping(written: readonly string[]): ReadMapping {
  const mapping: Record<string, Role> = {};
  for (const one of written.flatMap((several) => several.split(",")).filter((text) => text.trim() !== "")) {
    const at = one.lastIndexOf("=");
    const [column, role] = [one.slice(0, at).trim(), one.slice(at + 1).trim()];
    if (at < 1 || !isRole(role))
      return {
        mapping,
        wrong: {
          fr: `--map ${one} : ce n’est pas COLONNE=RÔLE. Rôles : ${roles.join(" ")}.`,
          en: `--map ${one}: not COLUMN=ROLE. Roles: ${roles.join(" ")}.`,
        },
      };
    mapping[column] = role;
  }
  return { mapping };
}
