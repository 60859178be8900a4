import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterAll, beforeAll, expect, test } from "vitest";
import { writeCode } from "../sign/write-code.ts";
import { type Issued, issue, signList, trustListXml } from "../testing/an-authority.ts";
import { aPdf, aScan } from "../testing/documents.ts";
import { specimens } from "../testing/specimens.ts";

const COMMAND = fileURLToPath(new URL("./main.ts", import.meta.url));
const invoice = specimens.find(({ type }) => type === "01")?.literal ?? "";
const tax = specimens.find(({ type }) => type === "28")?.literal ?? "";
let folder: string;
const file = (name: string) => join(folder, name);

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), "two-d-doc-cli-"));
  writeFileSync(file("facture.txt"), `${invoice}\n`);
  writeFileSync(file("deux.txt"), `${invoice}\n${tax}\n`);
  writeFileSync(file("scan.png"), await aScan(tax));
  writeFileSync(file("deux.pdf"), await aPdf({ pages: 2, codes: { 0: invoice, 1: tax } }));
  writeFileSync(file("vide.pdf"), await aPdf({}));
});

afterAll(() => rmSync(folder, { recursive: true }));

function run(args: readonly string[], input = "") {
  const { status, stdout, stderr } = spawnSync(process.execPath, [COMMAND, ...args], {
    input,
    encoding: "utf8",
  });
  const lines: unknown[] = stdout.split("\n").filter(Boolean).map(parseLine);
  return { status, lines, stderr };
}

const parseLine = (line: string): unknown => JSON.parse(line);

test("a text, an image and a PDF: a line for each code, all valid", () => {
  const { status, lines } = run([
    "verify",
    "--allow-test",
    file("facture.txt"),
    file("scan.png"),
    file("deux.pdf"),
  ]);
  expect(lines).toMatchObject([
    {
      valid: true,
      reason: null,
      issuer: "FR00",
      type: "01",
      fields: { "10": "MME/SPECIMEN/NATACHA", "24": "75000" },
    },
    { source: file("scan.png"), valid: true, type: "28", fields: { "43": "2,75" }, signedOn: "2025-02-18" },
    { source: file("deux.pdf"), valid: true, type: "01" },
    { source: file("deux.pdf"), valid: true, type: "28" },
  ]);
  expect(status).toBe(0);
});

test("without --allow-test, specimens are refused and none of their fields is given", () => {
  const { status, lines } = run(["verify", file("deux.txt")]);
  expect(lines).toMatchObject([
    { valid: false, reason: "test-authority", issuer: "FR00", type: "01", fields: {} },
    { valid: false, reason: "test-authority", type: "28", fields: {} },
  ]);
  expect(status).toBe(1);
});

test("the standard input is read as JSON strings, specimens with their signs in words too", () => {
  const inWords = invoice.replaceAll("\u001d", "<GS>").replaceAll("\u001f", "<US>");
  const input = `${JSON.stringify(invoice)}\n${JSON.stringify(inWords)}\n{"a":1}\nrien\n${JSON.stringify(`${tax}x`)}\n`;
  expect(run(["verify", "--allow-test", "-"], input).lines).toMatchObject([
    { source: "-", valid: true },
    { valid: true },
    { valid: false, reason: "not-a-json-string", fields: {} },
    { valid: false, reason: "not-a-json-string" },
    { valid: false, reason: "malformed", issuer: null, fields: {} },
  ]);
});

test("a file without code, or that is not there, is a line too, and the others are still verified", () => {
  const { status, lines } = run([
    "verify",
    "--allow-test",
    file("vide.pdf"),
    file("absent"),
    file("facture.txt"),
  ]);
  expect(lines).toMatchObject([
    { valid: false, reason: "no-code", fields: {} },
    { valid: false, reason: "file-not-read" },
    { valid: true },
  ]);
  expect(status).toBe(1);
});

test("a trust list, the certificate that signed it and those of documents make a code valid", async () => {
  const signer = await issue({ name: "CACHET", kind: "rsa" });
  const authority = await issue({ name: "FR05" });
  const leaf = await issue({ name: "2D01", by: authority });
  write(leaf, "2D01.der");
  write(signer, "cachet.der");
  writeFileSync(
    file("liste.xml"),
    signList(
      trustListXml([{ id: "FR05", certificate: authority.certificate }], "2090-01-01T00:00:00Z"),
      signer,
    ),
  );
  const code = {
    version: 4,
    authority: "FR05",
    certificate: "2D01",
    emittedOn: null,
    signedOn: new Date("2026-01-05"),
    type: "28",
  } as const;
  writeFileSync(file("avis.txt"), writeCode({ ...code, fields: [["43", "2,5"]] }, leaf.key));
  const asked = ["verify", "--trust-list", file("liste.xml"), "--certificates", folder, file("avis.txt")];
  expect(run([...asked, "--list-signer", file("cachet.der")])).toMatchObject({
    status: 0,
    lines: [
      {
        valid: true,
        issuer: "FR05",
        organisation: "Essai",
        test: false,
        fields: { "43": "2,5" },
        fieldNames: { "43": expect.any(String) },
      },
    ],
  });
  expect(run(asked)).toMatchObject({
    status: 2,
    lines: [],
    stderr: expect.stringContaining("No certificate that is trusted"),
  });
});

const write = ({ certificate }: Issued, name: string) => writeFileSync(file(name), certificate.raw);

test.each([
  [[], /^two-d-doc: Nothing was asked/],
  [["verify"], /^two-d-doc: verify needs a file/],
  [["verifier", "x"], /^two-d-doc: “verifier” is no command/],
  [["verify", "--inconnu", "x"], /^two-d-doc: Unknown option '--inconnu'/],
  [["verify", "x", "--trust-list", "/"], /^two-d-doc: The trust list \/ cannot be used: it is a folder/],
  [["verify", "x", "--trust-list", COMMAND], /^two-d-doc: The trust list .*main\.ts cannot be used: /],
])("asked %j, it says what is wrong", (args, said) => {
  expect(run(args)).toMatchObject({ status: 2, lines: [], stderr: expect.stringMatching(said) });
});
