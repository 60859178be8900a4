import { spawnSync } from "node:child_process";
import { appendFileSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { folderStore } from "../log/store.ts";
import { writeVerifier } from "../note/key.ts";
import { aLog, aSigner } from "../testing/a-log.ts";
import { goVerify, hasGo } from "../testing/go.ts";

const COMMAND = fileURLToPath(new URL("./main.ts", import.meta.url));
const caen = aSigner();
const key = writeVerifier(caen.verifier);
let folder: string;
let kept: string;

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), "transparency-log-"));
  const { checkpoints } = await aLog([300, 211, 700], caen, folderStore(folder));
  kept = join(folder, "..", `${folder.split("/").at(-1)}.kept`);
  writeFileSync(kept, checkpoints[1] ?? "");
  writeFileSync(join(folder, "key"), `${key}\n`);
});

afterAll(() => {
  rmSync(folder, { recursive: true });
  rmSync(kept);
});

function run(...args: string[]) {
  const { status, stdout, stderr } = spawnSync(process.execPath, [COMMAND, ...args], { encoding: "utf8" });
  const line: unknown = stdout === "" ? null : JSON.parse(stdout);
  return { status, line, stderr };
}

test("a log is verified from its folder, and continues the checkpoint kept", () => {
  expect(run("verify", folder, "--key", key, "--since", kept)).toMatchObject({
    status: 0,
    line: { valid: true, origin: "caen.example/journal", size: 1_211, keyFrom: "given", continuesKept: true },
  });
  expect(run("verify", folder).line).toMatchObject({ valid: true, keyFrom: "folder", continuesKept: false });
});

test("a witness that is asked for and did not sign is a fault", () => {
  const witness = writeVerifier(aSigner("calvados.example/witness", 4).verifier);
  expect(run("verify", folder, "--witness", witness)).toMatchObject({
    status: 1,
    line: { fault: "not-witnessed", where: witness },
  });
});

test.each([
  [[]],
  [["verify"]],
  [["verify", "a", "b"]],
  [["verify-lines"]],
  [["verify-lines", "/absent"]],
  [["verify-lines", "lines.json", "--since", "a"]],
  [["verify", "/absent"]],
  [["verify", "/tmp", "--key", "rien"]],
])("asked %j, it says how", (args) => {
  expect(run(...args)).toMatchObject({
    status: 2,
    line: null,
    stderr: expect.stringMatching(/transparency-log/),
  });
});

describe.runIf(hasGo)("golang.org/x/mod/sumdb, from Debian, reads the same folder", () => {
  test("it verifies the signature, the root, each of 1,211 leaves and the growth", {
    timeout: 120_000,
  }, () => {
    expect(goVerify(folder, key, kept)).toMatch(/^ok 1211 /);
  });

  test("it refuses what we refuse: one byte changed", { timeout: 120_000 }, () => {
    appendFileSync(join(folder, "checkpoint"), "— caen.example/journal AAAAAAA=\n");
    writeFileSync(join(folder, "tile/0/001"), Buffer.alloc(256 * 32));
    expect(() => goVerify(folder, key, kept)).toThrow();
    expect(run("verify", folder, "--key", key).line).toMatchObject({
      valid: false,
      fault: "tile-differs",
      where: "tile/0/001",
    });
  });
});
