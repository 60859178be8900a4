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
  ["no file", ["duplicates"], /il manque FICHIER[\s\S]*FILE is missing[\s\S]*ardeco duplicates FILE/],
  ["no command", [], /il manque la commande[\s\S]*the command is missing[\s\S]*ardeco duplicates FILE/],
  ["another command", ["compare", "x.csv"], /compare n’est pas une commande[\s\S]*compare is no command/],
  [
    "an option that is none",
    ["duplicates", "x.csv", "--treshold", "1"],
    /option inconnue\s: --treshold\.[\s\S]*Unknown option '--treshold'/,
  ],
  ["one file to link", ["duplicates", "x.csv", "--link"], /two files/],
  [
    "a file that is not there",
    ["duplicates", "/absent.csv"],
    /aucun fichier \/absent\.csv[\s\S]*no file \/absent\.csv/,
  ],
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

describe("whatever the file is written like", () => {
  const utf16 = (text: string, mark: string) => Buffer.from(mark + text, "utf16le");
  test.each<[string, string | Buffer]>([
    ["UTF-8 with its mark", `\uFEFF${people}`],
    ["Latin-1", Buffer.from(people, "latin1")],
    ["UTF-16 with its mark", utf16(people, "\uFEFF")],
    ["UTF-16 without", utf16(people, "")],
    ["UTF-16, most significant byte first", utf16(people, "\uFEFF").swap16()],
    ["tabs", people.replaceAll(";", "\t")],
    ["commas", people.replaceAll(";", ",")],
    ["line ends of old", people.replaceAll("\n", "\r")],
    ["line ends of Windows", people.replaceAll("\n", "\r\n")],
    ["quotation marks round a line end and a separator", people.replace("CAEN", '"CAEN;\n"')],
  ])("%s: Zoé is found", (_what, content) => {
    const { status, lines, stderr } = run("duplicates", file("ainsi.csv", content));
    expect({ status, stderr }).toEqual({ status: 0, stderr: "" });
    expect(lines[0]).toMatchObject({ pair: ["A1", "A2"] });
  });

  test("a line of a wrong shape is left aside and told by its number; a formula stays a text", () => {
    const path = file(
      "mauvais.csv",
      `${people}=1+1;Martin;Léo;01/01/2000;Caen\nA9;a;b;c;d;de trop\n@SUM(1);Martin;Léo;01/01/2000;Caen;;\n`,
    );
    const { status, lines, stderr } = run("duplicates", path);
    expect({ status, stderr }).toEqual({
      status: 0,
      stderr: `${path}, ligne 6 : laissée de côté, 6 valeurs pour 5 colonnes.\n${path}, line 6: left aside, 6 values for 5 columns.\n`,
    });
    expect(lines).toContainEqual(expect.objectContaining({ pair: ["=1+1", "@SUM(1)"] }));
    expect(lines.at(-1)).toMatchObject({ rows: 5, badLines: 1 });
  });

  test.each([
    ["CRLF, then LF", ["\r\n", "\n", "\n"]],
    ["LF, then CRLF", ["\n", "\r\n", "\r\n"]],
    ["CR", ["\r", "\r", "\r"]],
    ["each in turn", ["\r\n", "\r", "\n"]],
  ])("lines end by %s: no row is lost", (name, ends) => {
    let at = 0;
    const text = people.replace(/\n/g, () => ends[at++] ?? "\n");
    const { status, lines } = run("duplicates", file(`fins ${name}.csv`, text));
    expect(status).toBe(0);
    expect(lines.at(-1)).toMatchObject({ rows: 3, badLines: 0, pairs: 1 });
  });

  test("rows that a quotation mark took into one value are each told", () => {
    const text = people.replace("A1;Lefèvre", 'A1;"Lefèvre').replace("A2;Lefevre", 'A2;Lefevre"');
    const { status, lines, stderr } = run("duplicates", file("avalées.csv", text));
    expect(status).toBe(0);
    expect(lines.at(-1)).toMatchObject({ rows: 1, badLines: 2 });
    expect(stderr).toMatch(/ligne 2\s: laissée de côté, prise avec d’autres entre deux guillemets/);
    expect(stderr).toMatch(/ligne 3\s: laissée de côté/);
  });

  test("a quotation mark never closed is told, with where", () => {
    const { status, stderr } = run("duplicates", file("ouvert.csv", people.replace("Durand", '"Durand')));
    expect({ status, stderr }).toEqual({
      status: 2,
      stderr: `ardeco duplicates : Un guillemet ouvert après la ligne 3 n’est jamais fermé.\nardeco duplicates: A quotation mark opened after line 3 is never closed.\n`,
    });
  });

  test("a line too long without a quotation mark is told as it is, and so is a file that is no text", () => {
    const long = `${people}A4;${"x".repeat(2_000_000)};Anne;01/01/1990;Caen\n`;
    const { status, stderr } = run("duplicates", file("long.csv", long));
    expect(status).toBe(2);
    expect(stderr).toMatch(/La ligne qui suit la ligne 4 dépasse un million de caractères/);
    expect(stderr).toMatch(/The line after line 4 is longer than a million characters/);
    expect(stderr).not.toMatch(/guillemet|quotation/);
    const quoted = run("duplicates", file("ouvert-long.csv", `${people}A4;"${"x".repeat(2_000_000)}\n`));
    expect(quoted.stderr).toMatch(/A quotation mark opened after line 4 is never closed/);
    const binary = Buffer.from(Array.from({ length: 3_000_000 }, (_, at) => (at * 7919) % 251));
    const picture = run("duplicates", file("photo.csv", binary));
    expect(picture).toMatchObject({ status: 2, lines: [] });
    expect(picture.stderr).toMatch(/n’est pas un fichier de texte[\s\S]*is not a text file/);
  });

  // Encoded by hand: no library here writes Mac Roman.
  const mac = (text: string) =>
    Buffer.from(
      [...text].map(
        (letter) => ({ é: 0x8e, è: 0x8f, ë: 0x91, ô: 0x99, ç: 0x8d })[letter] ?? letter.charCodeAt(0),
      ),
    );

  test("Mac Roman: its columns are understood, none is dropped", () => {
    const text = people.replace("Date de naissance", "Né le").replace("Durand;Paul", "Frémont;Gaëlle");
    const { status, lines, stderr } = run("duplicates", file("mac.csv", mac(text)));
    expect({ status, stderr }).toEqual({ status: 0, stderr: "" });
    expect(lines.at(-1)).toMatchObject({
      columns: { "Né le": "birth_date", Prénom: "given_name", Numéro: "id" },
    });
    expect(lines[0]).toMatchObject({ pair: ["A1", "A2"] });
  });

  test("columns that nothing recognises are told, and the others compared", () => {
    const path = file(
      "surnom.csv",
      people.replaceAll(/(Commune|Caen|CAEN|Vire)/g, "$1;Zou").replace("Commune;Zou", "Commune;Surnom"),
    );
    const { status, lines, stderr } = run("duplicates", path);
    expect(status).toBe(0);
    expect(stderr).toContain(`${path} : colonnes non comprises, laissées de côté : Surnom.`);
    expect(stderr).toContain(`${path}: columns not understood, left aside: Surnom.`);
    expect(lines[0]).toMatchObject({ pair: ["A1", "A2"] });
  });
});

test("two files of other columns are linked: pairs from one to the other only", () => {
  const other = "first_name,last_name,dob,city\nZoe,Lefevre,2014-03-02,Caen\nZoë,Lefèvre,2014-03-02,Caen\n";
  const { lines } = run("duplicates", file("un.csv", people), file("deux.csv", other), "--link");
  expect(lines.filter(({ pair }) => pair)).toHaveLength(4);
  expect(lines[0]).toMatchObject({ files: [1, 2] });
});

test("help is in both languages, and is no mistake", () => {
  const { status, stdout } = spawnSync(process.execPath, [COMMAND, "--help"], { encoding: "utf8" });
  expect(status).toBe(0);
  expect(stdout).toMatch(/Trouve qui est là deux fois[\s\S]*Finds who is there twice/);
});

describe.runIf(hasReference)("the labelled sets of Febrl", () => {
  test.each([
    ["febrl1.csv", 0.9985],
    ["febrl2.csv", 0.999],
    ["febrl3.csv", 0.999],
  ])("%s: clusters have an F1 of %d at least", { timeout: 240_000 }, (name, least) => {
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
