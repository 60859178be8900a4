import { randomBytes } from "node:crypto";
import fc from "fast-check";
import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { getJob } from "../../../../kernel/module-jobs.ts";
import {
  acceptMissingNumbers,
  countGaps,
  listGaps,
  listSettlements,
  receiveJournalBatch,
  resolveGap,
  terminalsJobs,
} from "../index.ts";
import { aCanteen, type Canteen } from "../testing/a-canteen.ts";
import { aJournal } from "../testing/a-reader.ts";
import { carryCredit } from "../testing/carry-credit.ts";
import { computeHoleChanges } from "./record-holes.ts";

// What does not add up, for a manager: noted when it is seen, ended once, and hidden by nothing.

const cantine = { service: "cantine" };
const DAY = 86_400_000;

let canteen: Canteen;
beforeAll(async () => {
  canteen = await aCanteen();
});
afterAll(() => canteen?.house.close());
beforeEach(async () => {
  canteen.house.clock.set("2026-11-29T08:00:00Z");
  await canteen.house.sqlAs("owner", "delete from card_hole; delete from card_transaction");
});

const aReader = () => aJournal(canteen.mayor, canteen.town.deskId);
type Journal = Awaited<ReturnType<typeof aReader>>;
const take = async ({ reader, batch }: Journal, held = 0) =>
  expect(await receiveJournalBatch(canteen.system, reader, await batch(held))).toMatchObject({
    refusal: null,
  });
const listed = (pages = {}) =>
  canteen.mayor.transaction(async () => ({
    ...(await listGaps(canteen.mayor, pages)),
    count: await countGaps(canteen.mayor),
  }));
const night = () => getJob(terminalsJobs, "terminals.give_up").run(canteen.system, {});
const posting = () => getJob(terminalsJobs, "terminals.post").run(canteen.system, {});

/** Attempts whose card was taken away, each of a card of its own. */
async function torn(journal: Journal, count: number): Promise<void> {
  for (let time = 0; time < count; time += 1)
    journal.write({
      kind: "attempted",
      key: `k${journal.lines.length}`,
      service: "cantine",
      card: randomBytes(7).toString("hex"),
      application: canteen.application.aid,
      file: 1,
      amount: 10,
      balance: 500,
      counter: 4,
    });
  await take(journal);
}

test("two hundred cards torn away and never seen again hide neither a false proof of today, nor each other", async () => {
  await torn(await aReader(), 200);
  expect(await listed()).toMatchObject({ waiting: 200, count: 0, gaps: { items: [], total: 0 } });
  canteen.house.clock.advance(8 * DAY);
  await night();
  await night();
  const { emulated } = await canteen.aCardHolder();
  const journal = await aReader();
  await journal.debit(canteen.system, canteen.application, emulated, { ...cantine, amount: 100 });
  const [attempted = "", debited = ""] = journal.lines;
  const lines = [attempted, debited.replace(/"mac":"[0-9a-f]{16}"/, '"mac":"0000000000000000"')];
  await receiveJournalBatch(canteen.system, journal.reader, await journal.batch(0, { lines }));
  const first = await listed();
  expect(first).toMatchObject({ waiting: 0, gaps: { total: 201, page: 1, pages: 5 } });
  expect(first.count).toBe(201 + first.missing.total);
  expect(first.gaps.items.map(({ problem }) => problem).slice(0, 2)).toEqual(["proof_false", "never_back"]);
  const seen = new Set<string>();
  for (let page = 1; page <= 5; page += 1)
    for (const { id } of (await listed({ gaps: page })).gaps.items) seen.add(id);
  expect(seen.size).toBe(201);
  expect((await listed({ gaps: 99 })).gaps.page).toBe(5);
});

test("a card that never came back is posted once by somebody who says why", async () => {
  const card = await canteen.aCardHolder(2_000);
  const journal = await aReader();
  await journal.debit(canteen.system, canteen.application, card.emulated, {
    ...cantine,
    amount: 350,
    torn: true,
  });
  await take(journal);
  canteen.house.clock.advance(8 * DAY);
  await night();
  const [gap] = (await listed()).gaps.items;
  if (!gap) throw new Error("no gap");
  expect(gap).toMatchObject({ problem: "never_back", amount: 350 });
  const settle = () =>
    resolveGap(canteen.mayor, { ...gap, decision: "post", reason: "Le repas a été servi" });
  await settle();
  await expect(settle()).rejects.toThrow("terminals.already_settled");
  await posting();
  await posting();
  expect(await canteen.balanceOf(card.holder)).toBe(1_650);
  expect((await listed()).gaps.total).toBe(0);
});

test("a credit whose card never came back is never set aside: the card may carry it", async () => {
  const { emulated, uid } = await canteen.aCardHolder(2_000);
  const { reader } = await aReader();
  emulated.powerOff();
  const order = { service: "cantine", key: randomBytes(8).toString("hex"), amount: 1_000 };
  const pulled = { at: 10, when: "after" } as const;
  const done = await carryCredit(canteen.mayor, { reader, card: emulated, uid, torn: pulled }, order);
  expect(done).toBeUndefined();
  canteen.house.clock.advance(8 * DAY);
  await night();
  const [gap] = (await listed()).gaps.items;
  if (!gap) throw new Error("no gap");
  expect(gap).toMatchObject({ problem: "never_back", kind: "credit", amount: 1_000 });
  expect(listSettlements(gap)).toEqual(["post"]);
  await expect(
    resolveGap(canteen.mayor, { ...gap, decision: "set_aside", reason: "Jamais revue" }),
  ).rejects.toMatchObject({ fields: [{ code: "terminals.may_be_on_card" }] });
  await resolveGap(canteen.mayor, { ...gap, decision: "post", reason: "Jamais revue" });
  expect((await listed()).gaps.total).toBe(0);
});

test("a card that comes back after that week still says what it did, unless somebody settled it", async () => {
  const card = await canteen.aCardHolder(2_000);
  const journal = await aReader();
  const debit = { ...cantine, amount: 350 };
  await journal.debit(canteen.system, canteen.application, card.emulated, debit);
  const [attempted = "", debited = ""] = journal.lines;
  const first = await journal.batchAfter([], [attempted]);
  await receiveJournalBatch(canteen.system, journal.reader, first);
  canteen.house.clock.advance(8 * DAY);
  await night();
  expect((await listed()).gaps.items).toMatchObject([{ problem: "never_back" }]);
  await receiveJournalBatch(canteen.system, journal.reader, await journal.batchAfter([attempted], [debited]));
  await posting();
  expect((await listed()).gaps.total).toBe(0);
  expect(await canteen.balanceOf(card.holder)).toBe(1_650);
});

test("numbers that nobody told of are listed, narrowed by a journal that comes late, and acknowledged once", async () => {
  const [here, lost] = [await aReader(), await aReader()];
  const card = (await canteen.aCardHolder(2_000)).emulated;
  const debit = (journal: Journal) =>
    journal.debit(canteen.system, canteen.application, card, { ...cantine, amount: 10 });
  // Number 1 put the money there, by other means than these.
  for (const journal of [here, lost, lost, lost, here]) await debit(journal);
  await take(here);
  expect((await listed()).missing.total).toBe(0);
  canteen.house.clock.advance(3 * DAY);
  const { missing, count } = await listed();
  expect(missing.items.map(({ first, last }) => [first, last]).toSorted()).toEqual([
    [1, 1],
    [3, 5],
  ]);
  expect(count).toBe(2);
  const wide = missing.items.find(({ first }) => first === 3);
  if (!wide) throw new Error("no hole");
  const acknowledged = { ...wide, reason: "Lecteur volé le 12" };
  await expect(acceptMissingNumbers(canteen.mayor, { ...wide, reason: " " })).rejects.toMatchObject({
    fields: [{ code: "terminals.reason_needed" }],
  });
  await expect(acceptMissingNumbers(canteen.mayor, { ...wide, reason: "\u202eélov" })).rejects.toMatchObject({
    fields: [{ field: "motif", code: "terminals.characters" }],
  });
  await receiveJournalBatch(
    canteen.system,
    lost.reader,
    await lost.batch(0, { lines: lost.lines.slice(0, 2) }),
  );
  // It was read before a journal told one of them.
  await expect(acceptMissingNumbers(canteen.mayor, acknowledged)).rejects.toThrow();
  const [narrow] = (await listed()).missing.items.filter(({ first }) => first > 1);
  if (!narrow) throw new Error("no hole");
  expect(narrow).toMatchObject({ first: 4, last: 5, on: wide.on });
  await acceptMissingNumbers(canteen.mayor, { ...narrow, reason: "Lecteur volé le 12" });
  await expect(acceptMissingNumbers(canteen.mayor, { ...narrow, reason: "Encore" })).rejects.toThrow(
    "terminals.already_settled",
  );
  expect((await listed()).missing.items).toMatchObject([{ first: 1, last: 1 }]);
  const rest = { lines: lost.lines.slice(2, 4) };
  await receiveJournalBatch(canteen.system, lost.reader, await lost.batch(2, rest));
  expect((await listed()).missing.items).toMatchObject([{ first: 1, last: 1 }]);
  const [held] = await canteen.house.sqlAs<{ holes: number }>(
    "owner",
    "select count(*)::integer as holes from card_hole where first = 5 and last = 5 and reason is not null",
  );
  expect(held).toEqual({ holes: 1 });
});

test("an attempt that claims a number far ahead shows no hole: no card proved it", async () => {
  const journal = await aReader();
  journal.write({
    kind: "attempted",
    key: "far",
    service: "cantine",
    card: randomBytes(7).toString("hex"),
    application: canteen.application.aid,
    file: 1,
    amount: 10,
    balance: 500,
    counter: 4_000_000_000,
  });
  await take(journal);
  canteen.house.clock.advance(9 * DAY);
  await night();
  expect(await listed()).toMatchObject({ gaps: { total: 1 }, missing: { total: 0 } });
});

test("a journal that tells several numbers of one hole at once leaves what is still missing", async () => {
  const [here, lost, late] = [await aReader(), await aReader(), await aReader()];
  const card = (await canteen.aCardHolder(2_000)).emulated;
  const debit = (journal: Journal) =>
    journal.debit(canteen.system, canteen.application, card, { ...cantine, amount: 10 });
  for (const journal of [here, lost, late, late, here]) await debit(journal);
  await take(here);
  canteen.house.clock.advance(3 * DAY);
  const ranges = async () =>
    (await listed()).missing.items.filter(({ first }) => first > 1).map(({ first, last }) => [first, last]);
  expect(await ranges()).toEqual([[3, 5]]);
  await take(late);
  expect(await ranges()).toEqual([[3, 3]]);
  await take(lost);
  expect(await ranges()).toEqual([]);
});

test("whatever the order and the journals in which numbers are told, what is noted is what is missing below the last", () => {
  const card = Buffer.alloc(32, 1);
  const place = { card, aid: "3042F5" };
  const journals = fc
    .uniqueArray(fc.integer({ min: 1, max: 30 }), { maxLength: 20 })
    .chain((order) =>
      fc
        .array(fc.integer({ min: 1, max: 6 }), { minLength: order.length, maxLength: order.length })
        .map((sizes) => inBatches(order, sizes)),
    );
  fc.assert(
    fc.property(journals, (batches) => {
      const told = new Set<number>();
      let holes: { card: Buffer; aid: string; first: number; last: number }[] = [];
      for (const batch of batches) {
        for (const counter of batch) told.add(counter);
        const { gone, born } = computeHoleChanges(
          batch.map((counter) => ({ ...place, ...placeOf(counter, told) })),
          holes,
        );
        holes = [...holes.filter((hole) => !gone.includes(hole)), ...born];
      }
      const noted = holes.flatMap(({ first, last }) =>
        Array.from({ length: last - first + 1 }, (_, at) => first + at),
      );
      const missing = Array.from({ length: Math.max(0, ...told) }, (_, at) => at + 1).filter(
        (one) => !told.has(one),
      );
      expect(noted.toSorted((one, other) => one - other)).toEqual(missing);
    }),
  );
});

function inBatches(order: readonly number[], sizes: readonly number[]): readonly (readonly number[])[] {
  const batches: number[][] = [];
  let at = 0;
  for (const size of sizes) {
    if (at >= order.length) break;
    batches.push(order.slice(at, at + size));
    at += size;
  }
  return batches;
}

/** As the database places a number once all of its batch are there. */
function placeOf(counter: number, told: ReadonlySet<number>) {
  const later = [...told].filter((one) => one > counter);
  return {
    counter,
    isKnown: true,
    before: Math.max(0, ...[...told].filter((one) => one < counter)),
    after: later.length > 0 ? Math.min(...later) : null,
    top: Math.max(...told),
  };
}
