import { cp, mkdtemp } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { CHECKPOINT, readCheckpoint, verifyLog } from "@ardeco/transparency-log";
import fc from "fast-check";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { Context } from "../../../kernel/context.ts";
import { type TestRuntime, testRuntime } from "../../../testing/test-runtime.ts";
import { buildLogStore } from "./build-log-store.ts";
import { record, runJournalSequencing, verifyJournal } from "./index.ts";
import { getLogSigner } from "./log-key.ts";
import { findCheckpoint } from "./store/log.ts";
import { aJournal, forgetPlaces, writeLines } from "./testing/a-journal.ts";

let house: TestRuntime;

beforeAll(async () => {
  house = await testRuntime();
});
afterAll(() => house.close());

const owner = (sql: string, ...values: unknown[]) => house.sqlAs("owner", sql, values);

/** What an auditor with the files finds, and the checkpoint that they may keep. */
async function published(system: Context, since: string | null = null) {
  return system.transaction(async (tx) => {
    const note = (await findCheckpoint(tx, system.authorityId))?.note ?? "";
    const { verifier } = await getLogSigner(tx, system);
    const files = buildLogStore(tx, system.authorityId, note);
    const outcome = await verifyLog(files, { log: verifier, witnesses: [], since });
    return { note, outcome };
  });
}

test("lines are appended once, in tiles that any reader of C2SP finds, under a checkpoint signed in the authority’s name", async () => {
  const system = await aJournal(house, 300);
  expect(await runJournalSequencing(system)).toBe(0);
  const { outcome, note } = await published(system);
  expect(outcome).toMatchObject({ valid: true, checkpoint: { size: 300 } });
  expect(readCheckpoint(note)?.checkpoint.origin).toMatch(/^localhost:3000\/journal-[0-9a-f]{8}\/journal$/);
  expect(await verifyJournal(system)).toMatchObject({ sound: true, size: 300 });
});

test("it grows by steps of any size, and continues each checkpoint that it gave", async () => {
  const system = await aJournal(house, 1);
  const kept: string[] = [];
  for (const step of [255, 1, 300]) {
    kept.push((await published(system)).note);
    await writeLines(system, step);
    await runJournalSequencing(system);
  }
  for (const since of kept) expect((await published(system, since)).outcome).toMatchObject({ valid: true });
});

test("whoever reads it as it was finds the tiles of then: a partial one is the beginning of what it became", async () => {
  const system = await aJournal(house, 100);
  const before = await published(system);
  await writeLines(system, 200);
  await runJournalSequencing(system);
  const outcome = await system.transaction(async (tx) => {
    const { verifier } = await getLogSigner(tx, system);
    const files = buildLogStore(tx, system.authorityId, before.note);
    expect(await files.read(CHECKPOINT)).toEqual(Buffer.from(before.note));
    return verifyLog(files, { log: verifier, witnesses: [], since: null });
  });
  expect(outcome).toMatchObject({ valid: true, checkpoint: { size: 100 } });
});

test("lines of one run are in no order that tells when they were written", async () => {
  const system = await aJournal(house, 40);
  const rows = await owner(
    `select entry.leaf_hash from journal_leaf leaf join journal_entry entry on entry.id = leaf.entry_id
     where leaf.authority_id = $1 order by leaf.sequence`,
    system.authorityId,
  );
  const hashes = (rows as { leaf_hash: Buffer }[]).map(({ leaf_hash }) => leaf_hash.toString("hex"));
  expect(hashes).toEqual(hashes.toSorted());
});

test("a line whose transaction ends late, when two hundred thousand others were placed meanwhile, is placed then; no place changes", async () => {
  const system = await aJournal(house, 12);
  const [isWritten, ends] = [Promise.withResolvers<void>(), Promise.withResolvers<void>()];
  // Two connections of the database, as two people of the same minute.
  const late = system.transaction(async (tx) => {
    await record(tx, system, { action: "test.late" });
    isWritten.resolve();
    await ends.promise;
  });
  await isWritten.promise;
  await owner(
    "select setval(pg_get_serial_sequence('journal_entry', 'position'), max(position) + 200000) from journal_entry",
  );
  await writeLines(system, 30);
  expect(await runJournalSequencing(system)).toBe(30);
  const places = () =>
    owner(
      "select sequence, entry_id from journal_leaf where authority_id = $1 order by sequence",
      system.authorityId,
    );
  const before = await published(system);
  const placed = await places();
  expect(await runJournalSequencing(system)).toBe(0);
  ends.resolve();
  await late;
  expect(await runJournalSequencing(system)).toBe(1);
  expect((await places()).slice(0, 42)).toEqual(placed);
  expect(await verifyJournal(system)).toMatchObject({ sound: true, size: 43 });
  expect((await published(system, before.note)).outcome).toMatchObject({ valid: true });
  expect(await owner("select 1 from journal_waiting where authority_id = $1", system.authorityId)).toEqual(
    [],
  );
});

test("a line whose transaction is undone takes no place, and holds back no other", async () => {
  const system = await aJournal(house, 3);
  const undone = system.transaction(async (tx) => {
    await record(tx, system, { action: "test.undone" });
    throw new Error("undone");
  });
  await expect(undone).rejects.toThrow("undone");
  await writeLines(system, 2);
  expect(await runJournalSequencing(system)).toBe(2);
  expect(await verifyJournal(system)).toMatchObject({ sound: true, size: 5 });
});

describe("stopped half-way", () => {
  test.each(["tiles", "checkpoint"])("at its %s, it has promised nothing, and begins again", async (what) => {
    const system = await aJournal(house, 300);
    const { note } = await published(system);
    await writeLines(system, 300);
    const table = what === "tiles" ? "journal_tile" : "journal_checkpoint";
    await owner(
      `create function fails() returns trigger language plpgsql as $$ begin raise 'killed'; end $$`,
    );
    await owner(`create trigger stops after insert on ${table} for each row execute function fails()`);
    await expect(runJournalSequencing(system)).rejects.toThrow("killed");
    await owner(`drop function fails cascade`);
    expect((await published(system)).note).toBe(note);
    expect(await verifyJournal(system)).toMatchObject({ sound: true, size: 300 });
    expect(await runJournalSequencing(system)).toBe(300);
    expect((await published(system, note)).outcome).toMatchObject({ valid: true, checkpoint: { size: 600 } });
  });

  test("two servers that run at once append each line once", async () => {
    const system = await aJournal(house, 10);
    await writeLines(system, 50);
    const directory = await mkdtemp(join(tmpdir(), "ardeco-test-"));
    await cp(join(house.directory, "keys"), join(directory, "keys"), { recursive: true });
    const database = { appUrl: house.appUrl, ownerUrl: house.ownerUrl, close: async () => {} };
    const other = await testRuntime([], { database, directory });
    const runs = await Promise.all([system, other.system(system.authorityId)].map(runJournalSequencing));
    await other.close();
    expect(runs.toSorted((one, more) => one - more)).toEqual([0, 50]);
    expect(await verifyJournal(system)).toMatchObject({ sound: true, size: 60 });
  });
});

const nth = "(select entry_id from journal_leaf where authority_id = $1 and sequence = $2)";

describe("who rewrites the past in the database, with all its rights and without the keys, is found", () => {
  test("an altered line, wherever it is", async () => {
    const system = await aJournal(house, 12);
    await fc.assert(
      fc.asyncProperty(fc.integer({ min: 1, max: 12 }), async (place) => {
        const flip = `update journal_entry set sealed = set_byte(sealed, 20, get_byte(sealed, 20) # 1) where id = ${nth}`;
        await owner(flip, system.authorityId, place);
        const found = await verifyJournal(system);
        await owner(flip, system.authorityId, place);
        expect(found).toMatchObject({ sound: false, brokenAt: place });
      }),
      { numRuns: 12 },
    );
    expect(await verifyJournal(system)).toMatchObject({ sound: true });
  });

  const first = "sequence = 3 and authority_id = $1";
  test.each([
    [
      "a line altered with its hashes made again",
      `update journal_entry set sealed = '\\x00', text_hash = null,
        leaf_hash = sha256('\\x00'::bytea || convert_to(id::text, 'utf8') || '\\x00'::bytea)
        where id = (select entry_id from journal_leaf where ${first})`,
      3,
    ],
    [
      "a line removed with its place",
      `with leaf as (delete from journal_leaf where ${first} returning entry_id)
        delete from journal_entry using leaf where id = entry_id`,
      3,
    ],
    [
      "a line put in the place of another",
      `update journal_leaf set sequence = case sequence when 3 then 1004 else 1003 end
        where authority_id = $1 and sequence in (3, 4);
       update journal_leaf set sequence = sequence - 1000 where sequence > 1000`,
      3,
    ],
  ])("%s", async (_, sql, brokenAt) => {
    const system = await aJournal(house, 12);
    await owner("alter table journal_leaf drop constraint if exists journal_leaf_authority_id_entry_id_fkey");
    for (const one of sql.split(";")) await owner(one, ...(one.includes("$1") ? [system.authorityId] : []));
    expect(await verifyJournal(system)).toMatchObject({ sound: false, brokenAt });
  });

  test("a line altered, and its tile with it: the signature no longer covers them", async () => {
    const system = await aJournal(house, 12);
    const { note } = await published(system);
    await owner(
      `update journal_entry set sealed = '\\x00', text_hash = null,
        leaf_hash = sha256('\\x00'::bytea || convert_to(id::text, 'utf8') || '\\x00'::bytea) where id = ${nth}`,
      system.authorityId,
      1,
    );
    await owner("alter table journal_tile disable trigger a_tile_only_grows");
    await owner(
      `update journal_tile set content = (select leaf_hash from journal_entry where id = ${nth}) || substring(content from 33)
        where authority_id = $1`,
      system.authorityId,
      1,
    );
    await owner("alter table journal_tile enable trigger a_tile_only_grows");
    expect(await verifyJournal(system)).toMatchObject({ sound: false, brokenAt: null });
    expect((await published(system, note)).outcome).toMatchObject({ valid: false, fault: "root-differs" });
  });

  test("the size written beside the checkpoint, to leave the lines after it unread: it is read in what is signed", async () => {
    const system = await aJournal(house, 300);
    await owner(
      `update journal_entry set sealed = set_byte(sealed, 20, get_byte(sealed, 20) # 1) where id = ${nth}`,
      system.authorityId,
      280,
    );
    await owner("alter table journal_checkpoint disable trigger user");
    await owner("update journal_checkpoint set size = 256 where authority_id = $1", system.authorityId);
    await owner("alter table journal_checkpoint enable trigger user");
    expect(await verifyJournal(system)).toMatchObject({ sound: false, brokenAt: 280 });
  });

  test("a line hidden at a place before the first", async () => {
    const system = await aJournal(house, 12);
    await writeLines(system, 1);
    await owner(
      `with hidden as (delete from journal_waiting where authority_id = $1 returning authority_id, entry_id)
        insert into journal_leaf (authority_id, sequence, entry_id) select authority_id, -1, entry_id from hidden`,
      system.authorityId,
    );
    expect(await verifyJournal(system)).toMatchObject({ sound: false, fault: "line-unplaced" });
  });

  test("a line put between others of before, without a place, is not one of them: it comes after", async () => {
    const system = await aJournal(house, 12);
    await owner(
      `insert into journal_entry (authority_id, id, position, day, sealed, leaf_hash) overriding system value
        values ($1, gen_random_uuid(), (select min(position) from journal_entry where authority_id = $1) + 1, '2020-01-01', '\\x00', sha256(''))`,
      system.authorityId,
    ).catch(() => {});
    await runJournalSequencing(system);
    expect(await verifyJournal(system)).toMatchObject({ sound: false, brokenAt: 13 });
  });
});

test("who holds the keys too, and signs another past, is found by who kept a checkpoint", async () => {
  const system = await aJournal(house, 300);
  const { note } = await published(system);
  await forgetPlaces(house, system);
  await owner(
    "delete from journal_entry where id = (select id from journal_entry where authority_id = $1 limit 1)",
    system.authorityId,
  );
  while ((await runJournalSequencing(system)) > 0);
  expect(await verifyJournal(system)).toMatchObject({ sound: true, size: 299 });
  await writeLines(system, 10);
  await runJournalSequencing(system);
  expect((await published(system, note)).outcome).toEqual({
    valid: false,
    fault: "past-rewritten",
    where: null,
  });
});

test("a tile only grows, even for the application", async () => {
  const system = await aJournal(house, 12);
  await expect(
    house.sqlAs(
      "application",
      `do $$ begin
        perform set_config('ardeco.authority', '${system.authorityId}', true), set_config('ardeco.actor_kind', 'system', true);
        update journal_tile set content = decode(repeat('00', 32), 'hex'); end $$`,
    ),
  ).rejects.toThrow(/only grows/);
});
