import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterAll, describe, expect, test } from "vitest";
import { hasReference, readReference } from "../testing/reference.ts";

const COMMAND = fileURLToPath(new URL("./main.ts", import.meta.url));
const folder = mkdtempSync(join(tmpdir(), "ardeco-duplicates-"));
afterAll(() => rmSync(folder, { recursive: true }));

function run(...args: string[]) {
  const { status, stdout, stderr } = spawnSync(process.execPath, [COMMAND, ...args], {
    encoding: "utf8",
    maxBuffer: 50_000_000,
  });
  const lines = stdout.split("\n").filter(Boolean).map(parseLine);
  return { status, lines, stderr };
}

interface Line {
  readonly pair?: readonly string[];
  readonly cluster?: readonly string[];
}

const parseLine = (line: string): Line => JSON.parse(line) as Line;

function file(name: string, content: string | Buffer): string {
  const path = join(folder, name);
  writeFileSync(path, content);
  return path;
}

const HEADER = "Numéro;Nom de naissance;Prénom;Date de naissance;Commune";
const people = `${HEADER}\nA1;Lefèvre;Zoé;02/03/2014;Caen\nA2;Lefevre;Zoe;02/03/2014;CAEN\nA3;Durand;Paul;11/07/1950;Vire\n`;

test("a French file is understood by its columns, its separator and its accents", () => {
  const { status, lines } = run("duplicates", file("gens.csv", people));
  expect(status).toBe(0);
  expect(lines).toMatchObject([
    { pair: ["A1", "A2"], reasons: ["même prénom", "même nom", "même date de naissance", "même commune"] },
    { cluster: ["A1", "A2"] },
    { rows: 3, pairs: 1, clusters: 1, columns: { "Date de naissance": "birth_date", Numéro: "id" } },
  ]);
});

test("in Windows-1252 too, and with columns said one by one", () => {
  const text = people.replace(HEADER, "k;a;b;c;d");
  const path = file("vieux.csv", Buffer.from(text, "latin1"));
  const { lines } = run(
    "duplicates",
    path,
    "--map",
    "a=family_name,b=given_name",
    "--map",
    "c=birth_date",
    "--map",
    "k=id",
  );
  expect(lines[0]).toMatchObject({
    pair: ["A1", "A2"],
    reasons: expect.arrayContaining(["même date de naissance"]),
  });
});

test.each<[string, string[], RegExp]>([
  ["no file", ["duplicates"], /ardeco duplicates FILE/],
  ["a file that is not there", ["duplicates", "/absent.csv"], /ENOENT/],
  ["a role that is none", ["duplicates", "x.csv", "--map", "nom=name"], /not COLUMN=ROLE/],
  [
    "a column that is not there",
    ["duplicates", file("a.csv", people), "--map", "nom=family_name"],
    /no column "nom"/,
  ],
  [
    "columns that nothing recognises",
    ["duplicates", file("b.csv", "x,y\n1,2\n")],
    /say what they are with --map/,
  ],
  ["an empty file", ["duplicates", file("c.csv", "")], /no row/],
  ["a threshold beyond 1", ["duplicates", "x.csv", "--threshold", "2"], /between 0 and 1/],
])("%s: it says so", (_what, args, said) => {
  expect(run(...args)).toMatchObject({ status: 2, lines: [], stderr: expect.stringMatching(said) });
});

describe.runIf(hasReference)("the labelled sets of Febrl", () => {
  test.each([
    ["febrl1.csv", 0.995],
    ["febrl2.csv", 0.995],
    ["febrl3.csv", 0.995],
  ])("%s: clusters have an F1 of %d at least", { timeout: 60_000 }, (name, least) => {
    const { lines } = run("duplicates", file(name, readReference(name)));
    const pairs = lines.flatMap(({ cluster }) => (cluster === undefined ? [] : pairsOf(cluster)));
    expect(f1(pairs, readReference(name).toString())).toBeGreaterThan(least);
  });
});

const pairsOf = (all: readonly string[]): [string, string][] =>
  all.flatMap((one, at) => all.slice(at + 1).map((other): [string, string] => [one, other]));

const personOf = (id: string): string => /^rec-\d+/.exec(id)?.[0] ?? "";

/** Febrl names each row by its person: rec-12-org, rec-12-dup-0. */
function f1(found: readonly [string, string][], csv: string): number {
  const people = Map.groupBy(csv.split("\n").slice(1).filter(Boolean), personOf);
  const all = [...people.values()].reduce((sum, { length }) => sum + (length * (length - 1)) / 2, 0);
  const right = found.filter(([one, other]) => personOf(one) === personOf(other)).length;
  return (2 * right) / (found.length + all);
}
