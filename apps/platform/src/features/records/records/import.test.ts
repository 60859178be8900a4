import { stringify } from "csv-stringify/sync";
import fc from "fast-check";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { Context } from "../../../kernel/context.ts";
import { FIRST_ID } from "../../../kernel/ids.ts";
import { anAgent, aTown } from "../../../testing/builders.ts";
import { type TestRuntime, testRuntime } from "../../../testing/test-runtime.ts";
import { findRowKeys } from "../../trust/keys/index.ts";
import {
  buildFilePreview,
  deleteReceivedFile,
  getFile,
  listFiles,
  listProblems,
  loadFile,
  type PersonFileId,
  recordsContribution,
  recordsJobs,
  resumeFile,
  startFile,
  suspendFile,
} from "./index.ts";
import { parseCells } from "./reading/parse-cells.ts";
import { RecordCutter } from "./reading/split-records.ts";
import { openSource } from "./sealed-source.ts";
import { listNextSources } from "./store/sources.ts";
import { aFile, start } from "./testing/files.ts";

let house: TestRuntime;
let town: Awaited<ReturnType<typeof aTown>>;
let helene: Context;
beforeAll(async () => {
  house = await testRuntime([recordsJobs]);
  town = await aTown(house, { slug: "caen" });
  helene = await anAgent(house, town.id, ["authority_administrator"], "Hélène Auvray");
});
afterAll(() => house?.close());

const HEADER = "N° client;Nom;Prénom;Date de naissance;Commune;Abonnement\r\n";
const fileOf = (id: PersonFileId) => getFile(helene, id);
const problemsOf = async (id: PersonFileId) =>
  (await listProblems(helene, id)).map(({ line, code, header }) => [line, code, header]);
/** Everything kept of an establishment's file, opened. */
async function kept(id: PersonFileId) {
  const system = house.system(town.id);
  return system.transaction(async (tx) => {
    const after = FIRST_ID;
    const rows = await listNextSources(tx, town.id, { after, limit: 100_000 });
    const ids = rows.map((row) => row.id);
    const keys = await findRowKeys(tx, system, ids);
    return rows.filter((row) => row.file_id === id).map((row) => openSource(system, row, keys));
  });
}
async function loaded(content: Buffer | string, establishment?: string) {
  const id = await aFile(helene, content, establishment);
  await start(helene, id);
  await house.drain();
  return id;
}

describe("a file", () => {
  test("is received, previewed, taken over, and its lines are what was seen", async () => {
    const id = await aFile(
      helene,
      `${HEADER}12;Lefèvre;Anne;12/03/1980;Caen;Année 2026\r\n13;"Le ""Goff""\nde Bayeux";Yann;3 avr. 75;Ifs;\r\n`,
    );
    const preview = await buildFilePreview(helene, id);
    expect(preview.columns.map(({ role }) => role)).toEqual([
      "number",
      "family_name",
      "given_name",
      "birth_date",
      "town",
      "history",
    ]);
    expect(preview.lines[0]?.values?.fields.birth_date).toBe("1980-03-12");
    expect(preview.lines.map(({ line }) => line)).toEqual([2, 3]);
    expect((await fileOf(id)).state).toBe("received");
    await start(helene, id);
    await house.drain();
    expect(await fileOf(id)).toMatchObject({ state: "done", lines: 2, added: 1, refused: 1 });
    // A month cut and a year of two figures together are no date.
    expect(await problemsOf(id)).toEqual([[3, "birth_date_not_read", "Date de naissance"]]);
    expect(await kept(id)).toEqual([
      {
        number: "12",
        fields: { family_name: "Lefèvre", given_name: "Anne", birth_date: "1980-03-12", town: "Caen" },
        history: [{ what: "Abonnement", text: "Année 2026" }],
      },
    ]);
  });

  test.each([
    ["UTF-8 with a mark", Buffer.from(`\u{feff}${HEADER}1;Noël;Zoé;1/1/2001;Caen;\r\n`)],
    ["Windows-1252", Buffer.from(`${HEADER}1;Noël;Zoé;1/1/2001;Caen;\r\n`, "latin1")],
    // Nothing here writes Mac Roman: its ë, é and °, and what is the same in both.
    [
      "Mac Roman",
      Buffer.from(
        `${HEADER}1;Noël;Zoé;1/1/2001;Caen;\r\n`
          .replaceAll("ë", "\u{91}")
          .replaceAll("é", "\u{8e}")
          .replaceAll("°", "\u{a1}"),
        "latin1",
      ),
    ],
    ["UTF-16", Buffer.from(`\u{feff}${HEADER}1;Noël;Zoé;1/1/2001;Caen;\r\n`, "utf16le")],
    [
      "UTF-16, the other way round",
      Buffer.from(`\u{feff}${HEADER}1;Noël;Zoé;1/1/2001;Caen;\r\n`, "utf16le").swap16(),
    ],
    ["UTF-16 without a mark", Buffer.from(`${HEADER}1;Noël;Zoé;1/1/2001;Caen;\r\n`, "utf16le")],
    ["tabs and no end", Buffer.from(`${HEADER}1;Noël;Zoé;1/1/2001;Caen;`.replaceAll(";", "\t"))],
    ["commas", Buffer.from(`${HEADER}1;Noël;Zoé;1/1/2001;Caen;\n`.replaceAll(";", ","))],
  ])("written in %s is understood", async (name, content) => {
    const id = await loaded(content, `Établissement ${name}`);
    expect((await kept(id))[0]?.fields).toEqual({
      family_name: "Noël",
      given_name: "Zoé",
      birth_date: "2001-01-01",
      town: "Caen",
    });
  });

  test("the same again changes nothing; a newer one changes by number", async () => {
    const before = `${HEADER}1;Aubert;Léa;1/2/2010;Caen;Carte 10 entrées\r\n2;Blot;Tom;;Caen;\r\n`;
    const first = await aFile(helene, before, "Patinoire");
    const count = async () => (await listFiles(helene)).length;
    const files = await count();
    expect(await aFile(helene, before, "PATINOIRE")).toBe(first);
    expect(await count()).toBe(files);
    await start(helene, first);
    expect(await aFile(helene, before, "Patinoire")).toBe(first);
    await house.drain();
    const again = await loaded(`${before}\r\n`, "Patinoire");
    expect(await fileOf(again)).toMatchObject({ lines: 2, added: 0, changed: 0, same: 2 });
    const newer = await loaded(`${HEADER}2;Blot;Thomas;;Ifs;\r\n3;Caron;Eva;;Caen;\r\n`, "Patinoire");
    expect(await fileOf(newer)).toMatchObject({ added: 1, changed: 1, same: 0 });
    expect((await kept(newer)).find(({ number }) => number === "2")?.fields.given_name).toBe("Thomas");
    // Who is in the newer file no more stays as the former one said.
    expect((await kept(again)).map(({ number }) => number)).toEqual(["1"]);
  });

  test("several lines of one number tell its history; of somebody else, the line is left out", async () => {
    const id = await loaded(
      `N°;Nom;Date passage;Passage\n7;Dupré;2026-01-03;Bassin\n7;Dupré;2026-01-05;Bassin\n7;Dupré;2026-01-05;Bassin\n7;Durand;2026-01-06;Bassin\n`,
      "Centre aquatique",
    );
    expect((await kept(id))[0]?.history).toEqual([
      { on: "2026-01-03", what: "Passage", text: "Bassin" },
      { on: "2026-01-05", what: "Passage", text: "Bassin" },
    ]);
    expect(await problemsOf(id)).toEqual([[5, "number_twice", ""]]);
  });

  test("stopped, it keeps what it took, and goes on from there when resumed", async () => {
    const lines = Array.from({ length: 30 }, (_, at) => `${at};Nom${at};A;;Caen;\n`).join("");
    const id = await aFile(helene, HEADER + lines, "Stade");
    await start(helene, id);
    await suspendFile(helene, id);
    await house.drain();
    expect(await fileOf(id)).toMatchObject({ state: "stopped", lines: 0 });
    await resumeFile(helene, id);
    await resumeFile(helene, id);
    await house.drain();
    expect(await fileOf(id)).toMatchObject({ state: "done", lines: 30, added: 30 });
  });

  test("killed in the middle, it takes every line once and none twice", async () => {
    const lines = Array.from({ length: 50 }, (_, at) => `${at};Nom "cité" ${at};A;;Caen;\n`).join("");
    const id = await aFile(helene, HEADER + lines, "Bibliothèque");
    await start(helene, id);
    const system = house.system(town.id);
    let left = 23;
    const dying: Context = {
      ...system,
      newId: () => {
        left -= 1;
        if (left < 0) throw new Error("killed");
        return system.newId();
      },
    };
    await expect(loadFile(dying, id, 10)).rejects.toThrow("killed");
    // The third transaction is undone with what it wrote: two are kept.
    const half = await fileOf(id);
    expect(half).toMatchObject({ state: "running", added: 19, lines: 19 });
    expect(await kept(id)).toHaveLength(19);
    // Two servers at once, and the job of the queue besides.
    await Promise.all([loadFile(system, id, 10), loadFile(system, id, 7)]);
    await house.drain();
    expect(await fileOf(id)).toMatchObject({ state: "done", lines: 50, added: 50, refused: 0 });
    const numbers = (await kept(id)).map(({ number }) => Number(number)).toSorted((a, b) => a - b);
    expect(numbers).toEqual(Array.from({ length: 50 }, (_, at) => at));
  });

  test("ten thousand problems in one batch, five a line, are told and stop nothing", async () => {
    const titles = "N°;Nom;Prénom;Date de naissance;Commune;Courriel\n";
    const line = ";;A;31/02/1980;\u{1};\u{1}\n";
    const id = await loaded(`${titles}${line.repeat(2_100)}1;Bon;B;;Caen;\n`, "Cinq par ligne");
    expect(await fileOf(id)).toMatchObject({ state: "done", lines: 2_101, added: 1, refused: 2_100 });
    const told = await problemsOf(id);
    expect(told.filter(([at]) => at === 2)).toHaveLength(5);
    expect(told).toHaveLength(10_000);
  });

  test("its content leaves after thirty days, whether it waits, was stopped, or its job died", async () => {
    const today = house.clock.now().toISOString();
    const files = await Promise.all(
      ["Attend", "Arrêté", "Mort"].map((name) => aFile(helene, `${HEADER}1;Reste;R;;Caen;\n`, name)),
    );
    const [, stopped, dead] = files;
    if (!stopped || !dead) throw new Error("three files");
    await start(helene, stopped);
    await suspendFile(helene, stopped);
    await start(helene, dead);
    await house.sqlAs("owner", "delete from pgboss.job where name = 'records.load'");
    const system = house.system(town.id);
    const left = async () => {
      await system.transaction((tx) => recordsContribution.purge(tx, system));
      const rows = await house.sqlAs<{ id: string }>(
        "owner",
        "select f.id from person_file f where f.id = any ($1) and exists (select 1 from person_file_part p where p.file_id = f.id)",
        [files],
      );
      return rows.map(({ id }) => id).toSorted();
    };
    house.clock.advance(30 * 24 * 3_600_000);
    expect(await left()).toEqual(files.toSorted());
    house.clock.advance(24 * 3_600_000);
    expect(await left()).toEqual([]);
    house.clock.set(today);
  });

  test("its content leaves once it is done, and what nobody attached after two years", async () => {
    const id = await loaded(`${HEADER}1;Oubli;Ève;;Caen;\n`, "Club");
    const parts = await house.sqlAs<{ n: number }>(
      "owner",
      "select count(*)::int as n from person_file_part where file_id = $1",
      [id],
    );
    expect(parts).toEqual([{ n: 0 }]);
    const today = house.clock.now().toISOString();
    house.clock.advance(732 * 24 * 3_600_000);
    const system = house.system(town.id);
    await system.transaction((tx) => recordsContribution.purge(tx, system));
    expect(await kept(id)).toEqual([]);
    house.clock.set(today);
  });
});

describe("what somebody tries", () => {
  const bomb = Buffer.from([0x1f, 0x8b, 8, 0, 0, 0, 0, 0, 0, 3]);
  test.each<[string, Buffer, string]>([
    ["a zip bomb named .csv", Buffer.from("PK\u{3}\u{4}…"), "records.file_spreadsheet"],
    ["a gzip bomb", bomb, "records.file_compressed"],
    ["a former spreadsheet", Buffer.from([0xd0, 0xcf, 0x11, 0xe0]), "records.file_spreadsheet"],
    ["a PDF", Buffer.from("%PDF-1.7"), "records.file_not_text"],
    [
      "NUL bytes far inside",
      Buffer.concat([Buffer.from(HEADER.repeat(9_000)), Buffer.alloc(3)]),
      "records.file_not_text",
    ],
    ["a million columns", Buffer.from(`${"a;".repeat(1_000_000)}\n`), "records.file_header_too_long"],
    ["a header without an end", Buffer.alloc(3_000_000, "x"), "records.file_header_too_long"],
    ["nothing", Buffer.alloc(0), "records.file_empty"],
  ])("%s is refused, and nothing of it is kept", async (_name, content, code) => {
    await expect(aFile(helene, content, "Hostile")).rejects.toThrow(code);
    const left = await house.sqlAs<{ n: number }>(
      "owner",
      "select count(*)::int as n from person_file where state = 'receiving'",
    );
    expect(left).toEqual([{ n: 0 }]);
  });

  test("a line of a hundred megabytes costs that line, not the memory nor the others", async () => {
    async function* content() {
      yield Buffer.from(`${HEADER}1;Avant;A;;Caen;\n2;`);
      for (let sent = 0; sent < 100; sent++) yield Buffer.alloc(1_000_000, "x");
      yield Buffer.from("\n3;Après;B;;Caen;\n");
    }
    const { receiveFile } = await import("./index.ts");
    const id = await receiveFile(helene, {
      id: helene.newId<PersonFileId>(),
      establishment: "Longue",
      content: content(),
    });
    const before = process.memoryUsage().rss;
    await start(helene, id);
    await house.drain();
    expect(process.memoryUsage().rss - before).toBeLessThan(250 * 1024 * 1024);
    expect(await problemsOf(id)).toEqual([[3, "line_too_long", ""]]);
    expect((await kept(id)).map(({ fields }) => fields.family_name).toSorted()).toEqual(["Après", "Avant"]);
  }, 180_000);

  test("a quote never closed costs its line; control characters and dates to come are told", async () => {
    const id = await loaded(
      `${HEADER}1;"Ouvert;A;;Caen;\n2;Bon;B;;Caen;\n3;\u{1}Cloche;C;;Caen;\n4;Futur;D;1/1/2090;Caen;\n5;;E;;Caen;\n6;F;F;;Caen;;trop\n`,
      "Guillemets",
    );
    expect(await problemsOf(id)).toEqual([
      [2, "quote_open", ""],
      [4, "not_readable", "Nom"],
      [4, "name_missing", "Nom"],
      [5, "birth_date_to_come", "Date de naissance"],
      [6, "name_missing", "Nom"],
      [7, "too_many_cells", ""],
    ]);
    expect((await kept(id)).map(({ fields }) => fields.family_name)).toEqual(["Bon"]);
  });

  test("no row is lost where lines end otherwise, nor where a quotation mark took rows into one value", async () => {
    const text = `${HEADER.trimEnd()}\r\n1;Un;A;;Caen;\n2;Deux;B;;Caen;\r3;"Trois;C;;Caen;\n4;Quatre";D;;Caen;\n5;Cinq;E;;Caen;`;
    const id = await loaded(text, "Fins de lignes");
    expect(await problemsOf(id)).toEqual([4, 5].map((line) => [line, "quote_open", ""]));
    expect((await kept(id)).map(({ fields }) => fields.family_name).toSorted()).toEqual([
      "Cinq",
      "Deux",
      "Un",
    ]);
  });

  test("a mapping that says no number, or one thing twice", async () => {
    const id = await aFile(helene, HEADER, "Colonnes");
    const said = (roles: readonly ("number" | "family_name" | null)[]) =>
      startFile(helene, { id, mapping: { separator: ";", roles } });
    await expect(said([null, "family_name"])).rejects.toThrow("records.mapping_no_number");
    await expect(said(["number", null])).rejects.toThrow("records.mapping_no_family_name");
    await expect(said(["number", "family_name", "family_name"])).rejects.toThrow("records.mapping_twice");
    await deleteReceivedFile(helene, id);
    await expect(fileOf(id)).rejects.toThrow("records.unknown_file");
  });

  test("an agent of another authority, one whose role is lent, and every other role", async () => {
    const id = await aFile(helene, `${HEADER}9;Nine;N;;Caen;\n`, "Réservé");
    const elsewhere = await aTown(house, { slug: "ifs" });
    const stranger = await anAgent(house, elsewhere.id, ["authority_administrator", "validator"]);
    await expect(getFile(stranger, id)).rejects.toThrow("records.unknown_file");
    await expect(start(stranger, id)).rejects.toThrow("records.unknown_file");
    await expect(deleteReceivedFile(stranger, id)).rejects.toThrow("records.unknown_file");
    expect((await fileOf(id)).state).toBe("received");
    if (helene.actor.kind !== "staff") throw new TypeError("an agent");
    const lent = house.as({ ...helene.actor, delegationId: helene.newId() }, town.id);
    await expect(aFile(lent, HEADER, "Prêté")).rejects.toThrow("access.capability_missing");
    for (const role of ["reception", "validator", "service_manager", "operator", "auditor"] as const) {
      const other = await anAgent(house, town.id, [role]);
      await expect(aFile(other, HEADER)).rejects.toThrow("access.capability_missing");
      await expect(listFiles(other)).rejects.toThrow("access.capability_missing");
    }
  });

  test("the database alone tells no name", async () => {
    await loaded(`${HEADER}88;Xylophagewski;Zéphirin;1/2/1999;Caen;Piscineabonné\n`, "Dump");
    const everything = await house.sqlAs<{ text: string }>(
      "owner",
      "select s::text as text from source_record s union all select f::text from person_file f union all select p::text from person_file_problem p",
    );
    const dump = everything.map(({ text }) => text).join("\n");
    expect(dump).not.toMatch(/Xylophagewski|Zéphirin|Piscineabonné|1999-02-01/);
  });
});

describe("reading", () => {
  test("cut anywhere, resumed anywhere, the cells are those that were written", () => {
    const cell = fc.string({ maxLength: 12 }).map((text) => text.replaceAll("\r", ""));
    const rows = fc.array(fc.array(cell, { minLength: 2, maxLength: 4 }), { minLength: 1, maxLength: 12 });
    fc.assert(
      fc.property(rows, fc.integer({ min: 1, max: 9 }), fc.nat(11), (written, size, stop) => {
        const bytes = Buffer.from(stringify(written, { delimiter: ";", quoted: true }));
        const read = (from: { byte: number; line: number }) => {
          const cutter = new RecordCutter(from);
          const found = [];
          for (let at = from.byte; at < bytes.length; at += size)
            found.push(...cutter.cut(bytes.subarray(at, at + size), at + size >= bytes.length));
          return found;
        };
        const all = read({ byte: 0, line: 1 });
        const cells = all.map((record) => parseCells(record.bytes.toString(), ";"));
        expect(cells).toEqual(written);
        const at = all[Math.min(stop, all.length - 1)];
        if (!at) return;
        const rest = read(at.next);
        expect(rest.map(({ line }) => line)).toEqual(all.slice(all.indexOf(at) + 1).map(({ line }) => line));
      }),
    );
  });
});
