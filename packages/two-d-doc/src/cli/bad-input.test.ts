import { spawnSync } from "node:child_process";
import { chmodSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { writeCode } from "../sign/write-code.ts";
import { aPdf, dataMatrix } from "../testing/documents.ts";
import { specimens } from "../testing/specimens.ts";
import { testPrivateKey } from "../trust/test-authority.ts";

const COMMAND = fileURLToPath(new URL("./main.ts", import.meta.url));
const tax = specimens.find(({ type }) => type === "28")?.literal ?? "";
let folder: string;
const file = (name: string) => join(folder, name);

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), "two-d-doc-bad-"));
  mkdirSync(file("dossier"));
  writeFileSync(file("vide"), "");
  writeFileSync(file("lettre.txt"), "Madame,\nVeuillez trouver ci-joint\n".repeat(200));
  writeFileSync(file("programme"), Buffer.concat([Buffer.from("\u007fELF"), Buffer.alloc(5_000, 3)]));
  writeFileSync(file("coupé.png"), (await dataMatrix(tax)).subarray(0, 300));
  writeFileSync(file("secret.pdf"), await aPdf({ password: "secret" }));
  writeFileSync(file("interdit"), tax);
  chmodSync(file("interdit"), 0);
});
afterAll(() => rmSync(folder, { recursive: true }));

interface Answer {
  readonly valid: boolean;
  readonly reason: string | null;
  readonly source: string;
}

function run(args: readonly string[], input: string | Buffer = "") {
  const { status, stdout, stderr } = spawnSync(process.execPath, [COMMAND, ...args], {
    input,
    encoding: "utf8",
    timeout: 240_000,
    maxBuffer: 50_000_000,
  });
  const lines = stdout.split("\n").filter(Boolean);
  return { status, stdout, stderr, lines: lines.map((line) => JSON.parse(line) as Answer) };
}

const verify = (...files: readonly string[]) => run(["verify", "--allow-test", ...files]);

test.each([["--help"], ["-h"], ["help"], ["verify --help"]])("%s says how, and is no error", (args) => {
  const { status, stderr, stdout } = spawnSync(process.execPath, [COMMAND, ...args.split(" ")], {
    encoding: "utf8",
  });
  expect({ status, stderr }).toEqual({ status: 0, stderr: "" });
  expect(stdout).toContain("two-d-doc verify [--allow-test] [--trust-list FILE]");
});

test("whatever the file, one line says why, in order, and no stack is shown", () => {
  const given: readonly (readonly [string, string])[] = [
    ["absent", "file-not-read"],
    ["dossier", "file-not-read"],
    ["vide", "no-code"],
    ["lettre.txt", "no-code"],
    ["programme", "not-a-document"],
    ["coupé.png", "damaged"],
    ["secret.pdf", "encrypted"],
  ];
  const { status, lines, stderr } = verify(...given.map(([name]) => file(name)));
  expect(lines.map(({ source, reason }) => [source, reason])).toEqual(
    given.map(([name, reason]) => [file(name), reason]),
  );
  expect({ status, stderr }).toEqual({ status: 1, stderr: "" });
});

test.runIf(process.getuid?.() !== 0)("a file that may not be read is a line", () => {
  expect(verify(file("interdit")).lines).toMatchObject([{ valid: false, reason: "file-not-read" }]);
});

test("a device without end is not read for ever", () => {
  expect(verify("/dev/zero").lines).toMatchObject([{ valid: false, reason: "too-large" }]);
});

test.each([
  ["a trust list that is not there", ["--trust-list", "/nowhere/list.xml"]],
  ["a trust list that is none", ["--trust-list", COMMAND]],
  ["a folder of certificates that is not there", ["--certificates", "/nowhere"]],
  ["a folder of revocation lists that is not there", ["--revocations", "/nowhere"]],
  ["a signer of lists that is no certificate", ["--list-signer", COMMAND]],
])("%s stops it in one sentence", (_what, options) => {
  const { status, stdout, stderr } = run(["verify", ...options, file("vide")]);
  expect({ status, stdout }).toEqual({ status: 2, stdout: "" });
  expect(stderr).toMatch(/^two-d-doc: [^\n]+\n$/);
});

describe("a code written as people paste it", () => {
  const forms: readonly (readonly [string, (text: string) => string | Buffer])[] = [
    ["as it is", (text) => text],
    ["with a line end", (text) => `${text}\n`],
    ["with that of Windows", (text) => `${text}\r\n`],
    ["among other words", (text) => `Voici le code :\n\n${text}\n\nCordialement\n`],
    ["with signs between brackets", written("<GS>", "<RS>", "<US>")],
    ["with signs as JSON escapes them", written("\\u001d", "\\u001e", "\\u001f")],
    ["with signs in hexadecimal", written("\\x1d", "\\x1e", "\\x1f")],
    ["with pictures of signs", written("\u241d", "\u241e", "\u241f")],
    ["as a JSON string", (text) => JSON.stringify(text)],
    ["after a mark of UTF-8", (text) => `\ufeff${text}\n`],
    ["in UTF-16", (text) => Buffer.from(`\ufeff${text}\n`, "utf16le")],
    ["in ISO 8859-1", (text) => Buffer.from(text, "latin1")],
  ];

  test("is verified from a file", () => {
    const names = forms.map(([how, write]) => {
      writeFileSync(file(`${how}.txt`), write(withAccents()));
      return file(`${how}.txt`);
    });
    const { lines } = verify(...names);
    expect(lines).toMatchObject(names.map((source) => ({ source, valid: true, fields: { "25": "ÉVRECY" } })));
  });

  test("not with a space at its end, or another case: it is not the same code", () => {
    const literal = withAccents();
    writeFileSync(file("espace.txt"), `${literal} \n${literal.toLowerCase()}\n`);
    expect(verify(file("espace.txt")).lines).toMatchObject([{ valid: false }, { valid: false }]);
  });
});

test("the standard input: every specimen, then what is none, a line each", () => {
  const literals = specimens.map(({ literal }) => JSON.stringify(literal));
  const others = [
    JSON.stringify(`${withAccents()}\n`),
    JSON.stringify(""),
    "null",
    '"',
    JSON.stringify("А"),
    JSON.stringify("\ud800"),
    `"${"A".repeat(3_000_000)}"`,
    JSON.stringify(tenThousandFields()),
  ];
  const { status, lines, stderr } = run(["verify", "--allow-test", "-"], [...literals, ...others].join("\n"));
  expect({ status, stderr }).toEqual({ status: 1, stderr: "" });
  expect(lines.slice(0, literals.length).every(({ valid }) => valid)).toBe(true);
  expect(lines.slice(literals.length).map(({ reason }) => reason)).toEqual([
    "malformed",
    "malformed",
    "not-a-json-string",
    "not-a-json-string",
    "malformed",
    "malformed",
    "too-large",
    "malformed",
  ]);
});

test("bytes that are no text on the standard input are lines too", () => {
  const { status, lines } = run(["verify", "-"], Buffer.from([0xff, 0xfe, 0, 10, 0x80, 0x22, 10]));
  expect(status).toBe(1);
  expect(lines.map(({ reason }) => reason)).toEqual(["not-a-json-string", "not-a-json-string"]);
});

function withAccents(): string {
  return aCode([
    ["25", "ÉVRECY"],
    ["10", "MME/NOËL/ZOÉ"],
    ["26", "FR"],
  ]);
}

const tenThousandFields = (): string => aCode(Array.from({ length: 10_000 }, () => ["24", "14000"] as const));

function aCode(fields: readonly (readonly [string, string])[]): string {
  const dates = { emittedOn: null, signedOn: new Date("2026-01-05") };
  const issuer = { authority: "FR00", certificate: "0001" };
  return writeCode({ version: 4, ...issuer, ...dates, type: "00", fields }, testPrivateKey);
}

function written(gs: string, rs: string, us: string) {
  return (text: string) => text.replaceAll("\u001d", gs).replaceAll("\u001e", rs).replaceAll("\u001f", us);
}
