import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import type { Package } from "./production.ts";

const FILE = /^(licen[cs]es?|copying|notice|unlicense)([.-].*)?$/i;
const RULE = "=".repeat(80);

/** The licence of each package, with its text as the package brings it. */
export function notices(root: string, packages: readonly Package[]): string {
  const head = `Ardeco runs with the ${packages.length} packages below, each under its own licence.\n`;
  return [head, ...packages.map((one) => notice(root, one))].join(`\n${RULE}\n\n`);
}

function notice(root: string, { path, name, version, license }: Package): string {
  const texts = licenceTexts(join(root, path));
  const said = `${name} ${version}\nLicence: ${license || "not declared"}\n`;
  if (texts.length > 0) return [said, ...texts].join("\n");
  const why = existsSync(join(root, path)) ? "The package brings no text." : "Not installed on this machine.";
  return `${said}\n${why}\n`;
}

function licenceTexts(folder: string): readonly string[] {
  if (!existsSync(folder)) return [];
  const names = readdirSync(folder, { withFileTypes: true })
    .filter((entry) => entry.isFile() && FILE.test(entry.name))
    .map((entry) => entry.name)
    .sort();
  return names.map((name) => `${readFileSync(join(folder, name), "utf8").trim()}\n`);
}
