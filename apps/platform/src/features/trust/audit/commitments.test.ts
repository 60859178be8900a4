import { afterAll, beforeAll, expect, test } from "vitest";
import { aPerson, aTown } from "../../../testing/builders.ts";
import { type TestRuntime, testRuntime } from "../../../testing/test-runtime.ts";
import { erasePersonKey } from "../keys/index.ts";
import { computeCommitment } from "./hashes.ts";
import { buildPersonStatement, record, runJournalSequencing, verifyJournal, verifyLines } from "./index.ts";

let house: TestRuntime;
beforeAll(async () => {
  house = await testRuntime();
});
afterAll(() => house.close());

async function aSealedTown() {
  const { id } = await aTown(house, { slug: `town-${house.clock.now().getTime()}` });
  house.clock.advance(1);
  const system = house.system(id);
  const anne = await aPerson(house, id);
  const tell = () =>
    system.transaction((tx) =>
      record(tx, system, { action: "test.read", personId: anne.personId, data: { purpose: "un" } }),
    );
  return { system, anne, tell };
}

test("two lines that say the same leave two hashes that nothing joins: each holds a salt of its own", async () => {
  const { anne, tell, system } = await aSealedTown();
  await tell();
  await tell();
  const { lines } = await buildPersonStatement(anne, anne.personId);
  const texts = lines.flatMap((line) => (line.kind === "open" ? [line.text] : []));
  const salts = texts.map((text) => /"salt":"([A-Za-z0-9_-]{43})"/.exec(text)?.[1]);
  expect(new Set(salts).size).toBe(lines.length);
  expect(salts).not.toContain(undefined);
  const rows = await house.sqlAs<{ text_hash: Buffer; leaf_hash: Buffer }>(
    "owner",
    "select text_hash, leaf_hash from journal_entry where authority_id = $1",
    [system.authorityId],
  );
  const hashes = rows.flatMap(({ text_hash, leaf_hash }) => [
    text_hash.toString("hex"),
    leaf_hash.toString("hex"),
  ]);
  expect(new Set(hashes).size).toBe(2 * rows.length);
});

test("a text guessed to the letter, but for its salt, is not recognised by its hash", async () => {
  const { anne, tell } = await aSealedTown();
  await tell();
  const [row] = await house.sqlAs<{ id: string; sealed: Buffer; text_hash: Buffer }>(
    "owner",
    "select id, sealed, text_hash from journal_entry where person_id = $1 order by position desc limit 1",
    [anne.personId],
  );
  const { lines } = await buildPersonStatement(anne, anne.personId);
  const [line] = lines;
  if (line?.kind !== "open" || !row) throw new Error("no line");
  const sealed = Buffer.from(row.sealed);
  expect(computeCommitment(row.id, sealed, line.text).text_hash).toEqual(row.text_hash);
  const guessed = line.text.replace(/,"salt":"[^"]+"/, "");
  expect(computeCommitment(row.id, sealed, guessed).text_hash).not.toEqual(row.text_hash);
});

test("once somebody is erased, the tree stands, their lines keep their place, and nobody opens them", async () => {
  const { anne, tell, system } = await aSealedTown();
  await tell();
  await runJournalSequencing(system);
  const before = await verifyJournal(system);
  await system.transaction((tx) => erasePersonKey(tx, system, anne.personId));
  expect(await verifyJournal(system)).toEqual(before);
  expect((await buildPersonStatement(anne, anne.personId)).lines).toEqual([]);
  await tell().catch(() => {});
  await system.transaction((tx) => record(tx, system, { action: "test.after" }));
  await runJournalSequencing(system);
  expect(await verifyJournal(system)).toMatchObject({ sound: true });
});

test("a line in which the number of another is written keeps its place, and is given to nobody; verified, it holds", async () => {
  const { anne, system } = await aSealedTown();
  const child = await aPerson(house, system.authorityId);
  const data = { forSomebody: true, forPersonId: child.personId };
  await system.transaction((tx) =>
    record(tx, system, { action: "test.spoke", personId: anne.personId, data }),
  );
  await runJournalSequencing(system);
  const statement = await buildPersonStatement(anne, anne.personId);
  expect(JSON.stringify(statement)).not.toContain(child.personId);
  expect(statement.lines[0]?.kind).toBe("entry");
  expect(await verifyLines(anne, anne.personId)).toMatchObject({
    differing: [],
  });
});
