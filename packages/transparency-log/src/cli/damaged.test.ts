import { spawnSync } from "node:child_process";
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { append } from "../log/append.ts";
import { publish } from "../log/publish.ts";
import { folderStore } from "../log/store.ts";
import { writeVerifier } from "../note/key.ts";
import { aLog, aSigner, entriesFrom } from "../testing/a-log.ts";
import { aStatement } from "../testing/a-statement.ts";

// What a user may have in hand: a copy that is damaged, incomplete, of something else. One sentence, never a
// stack trace.

const COMMAND = fileURLToPath(new URL("./main.ts", import.meta.url));
const [caen, honfleur] = [aSigner(), aSigner("honfleur.example/journal")];
const key = writeVerifier(caen.verifier);
const home = mkdtempSync(join(tmpdir(), "transparency-log-damaged-"));
const at = (name: string) => join(home, name);
const ENTRIES = "tile/entries/001";
let checkpoints: readonly string[];

beforeAll(async () => {
  ({ checkpoints } = await aLog([300, 311], caen, folderStore(at("whole"))));
  writeFileSync(at("whole/key"), `${key}\n`);
  writeFileSync(at("kept"), checkpoints[0] ?? "");
  writeFileSync(at("zero"), "");
  mkdirSync(at("empty"));
  const other = await aLog([20], honfleur, folderStore(at("honfleur")));
  writeFileSync(at("kept-of-honfleur"), other.checkpoints[0] ?? "");
});
afterAll(() => rmSync(home, { recursive: true }));

function run(...args: string[]) {
  const { status, stdout, stderr } = spawnSync(process.execPath, [COMMAND, ...args], { encoding: "utf8" });
  const line: unknown = stdout === "" ? null : JSON.parse(stdout);
  // One sentence, and nothing of the program itself.
  expect(stderr).toMatch(/^transparency-log: [^\n]+\n$/);
  expect(stderr).not.toMatch(/node:|\.ts:|Error/);
  return { status, line, sentence: stderr.slice("transparency-log: ".length, -1) };
}

/** A copy of the log, damaged. */
function damaged(name: string, damage: (file: (path: string) => string) => void): string {
  const copy = at(name);
  cpSync(at("whole"), copy, { recursive: true });
  damage((path) => join(copy, path));
  return copy;
}

const reversed = (path: string): Buffer => {
  const bytes = readFileSync(path);
  // Two entries of one length, each after its two bytes.
  const [first, second] = [bytes.subarray(0, 11), bytes.subarray(11, 22)];
  return Buffer.concat([second, first, bytes.subarray(22)]);
};

test("a whole copy is intact: it says of which log, how many lines, and where the key came from", () => {
  const { status, sentence } = run("verify", at("whole"));
  expect(status).toBe(0);
  expect(sentence).toMatch(
    /^Intact: caen\.example\/journal, 611 lines; signed by the key of the folder, .*--key\.$/,
  );
  const given = run("verify", at("whole"), "--key", key, "--since", at("kept"));
  expect(given.sentence).toBe(
    "Intact: caen.example/journal, 611 lines, and continues the checkpoint kept; signed by the key given.",
  );
});

describe("altered: it ends with 1", () => {
  test.each<[string, (file: (path: string) => string) => void, object, RegExp]>([
    [
      "a missing tile",
      (file) => rmSync(file("tile/0/001")),
      { fault: "tile-missing", where: "tile/0/001" },
      /tile\/0\/001 is missing/,
    ],
    [
      "a tile cut short",
      (file) => writeFileSync(file("tile/0/000"), readFileSync(file("tile/0/000")).subarray(0, 40)),
      { fault: "tile-missing" },
      /tile\/0\/000 is missing, cut short/,
    ],
    [
      "an empty tile",
      (file) => writeFileSync(file("tile/1/000.p/2"), ""),
      { fault: "tile-missing" },
      /cut short/,
    ],
    [
      "missing entries",
      (file) => rmSync(file(ENTRIES)),
      { fault: "entries-missing" },
      /tile\/entries\/001 is missing/,
    ],
    [
      "entries cut short",
      (file) => writeFileSync(file(ENTRIES), readFileSync(file(ENTRIES)).subarray(0, 100)),
      { fault: "entries-missing" },
      /cut short/,
    ],
    [
      "an altered line",
      (file) =>
        writeFileSync(
          file(ENTRIES),
          readFileSync(file(ENTRIES), "latin1").replace("entry 300", "entry 3OO"),
          "latin1",
        ),
      { fault: "tile-differs", line: 301 },
      /line 301 is not the one/,
    ],
    [
      "lines in another order",
      (file) => writeFileSync(file(ENTRIES), reversed(file(ENTRIES))),
      { fault: "tile-differs", line: 257 },
      /line 257 is not the one/,
    ],
    [
      "another size in the checkpoint",
      (file) =>
        writeFileSync(
          file("checkpoint"),
          readFileSync(file("checkpoint"), "utf8").replace("\n611\n", "\n610\n"),
        ),
      { fault: "checkpoint-not-signed" },
      /not signed by the key of caen/,
    ],
    [
      "an older checkpoint than its files",
      (file) => writeFileSync(file("checkpoint"), checkpoints[0] ?? ""),
      { fault: "entries-missing" },
      /missing/,
    ],
    [
      "the checkpoint of another authority",
      (file) => cpSync(at("kept-of-honfleur"), file("checkpoint")),
      { fault: "checkpoint-not-signed" },
      /Compare the keys/,
    ],
    [
      "no checkpoint",
      (file) => rmSync(file("checkpoint")),
      { fault: "no-checkpoint" },
      /checkpoint is missing/,
    ],
    [
      "an empty checkpoint",
      (file) => writeFileSync(file("checkpoint"), ""),
      { fault: "no-checkpoint" },
      /checkpoint is missing/,
    ],
  ])("%s", (what, damage, found, sentence) => {
    const said = run("verify", damaged(what.replaceAll(" ", "-"), damage));
    expect(said).toMatchObject({ status: 1, line: { valid: false, ...found } });
    expect(said.sentence).toMatch(sentence);
  });

  test("under the key of another authority", () => {
    const said = run("verify", at("whole"), "--key", writeVerifier(honfleur.verifier));
    expect(said).toMatchObject({ status: 1, line: { fault: "checkpoint-not-signed" } });
  });

  test("against a checkpoint kept that is newer, of a forked log, or of another authority", async () => {
    const older = at("older");
    await aLog([300], caen, folderStore(older));
    const newer = join(home, "newer");
    writeFileSync(newer, checkpoints[1] ?? "");
    expect(run("verify", older, "--key", key, "--since", newer)).toMatchObject({
      status: 1,
      line: { fault: "shorter-than-kept" },
      sentence: expect.stringContaining("older than the checkpoint kept"),
    });
    const forked = folderStore(at("forked"));
    const size = await append(forked, 0, [Buffer.from("forged"), ...entriesFrom(1, 399)]);
    await publish(forked, size, caen.verifier, caen.key);
    expect(run("verify", at("forked"), "--key", key, "--since", at("kept"))).toMatchObject({
      status: 1,
      line: { fault: "past-rewritten" },
      sentence: expect.stringContaining("together they prove it"),
    });
    expect(run("verify", at("whole"), "--since", at("kept-of-honfleur"))).toMatchObject({
      status: 1,
      line: { fault: "since-not-signed" },
    });
  });
});

describe("cannot be read: it ends with 2, and says what to do", () => {
  test.each<[string, () => string[], RegExp]>([
    ["nothing there", () => ["verify", at("absent")], /absent does not exist/],
    ["not a folder", () => ["verify", at("kept")], /not a folder: .*tar -xf/],
    ["an empty folder", () => ["verify", at("empty")], /holds no log/],
    [
      "no key in the folder",
      () => ["verify", damaged("no-key", (file) => rmSync(file("key")))],
      /holds no key: give the one of the log with --key/,
    ],
    [
      "a key of 0 bytes in the folder",
      () => ["verify", damaged("zero-key", (file) => writeFileSync(file("key"), ""))],
      /key is empty/,
    ],
    [
      "a key that is none",
      () => ["verify", at("whole"), "--key", "rien"],
      /The key given is not the key of a log: a key is written/,
    ],
    ["an empty key", () => ["verify", at("whole"), "--key", ""], /is empty/],
    [
      "a witness’s key that is a log’s",
      () => ["verify", at("whole"), "--witness", key],
      /not the key of a witness/,
    ],
    [
      "a checkpoint kept that is not there",
      () => ["verify", at("whole"), "--since", at("absent")],
      /absent does not exist/,
    ],
    ["a checkpoint kept that is a folder", () => ["verify", at("whole"), "--since", home], /is a folder/],
    ["a checkpoint kept of 0 bytes", () => ["verify", at("whole"), "--since", at("zero")], /is empty/],
    [
      "a checkpoint kept that is none",
      () => ["verify", at("whole"), "--since", at("whole/key")],
      /not a checkpoint/,
    ],
    [
      "a folder where a tile should be",
      () => [
        "verify",
        damaged("folder-tile", (file) => {
          rmSync(file("tile/0/000"));
          mkdirSync(file("tile/0/000"));
        }),
      ],
      /tile\/0\/000 is a folder, where a file is expected/,
    ],
    ["lines of 0 bytes", () => ["verify-lines", at("zero")], /is empty/],
    ["lines that are none", () => ["verify-lines", at("kept")], /not a file of lines/],
    ["lines in a folder", () => ["verify-lines", at("whole")], /is a folder/],
  ])("%s", (_, args, sentence) => {
    const said = run(...args());
    expect(said).toMatchObject({ status: 2, line: null });
    expect(said.sentence).toMatch(sentence);
  });
});

describe("lines, beside what the authority publishes", () => {
  const lines = at("mes-lignes.json");
  const published = at("published");
  beforeAll(async () => {
    const statement = await aStatement(30, caen);
    writeFileSync(lines, JSON.stringify(statement));
    writeFileSync(published, statement.checkpoint ?? "");
  });

  test("without a key, it says that the key came from the file itself", () => {
    const said = run("verify-lines", lines);
    expect(said).toMatchObject({ status: 0, line: { keyFrom: "file", key, checkpointCompared: false } });
    expect(said.sentence).toMatch(
      /^Intact: 10 lines sealed as written\. Not proven: 1 line not sealed yet, .* The key came from the file itself/,
    );
  });

  test("with the key, as text or in the file that is published, and the checkpoint", () => {
    for (const given of [key, at("whole/key")]) {
      const said = run("verify-lines", lines, "--key", given, "--checkpoint", published);
      const [, , root] = readFileSync(published, "utf8").split("\n");
      expect(said).toMatchObject({
        status: 0,
        line: { keyFrom: "given", key, root, checkpointCompared: true },
      });
      expect(said.sentence).toMatch(/under the checkpoint published\. .* The key is the one given\.$/);
    }
  });

  test("a file made whole under another key in the same name is found by the key published", async () => {
    const forger = aSigner();
    const forged = at("forged.json");
    writeFileSync(forged, JSON.stringify(await aStatement(30, forger)));
    expect(run("verify-lines", forged).status).toBe(0);
    expect(run("verify-lines", forged, "--key", key)).toMatchObject({
      status: 1,
      line: { fault: "checkpoint-not-signed" },
    });
    expect(run("verify-lines", forged, "--checkpoint", published)).toMatchObject({
      status: 1,
      line: { fault: "published-not-signed" },
    });
  });

  test("another journal shown to others, at the same size, is found by the checkpoint published; at another size it says so", async () => {
    const other = at("other");
    writeFileSync(other, (await aLog([30], caen)).checkpoints[0] ?? "");
    expect(run("verify-lines", lines, "--key", key, "--checkpoint", other)).toMatchObject({
      status: 1,
      line: { fault: "another-journal" },
    });
    expect(run("verify-lines", lines, "--key", key, "--checkpoint", at("kept"))).toMatchObject({
      status: 2,
      sentence: expect.stringContaining("covers 300 lines and the file 30 lines"),
    });
  });
});
