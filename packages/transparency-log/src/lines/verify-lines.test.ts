import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterAll, describe, expect, test } from "vitest";
import { cosign } from "../note/cosignature.ts";
import { readNote, writeNote } from "../note/note.ts";
import { aSigner } from "../testing/a-log.ts";
import { aStatement, instantOf } from "../testing/a-statement.ts";
import { readStatement, type StatedLine, type Statement } from "./statement.ts";
import { verifyLines } from "./verify-lines.ts";

const caen = aSigner();
const statement = await aStatement(30, caen);
const folder = mkdtempSync(join(tmpdir(), "journal-lines-"));
afterAll(() => rmSync(folder, { recursive: true }));

const verify = (changed: Statement) => verifyLines(changed, { log: caen.verifier, witnesses: [] });
const withLine = (at: number, change: (line: StatedLine) => StatedLine): Statement => ({
  ...statement,
  lines: statement.lines.map((line, index) => (index === at ? change(line) : line)),
});

test("each line holds word for word; the one of before by what is sealed, the one kept from the reader by its place", () => {
  expect(verify(statement)).toMatchObject({
    valid: true,
    checkpoint: { size: 30 },
    lines: ["holds-sealed", "holds-entry", ...Array.from({ length: 8 }, () => "holds"), "waits"],
  });
  expect(readStatement(JSON.stringify(statement))).toEqual(statement);
});

/** The same bytes, written otherwise in base64. */
const respelled = (line: StatedLine, spell: (base64: string) => string): StatedLine =>
  line.kind === "entry" ? { ...line, entry: spell(line.entry) } : { ...line, sealed: spell(line.sealed) };
const withLastBits = (base64: string): string =>
  base64.replace(/.=$/, (end) => `${String.fromCharCode(end.charCodeAt(0) + 1)}=`);

describe("what is changed is found, and told of that line alone", () => {
  test.each<[string, number, (line: StatedLine) => StatedLine]>([
    [
      "a word of its text",
      4,
      (line) => (line.kind === "open" ? { ...line, text: line.text.replace("read", "none") } : line),
    ],
    [
      "what is sealed of it",
      4,
      (line) =>
        line.kind === "open" ? { ...line, sealed: `A${line.sealed.slice(1)}`.replace(/^AA/, "AB") } : line,
    ],
    [
      "what is sealed of one of before",
      0,
      (line) => (line.kind === "sealed" ? { ...line, sealed: "AAAA" } : line),
    ],
    ["the writing of what is sealed: an end of line", 4, (line) => respelled(line, (text) => `${text}\n`)],
    [
      "the writing of what is sealed: its padding",
      4,
      (line) => respelled(line, (text) => text.replace("=", "")),
    ],
    ["the writing of an entry: its last bits", 1, (line) => respelled(line, withLastBits)],
    [
      "the writing of what was sealed before: its alphabet",
      0,
      (line) => respelled(line, (text) => ` ${text}`),
    ],
    [
      "the writing of a hash of its proof",
      4,
      (line) => ({ ...line, place: { index: 12, proof: (line.place?.proof ?? []).map(withLastBits) } }),
    ],
    ["its place", 4, (line) => ({ ...line, place: { index: 11, proof: line.place?.proof ?? [] } })],
    [
      "a hash of its proof",
      4,
      (line) => ({ ...line, place: { index: 12, proof: (line.place?.proof ?? []).toReversed() } }),
    ],
    [
      "a place beyond the log",
      4,
      (line) => ({ ...line, place: { index: 3_000, proof: line.place?.proof ?? [] } }),
    ],
  ])("%s", (_what, at, change) => {
    const outcome = verify(withLine(at, change));
    expect(outcome.valid).toBe(false);
    const lines = "lines" in outcome ? outcome.lines : [];
    expect(lines.flatMap((said, index) => (said === "differs" ? [index] : []))).toEqual([at]);
  });

  test("the same line given twice is one line: the second is not believed", () => {
    const [, , third] = statement.lines;
    const twice = verify({ ...statement, lines: third ? [third, third] : [] });
    expect(twice).toMatchObject({ valid: false, lines: ["holds", "differs"] });
  });
});

describe("what waits is proven by nothing", () => {
  const waiting = (text: string) =>
    verify({ ...statement, lines: [...statement.lines, { kind: "open", text, sealed: "", place: null }] });

  test.each([
    ["an hour before the last one sealed", 26, "waits", true],
    ["a day before it", 3, "waits", true],
    ["more than a day before it: it was left out, or written since", 2, "overdue", false],
  ] as const)("dated %s", (_when, hour, said, valid) => {
    const outcome = waiting(`{"action":"read","at":"${instantOf(hour)}"}`);
    expect(outcome.valid).toBe(valid);
    expect("lines" in outcome && outcome.lines.at(-1)).toBe(said);
  });

  test("a witness who signed a day after it says so, whatever the file leaves out", () => {
    const witness = aSigner("calvados.example/witness", 4);
    const note = readNote(statement.checkpoint ?? "");
    const seenAt = new Date("2026-11-20T08:00:00Z");
    const signed = cosign(note?.text ?? "", seenAt, witness.verifier, witness.key);
    const line = `{"at":"2026-11-18T08:00:00Z"}`;
    const file = {
      ...statement,
      checkpoint: writeNote({ text: note?.text ?? "", signatures: [...(note?.signatures ?? []), signed] }),
      lines: [{ kind: "open", text: line, sealed: "", place: null }] as const,
    };
    expect(verify(file)).toMatchObject({ valid: true, lines: ["waits"] });
    const asked = verifyLines(file, { log: caen.verifier, witnesses: [witness.verifier] });
    expect(asked).toMatchObject({ valid: false, lines: ["overdue"] });
  });

  test("a sealed line whose place is taken away, and whose words are changed, is not intact", () => {
    const forged = withLine(2, (line) => ({ ...line, text: `{"at":"2026-09-01T08:00:00Z"}`, place: null }));
    expect(verify(forged).valid).toBe(false);
  });
});

test("another key, no checkpoint, one that another signed", () => {
  const other = aSigner();
  expect(verifyLines(statement, { log: other.verifier, witnesses: [] })).toEqual({
    valid: false,
    fault: "checkpoint-not-signed",
  });
  expect(verifyLines({ ...statement, key: "" }, { log: null, witnesses: [] })).toEqual({
    valid: false,
    fault: "no-key",
  });
  expect(verify({ ...statement, checkpoint: "rien" })).toEqual({ valid: false, fault: "no-checkpoint" });
  // Without a checkpoint, nothing holds.
  expect(verify({ ...statement, checkpoint: null })).toMatchObject({ valid: false });
});

test.each([
  ["nothing", ""],
  ["another file", "{}"],
  ["a line of no kind", JSON.stringify({ ...statement, lines: [{ kind: "autre", place: null }] })],
  [
    "a place that is none",
    JSON.stringify({ ...statement, lines: [{ kind: "entry", entry: "", place: { index: -1, proof: [] } }] }),
  ],
])("%s is no statement", (_what, written) => {
  expect(readStatement(written)).toBeNull();
});

describe("the command", () => {
  const command = fileURLToPath(new URL("../cli/main.ts", import.meta.url));
  const run = (content: string) => {
    const file = join(folder, "mes-lignes.json");
    writeFileSync(file, content);
    const { status, stdout, stderr } = spawnSync(process.execPath, [command, "verify-lines", file], {
      encoding: "utf8",
    });
    const said: unknown = stdout === "" ? null : JSON.parse(stdout);
    return { status, said, sentence: stderr };
  };

  test("says which lines hold, and ends with 0", () => {
    const { status, said, sentence } = run(JSON.stringify(statement));
    expect(status).toBe(0);
    expect(sentence).toContain("Not proven: 1 line not sealed yet, which anybody may have written.");
    expect(said).toMatchObject({ valid: true, size: 30, keyFrom: "file", holds: 10, waits: 1, differs: 0 });
  });

  test("says which does not, and ends with 1", () => {
    const { status, said } = run(JSON.stringify(statement).replace('\\"n\\":12', '\\"n\\":13'));
    expect(status).toBe(1);
    expect(said).toMatchObject({ valid: false, fault: "line-differs", holds: 9, differs: 1 });
    expect(JSON.stringify(said)).toContain('{"line":5,"index":12,"outcome":"differs"}');
  });

  test("refuses what is not such a file", () => {
    expect(run("[]")).toMatchObject({ status: 2, said: null });
  });
});
