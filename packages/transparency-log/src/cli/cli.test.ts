import { execFileSync, spawnSync } from "node:child_process";
import { appendFileSync, existsSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { folderStore } from "../log/store.ts";
import { writeVerifier } from "../note/key.ts";
import { aLog, aSigner } from "../testing/a-log.ts";

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
  [["verify", "/absent"]],
  [["verify", "/tmp", "--key", "rien"]],
])("asked %j, it says how", (args) => {
  expect(run(...args)).toMatchObject({
    status: 2,
    line: null,
    stderr: expect.stringMatching(/transparency-log/),
  });
});

const SOURCES = "/usr/share/gocode";
const hasGo = existsSync("/usr/bin/go") && existsSync(join(SOURCES, "src/golang.org/x/mod/sumdb/tlog"));

describe.runIf(hasGo)("golang.org/x/mod/sumdb, from Debian, reads the same folder", () => {
  const program = fileURLToPath(new URL("../testing/verify.go", import.meta.url));
  const cache = fileURLToPath(new URL("../../../../.build/go", import.meta.url));
  const go = (...args: string[]) =>
    execFileSync("/usr/bin/go", ["run", program, ...args], {
      encoding: "utf8",
      env: {
        PATH: process.env.PATH,
        GO111MODULE: "off",
        GOPROXY: "off",
        GOTOOLCHAIN: "local",
        GOCACHE: cache,
        GOPATH: SOURCES,
      },
    });

  test("it verifies the signature, the root, each of 1,211 leaves and the growth", {
    timeout: 120_000,
  }, () => {
    expect(go(folder, key, kept)).toMatch(/^ok 1211 /);
  });

  test("it refuses what we refuse: one byte changed", { timeout: 120_000 }, () => {
    appendFileSync(join(folder, "checkpoint"), "— caen.example/journal AAAAAAA=\n");
    writeFileSync(join(folder, "tile/0/001"), Buffer.alloc(256 * 32));
    expect(() => go(folder, key, kept)).toThrow();
    expect(run("verify", folder, "--key", key).line).toMatchObject({
      valid: false,
      fault: "tile-differs",
      where: "tile/0/001",
    });
  });
});
