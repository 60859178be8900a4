import { spawnSync } from "node:child_process";
import {
  chmodSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  realpathSync,
  renameSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterAll, beforeAll, expect, test } from "vitest";
import { folderStore } from "../log/store.ts";
import { writeVerifier } from "../note/key.ts";
import { aLog, aSigner } from "../testing/a-log.ts";
import { aStatement } from "../testing/a-statement.ts";

// Whoever reads how to verify types what is written, to the letter: it must run.

const ROOT = fileURLToPath(new URL("../../../..", import.meta.url));
const HOW_TO = join(ROOT, "docs/how-to/verifier-le-journal.md");
const COMMAND = "node_modules/.bin/transparency-log";
const caen = aSigner();
const home = mkdtempSync(join(tmpdir(), "ardeco-"));

/** The lines to type in a document: those of its blocks of shell. */
const linesIn = (path: string): readonly string[] =>
  [...readFileSync(path, "utf8").matchAll(/```sh\n([\s\S]*?)```/g)].flatMap(([, block = ""]) =>
    block.split("\n").map((line) => line.trim()),
  );

beforeAll(async () => {
  const command = join(home, COMMAND);
  mkdirSync(join(home, "node_modules/.bin"), { recursive: true });
  const source = fileURLToPath(new URL("./main.ts", import.meta.url));
  writeFileSync(command, `#!/bin/sh\nexec '${process.execPath}' '${source}' "$@"\n`);
  chmodSync(command, 0o755);
  const folder = join(home, "journal-caen-2026-11-26");
  const { checkpoints } = await aLog([300, 40], caen, folderStore(folder));
  writeFileSync(join(home, "checkpoint-caen-2026-10-26.txt"), checkpoints[0] ?? "");
  spawnSync("tar", ["-cf", `${folder}.tar`, "-C", home, "journal-caen-2026-11-26"]);
  renameSync(folder, `${folder}.aside`);
  const statement = await aStatement(30, caen);
  writeFileSync(join(home, "mes-lignes.json"), JSON.stringify(statement));
  writeFileSync(join(home, "checkpoint.txt"), statement.checkpoint ?? "");
});
afterAll(() => rmSync(home, { recursive: true }));

test("the command stands where the documents say, once npm has installed the project and built it", () => {
  const bin = join(ROOT, "packages/transparency-log/bin/transparency-log.js");
  expect(realpathSync(join(ROOT, COMMAND))).toBe(realpathSync(bin));
  expect(readFileSync(bin, "utf8")).toMatch(
    /^#!\/usr\/bin\/env node\n[\s\S]*import "\.\.\/dist\/cli\/main\.js";\n$/,
  );
});

test("each line of the how-to, with the key in its place, runs and says intact", () => {
  const lines = linesIn(HOW_TO).filter(Boolean);
  expect(lines.filter((line) => line.includes("transparency-log"))).toHaveLength(2);
  for (const line of lines) {
    const typed = line.replace("'CLÉ'", `'${writeVerifier(caen.verifier)}'`);
    const { status, stdout, stderr } = spawnSync("sh", ["-c", typed], { cwd: home, encoding: "utf8" });
    expect({ line, status, stderr }).toMatchObject({ status: 0 });
    if (line.includes("transparency-log")) {
      expect(line.startsWith(`${COMMAND} `)).toBe(true);
      expect(JSON.parse(stdout)).toMatchObject({ valid: true, keyFrom: "given" });
    }
  }
});

test("the README shows it the same way, with options that it takes", () => {
  const lines = linesIn(join(ROOT, "packages/transparency-log/README.md")).filter(Boolean);
  // Of a package, of somebody's lines, of a counter: the last one is tried by the page that gives its file.
  expect(lines).toHaveLength(3);
  for (const line of lines) expect(line.startsWith(`${COMMAND} verify`)).toBe(true);
  const key = writeVerifier(caen.verifier);
  for (const args of [
    ["verify", "journal-caen-2026-11-26.aside", "--key", key, "--since", "checkpoint-caen-2026-10-26.txt"],
    ["verify-lines", "mes-lignes.json", "--key", key, "--checkpoint", "checkpoint.txt"],
  ]) {
    const { status, stdout, stderr } = spawnSync(join(home, COMMAND), [...args, "--json"], {
      cwd: home,
      encoding: "utf8",
    });
    expect({ status, stderr }).toEqual({ status: 0, stderr: "" });
    expect(JSON.parse(stdout)).toMatchObject({ valid: true, key, root: expect.stringMatching(/^\S{43}=$/) });
  }
});
