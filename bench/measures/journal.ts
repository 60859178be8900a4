import { randomUUID } from "node:crypto";
import {
  buildPersonStatement,
  readPersonJournal,
  record,
  runJournalSequencing,
} from "@ardeco/platform/features/trust/audit/index";
import type { Context } from "@ardeco/platform/kernel/context";
import { type AuthorityId, type PersonId, parseId } from "@ardeco/platform/kernel/ids";
import { aPerson, aTown } from "@ardeco/platform/testing/builders";
import type { Bench } from "../bench.ts";
import { figure, median, percentile, table } from "../figures.ts";
import type { House } from "../house/house.ts";
import { openHouse } from "../house/open-house.ts";
import { measurePackage } from "./journal-package.ts";

const LINES = 10_240;
/** What the platform appends at once. */
const BATCH = 2_048;
const PEOPLE = 1_000_000;
const CROWD_LINES = 3_000_000;
const READERS = 40;
const LINES_A_READER = 60;
const READS = 400;

/**
 * The journal: lines appended to the log against the same rows inserted plainly, proofs of a million, and a
 * page among a million people.
 */
export const journal: Bench = async () => {
  const house = await openHouse();
  try {
    const { id: caen } = await aTown(house, { slug: "caen" });
    const append = await measureAppend(house, caen);
    const alone = await measurePackage();
    const readers = await aCrowd(house, caen);
    const reads = await measureReads(readers);
    const text = table([
      ["what", "figure"],
      ["lines written, one transaction each, 8 at once", `${figure(append.written)} a second`],
      ["lines appended and signed, in PostgreSQL", `${figure(append.appended)} a second`],
      ["the same rows inserted plainly, by as many at once", `${figure(append.plain)} a second`],
      ...alone,
      ...reads,
    ]);
    return { ratio: append.appended / append.plain, text };
  } finally {
    await house.close();
  }
};

async function measureAppend(house: House, caen: AuthorityId) {
  const system = house.system(caen);
  while ((await runJournalSequencing(system)) > 0);
  const person = await aPerson(house, caen);
  const { personId } = person;
  const write = async (lines: number): Promise<void> => {
    for (let line = 0; line < lines; line++)
      await person.transaction((tx) => record(tx, person, { action: "test.read", personId, data: { line } }));
  };
  const written =
    LINES / (await seconds(() => Promise.all(Array.from({ length: 8 }, () => write(LINES / 8)))));
  const appended: number[] = [];
  const plain: number[] = [];
  await house.owner.query(
    "create table plain_leaf (authority_id uuid, sequence bigint, entry_id uuid, hash bytea, primary key (authority_id, sequence), unique (authority_id, entry_id))",
  );
  for (let from = 0; from < LINES; from += BATCH) {
    appended.push(BATCH / (await seconds(() => runJournalSequencing(system))));
    plain.push(BATCH / (await seconds(() => insertPlainly(house, caen, from))));
  }
  await house.owner.query("drop table plain_leaf");
  return { written, appended: median(appended), plain: median(plain) };
}

/** The place of each line, as the log keeps it, without tree, tiles nor signature. */
function insertPlainly(house: House, caen: AuthorityId, from: number) {
  return house.owner.query(
    `insert into plain_leaf select $1, $2::bigint + place, gen_random_uuid(), sha256(place::text::bytea)
     from generate_series(1, $3::int) as place`,
    [caen, from, BATCH],
  );
}

/**
 * A million people, half of the lines about a tenth of them, scattered as days write them; and forty who read
 * theirs.
 */
async function aCrowd(house: House, caen: AuthorityId): Promise<readonly Context[]> {
  const { owner } = house;
  for (const index of ["journal_of_a_person", "journal_of_an_authority"])
    await owner.query(`drop index ${index}`);
  const readers: (Context & { readonly personId: PersonId })[] = [];
  for (let reader = 0; reader < READERS; reader++) readers.push(await aPerson(house, caen));
  for (let part = 0; part < LINES_A_READER; part++) {
    await owner.query(
      `insert into journal_entry (authority_id, id, person_id, day, sealed, text_hash, leaf_hash)
       select $1, gen_random_uuid(),
         md5(case when line % 2 = 0 then (line * 7919) % $2 else (line * 104729) % ($2 / 10) end::text)::uuid,
         current_date - (line % 700)::int, decode(repeat(md5(line::text), 18), 'hex'), sha256(line::text::bytea), sha256(line::text::bytea)
       from generate_series($3::bigint, $4::bigint) as line`,
      [
        caen,
        PEOPLE,
        Math.floor((part * CROWD_LINES) / LINES_A_READER) + 1,
        Math.floor(((part + 1) * CROWD_LINES) / LINES_A_READER),
      ],
    );
    for (const reader of readers)
      await reader.transaction((tx) =>
        record(tx, reader, { action: "test.read", personId: reader.personId, data: { part } }),
      );
  }
  await owner.query(
    "create index journal_of_a_person on journal_entry (authority_id, person_id, position desc)",
  );
  await owner.query("create index journal_of_an_authority on journal_entry (authority_id, position desc)");
  await owner.query("analyze journal_entry");
  return readers;
}

async function measureReads(readers: readonly Context[]): Promise<[string, string][]> {
  const read = (reader: Context) => readPersonJournal(reader, personOf(reader), { limit: 40 });
  const state = (reader: Context) => buildPersonStatement(reader, personOf(reader));
  const times = async (times: number, work: (reader: Context) => Promise<unknown>) => {
    const taken: number[] = [];
    for (let turn = 0; turn < times; turn++) {
      const reader = readers[turn % readers.length];
      if (reader) taken.push(1_000 * (await seconds(() => work(reader))));
    }
    return taken;
  };
  const say = (taken: readonly number[]) =>
    `p50 ${figure(percentile(taken, 0.5))} ms, p95 ${figure(percentile(taken, 0.95))} ms`;
  const among = `${figure(PEOPLE)} people, ${figure(CROWD_LINES)} lines`;
  return [
    [`a person's journal, 40 lines, among ${among}`, say(await times(READS, read))],
    [`the same person's 60 lines, opened with their places, to take`, say(await times(80, state))],
  ];
}

function personOf({ actor }: Context): PersonId {
  return actor.kind === "person" ? actor.personId : parseId<"person">(randomUUID());
}

async function seconds(work: () => Promise<unknown>): Promise<number> {
  const start = performance.now();
  await work();
  return (performance.now() - start) / 1_000;
}
