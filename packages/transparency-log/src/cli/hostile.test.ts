import { spawnSync } from "node:child_process";
import {
  cpSync,
  mkdtempSync,
  readFileSync,
  renameSync,
  rmSync,
  symlinkSync,
  truncateSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterAll, beforeAll, expect, test } from "vitest";
import { folderStore } from "../log/store.ts";
import { readCheckpoint } from "../note/checkpoint.ts";
import { readVerifier, verifierOf, writeVerifier } from "../note/key.ts";
import { aLog, aSigner } from "../testing/a-log.ts";
import { aStatement } from "../testing/a-statement.ts";

// A folder made by somebody who wants whoever verifies it to wait for ever, to run out of memory, or to show
// a file of theirs.

const COMMAND = fileURLToPath(new URL("./main.ts", import.meta.url));
const caen = aSigner();
const key = writeVerifier(caen.verifier);
const home = mkdtempSync(join(tmpdir(), "transparency-log-hostile-"));
const at = (name: string) => join(home, name);
const SECRET = "a secret of whoever verifies";

beforeAll(async () => {
  await aLog([300], caen, folderStore(at("whole")));
  writeFileSync(at("whole/key"), `${key}\n`);
  writeFileSync(at("secret"), SECRET);
});
afterAll(() => rmSync(home, { recursive: true }));

function run(...args: string[]) {
  // One that waits, or reads for ever, is stopped, and its status is null. A hundred mebibytes are not enough
  // to hold a file of gigabytes.
  const { status, stdout, stderr } = spawnSync(
    process.execPath,
    ["--max-old-space-size=100", COMMAND, ...args],
    { encoding: "utf8", timeout: 90_000 },
  );
  expect(stdout + stderr).not.toContain(SECRET);
  // biome-ignore lint/suspicious/noControlCharactersInRegex: what a terminal would obey.
  expect(stdout + stderr).not.toMatch(/[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u202e\u2028]/u);
  const line: unknown = stdout === "" ? null : JSON.parse(stdout);
  return { status, line, stderr };
}

function hostile(make: (file: (path: string) => string) => void): string {
  const copy = mkdtempSync(at("copy-"));
  cpSync(at("whole"), copy, { recursive: true });
  make((path) => join(copy, path));
  return copy;
}

const pipe = (path: string) => {
  rmSync(path);
  spawnSync("mkfifo", [path]);
};
const link = (to: string) => (path: string) => {
  rmSync(path, { force: true });
  symlinkSync(to, path);
};
const sparse = (path: string) => truncateSync(path, 8 * 2 ** 30);

test.each<[string, string, (path: string) => void, RegExp]>([
  ["a pipe", "key", pipe, /key is not a plain file/],
  ["a pipe", "checkpoint", pipe, /checkpoint is not a plain file/],
  ["a pipe", "tile/0/000", pipe, /000 is not a plain file/],
  ["a link to a device without end", "checkpoint", link("/dev/zero"), /checkpoint is a link/],
  ["a link to a file of the reader", "key", link(at("secret")), /key is a link, which is not followed/],
  ["a link to a file of the reader", "checkpoint", link(at("secret")), /checkpoint is a link/],
  ["a link that leads nowhere", "key", link(at("absent")), /key is a link/],
  ["a link to a file of the reader", "tile/entries/000", link(at("secret")), /000 is a link/],
  ["a file of eight gibibytes", "key", sparse, /key is longer than such a file may be/],
])("%s in the place of %s is not read, and is told in a sentence", (_, path, make, sentence) => {
  const found = run(
    "verify",
    hostile((file) => make(file(path))),
  );
  expect(found).toMatchObject({ status: 2, line: null, stderr: expect.stringMatching(sentence) });
});

test.each([
  ["checkpoint", "no-checkpoint"],
  ["tile/0/000", "tile-missing"],
  ["tile/entries/000", "entries-missing"],
])("a file of eight gibibytes in the place of %s is a fault, and is not read", (path, fault) => {
  const found = run(
    "verify",
    hostile((file) => sparse(file(path))),
  );
  expect(found).toMatchObject({ status: 1, line: { valid: false, fault } });
});

test("a folder of the log that is a link is not followed; a link to the whole folder, which the reader gave, is", () => {
  const copy = hostile((file) => {
    renameSync(file("tile"), file("elsewhere"));
    symlinkSync(file("elsewhere"), file("tile"));
  });
  expect(run("verify", copy)).toMatchObject({ status: 2, stderr: expect.stringMatching(/tile is a link/) });
  symlinkSync(at("whole"), at("given"));
  expect(run("verify", at("given"))).toMatchObject({ status: 0 });
});

test("the same holds for each file that the command is given", () => {
  const given = at("pipe");
  spawnSync("mkfifo", [given]);
  for (const args of [
    ["verify", at("whole"), "--key", given],
    ["verify", at("whole"), "--since", given],
    ["verify-lines", given],
  ])
    expect(run(...args)).toMatchObject({ status: 2, stderr: expect.stringMatching(/not a plain file/) });
});

test("what a file holds is never shown, and no name or path commands the terminal", async () => {
  const told = run("verify", at("whole"), "--key", at("secret"));
  expect(told).toMatchObject({ status: 2, stderr: expect.stringMatching(/secret is not the key of a log/) });
  const folder = hostile((file) => rmSync(file("key")));
  const named = at("\u001b]0;owned\u0007\r\u009b31m\u202e");
  renameSync(folder, named);
  expect(run("verify", named).stderr).toMatch(/holds no key/);
  const statement = await aStatement(30, caen);
  const lines = at("lines.json");
  writeFileSync(lines, JSON.stringify({ ...statement, key: `\u009b31m\u202e${statement.key}` }));
  expect(run("verify-lines", lines)).toMatchObject({ status: 1, line: { fault: "no-key" } });
});

test("a name of a key or of a log that holds a control character is refused", () => {
  for (const control of ["\u001b", "\u009b", "\u202e", "\u200b"]) {
    const name = `caen${control}.example/journal`;
    expect(() => verifierOf(name, caen.key, 1)).toThrow(/control character/);
    expect(readVerifier(key.replace("caen.example", `caen${control}.example`))).toBeNull();
    const checkpoint = readFileSync(at("whole/checkpoint"), "utf8");
    expect(readCheckpoint(checkpoint)).not.toBeNull();
    expect(readCheckpoint(checkpoint.replace("caen.example", `caen${control}.example`))).toBeNull();
  }
});
