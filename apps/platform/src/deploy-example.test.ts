import { execFileSync } from "node:child_process";
import { readFile } from "node:fs/promises";
import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";
import { readConfig } from "./config.ts";

const EXAMPLE = fileURLToPath(new URL("../../../deploy/ardeco.env.example", import.meta.url));

/** What a shell keeps of the file, as the guide has an operator read it. */
function readByShell(): Record<string, string> {
  const script = `set -eu; set -a; . '${EXAMPLE}'; exec env -0`;
  const said = execFileSync("bash", ["-c", script], { env: { PATH: process.env.PATH }, stdio: "pipe" });
  return Object.fromEntries(
    said
      .toString()
      .split("\0")
      .map((line) => [line.split("=", 1)[0] ?? "", line.slice(line.indexOf("=") + 1)]),
  );
}

/**
 * As systemd reads an EnvironmentFile (systemd.exec(5)): one assignment a line, double quotes around a value
 * taken off.
 */
function readBySystemd(text: string): Record<string, string> {
  const lines = text.split("\n").filter((line) => line !== "" && !line.startsWith("#"));
  return Object.fromEntries(
    lines.map((line) => {
      const [, name = "", value = ""] = /^([A-Z0-9_]+)=(.*)$/.exec(line) ?? [];
      return [name, value.replace(/^"(.*)"$/, "$1")];
    }),
  );
}

test("the settings given as an example are read alike by a shell and by systemd, and are those of a production", async () => {
  const bySystemd = readBySystemd(await readFile(EXAMPLE, "utf8"));
  expect(readByShell()).toMatchObject(bySystemd);
  const config = readConfig(bySystemd);
  expect(config).toMatchObject({
    mode: "production",
    mail: { from: "Ville <ne-pas-repondre@ville.example>" },
  });
  expect(config.hostingProvider).toBe("Nom, adresse, téléphone de l’hébergeur");
});
