import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import type { Context } from "../../../../kernel/context.ts";
import { anAgent, aTown } from "../../../../testing/builders.ts";
import { rewriteRows } from "../../../../testing/rewrite-rows.ts";
import { type TestRuntime, testRuntime } from "../../../../testing/test-runtime.ts";
import { readAuthorityJournal } from "../../../trust/audit/index.ts";
import {
  debit,
  defineCountersJobs,
  exportChain,
  listNights,
  readVerifications,
  recordCounterAnchors,
  requestVerification,
  reserve,
  verifyCounter,
} from "../index.ts";
import { aPurse, type Holder, type Purse } from "../testing/a-purse.ts";
import { verifyAsked } from "../verification/request-verification.ts";
import { verifyAll } from "../verification/verify-all.ts";

// What a counter's nights find, whoever wrote in the database itself the day before.

let house: TestRuntime;
let mayor: Context;
let purse: Purse;
let holder: Holder;

beforeAll(async () => {
  house = await testRuntime([defineCountersJobs(async () => 0)]);
});
afterAll(() => house?.close());

beforeEach(async () => {
  house.clock.set("2026-11-29T08:00:00Z");
  const { id } = await aTown(house, { slug: `ville-${randomUUID().slice(0, 8)}` });
  mayor = await anAgent(house, id, ["authority_administrator"]);
  purse = await aPurse(house, id);
  holder = await purse.holder(10_000);
  await take(100);
});

const take = (amount: number) =>
  debit(purse.system, purse.canteen, {
    counterId: purse.counterId,
    subject: holder.subject,
    amount,
    key: randomUUID(),
  });

const night = async (day: string): Promise<void> => {
  house.clock.set(`${day}T04:15:00Z`);
  await verifyAll(purse.system);
};
const found = () => listNights(mayor);

/**
 * All that was kept, with its seals and balances, made again without the last line: what only the journal can
 * tell.
 */
const forgetTheLast = () =>
  rewriteRows(
    house,
    "counter_transfer",
    `with gone as (delete from counter_transfer where counter_id = '${purse.counterId}' and sequence > 1 returning amount)
     update counter_account set balance = balance + case kind when 'holder' then amount when 'income' then -amount else 0 end
       from gone where counter_id = '${purse.counterId}';
     delete from counter_seal where counter_id = '${purse.counterId}' and number > 1;
     update counter_chain set sequence = 1, seals = 1, anchored = 1,
       head = (select hash from counter_seal where counter_id = '${purse.counterId}' and number = 1) where counter_id = '${purse.counterId}'`,
    "counter_transfer_guard",
  );

test("a night finds that all agrees, writes it in the journal with the head, and says so to the administrator", async () => {
  expect(await found()).toEqual([]);
  await night("2026-11-30");
  expect(await found()).toEqual([{ counterId: purse.counterId, day: "2026-11-30", lines: 2, faults: 0 }]);
  const { entries } = await purse.system.transaction((tx) => readAuthorityJournal(tx, purse.system));
  const told = entries.find(({ action }) => action === "counters.verified");
  expect(told?.data).toMatchObject({
    lines: 2,
    faults: 0,
    number: 2,
    head: expect.stringMatching(/^[0-9a-f]{64}$/),
  });
});

test("a counter where nothing moved any more is still compared with the head of the last night", async () => {
  await night("2026-11-30");
  await night("2026-12-20");
  await forgetTheLast();
  await expect(night("2027-02-01")).rejects.toThrow(AggregateError);
  // The heads of both nights.
  expect(await found()).toMatchObject([{ day: "2027-02-01", faults: 2 }]);
});

test("a fault is found again each night until it is mended, and then no more", async () => {
  await night("2026-11-30");
  const balance = (change: number) =>
    house.sqlAs(
      "owner",
      `update counter_account set balance = balance + ${change} where counter_id = $1 and kind = 'holder'`,
      [purse.counterId],
    );
  await balance(1);
  await expect(night("2026-12-01")).rejects.toThrow(AggregateError);
  await expect(night("2026-12-02")).rejects.toThrow(AggregateError);
  await balance(-1);
  await night("2026-12-03");
  expect(await found()).toMatchObject([{ day: "2026-12-03", faults: 0 }]);
});

test("whatever is written beside the lines, in every counter, the journal is asked how far the nights were", async () => {
  const other = await aPurse(house, purse.town, {}, purse.canteen);
  await other.holder(500);
  await recordCounterAnchors(purse.system);
  await night("2026-11-30");
  await forgetTheLast();
  await house.sqlAs(
    "owner",
    "update counter_chain set verified_on = '9999-12-31', verified_lines = 0, faults = 0, anchored = seals",
  );
  await expect(night("2026-12-01")).rejects.toThrow(AggregateError);
  const nights = await found();
  expect(nights.find(({ counterId }) => counterId === purse.counterId)).toMatchObject({ faults: 2 });
  expect(nights.find(({ counterId }) => counterId === other.counterId)).toMatchObject({ faults: 0 });
});

describe("a night of a weekday goes on from the last that agreed", () => {
  beforeEach(async () => {
    await night("2026-11-30");
    house.clock.set("2026-12-01T08:00:00Z");
    await take(200);
  });

  test("counting all lines, until a month is over and all is made again", async () => {
    await night("2026-12-01");
    expect(await found()).toMatchObject([{ day: "2026-12-01", lines: 3, faults: 0 }]);
    // A line of before, which its seal covers: only a verification from the beginning reads it again.
    await rewriteRows(
      house,
      "counter_transfer",
      `update counter_transfer set content_hash = sha256('x') where counter_id = '${purse.counterId}' and sequence = 2`,
      "counter_transfer_guard",
    );
    await night("2026-12-02");
    await expect(night("2026-12-30")).rejects.toThrow(AggregateError);
    expect(await found()).toMatchObject([{ day: "2026-12-30", faults: 1 }]);
  });

  test.each([
    [
      "a balance changed",
      "update counter_account set balance = balance + 1 where counter_id = $1 and kind = 'holder'",
    ],
    [
      "a balance put on another account",
      "update counter_account set balance = balance + case kind when 'holder' then -1 else 1 end where counter_id = $1 and kind in ('holder', 'cash')",
    ],
    ["a new line changed", "update counter_transfer set amount = 1 where counter_id = $1 and sequence = 3"],
    ["a new line removed", "delete from counter_transfer where counter_id = $1 and sequence = 3"],
    [
      "the seal that agreed changed",
      "update counter_seal set hash = sha256('') where counter_id = $1 and number = 2",
    ],
    [
      "an account removed with its aliases",
      "delete from counter_account where counter_id = $1 and kind = 'income'",
    ],
  ])("%s is found the night after", async (_what, sql) => {
    const altered = sql.replaceAll("$1", `'${purse.counterId}'`);
    await rewriteRows(house, "counter_transfer", altered, "counter_transfer_guard");
    await expect(night("2026-12-01")).rejects.toThrow(AggregateError);
    expect((await found())[0]?.faults).toBeGreaterThan(0);
  });

  test("what is reserved and let go of in the tables alone, to be spent twice, is found", async () => {
    await reserve(purse.system, purse.canteen, {
      counterId: purse.counterId,
      subject: holder.subject,
      amount: 500,
      until: new Date("2026-12-20T08:00:00Z"),
      key: randomUUID(),
    });
    await house.sqlAs("owner", "update counter_account set reserved = 0 where counter_id = $1", [
      purse.counterId,
    ]);
    await expect(night("2026-12-01")).rejects.toThrow(AggregateError);
  });
});

test("a counter of before yesterday of which the journal keeps nothing is not the one that was", async () => {
  await expect(night("2026-12-05")).rejects.toThrow(AggregateError);
  expect(await found()).toMatchObject([{ faults: 1 }]);
});

test("asked by an auditor, it is not either: nothing vouches for it, its head is kept nowhere, and the next nights still say so", async () => {
  house.clock.set("2026-12-05T08:00:00Z");
  const auditor = await anAgent(house, purse.town, ["auditor"]);
  await requestVerification(auditor, purse.counterId);
  await verifyAsked(purse.system, { counterId: purse.counterId });
  const [asked] = (await readVerifications(auditor, purse.counterId)).found;
  expect(asked).toMatchObject({ state: "differs", anchors: 0, faults: [{ kind: "anchor_missing" }] });
  expect((await verifyCounter(auditor, purse.counterId)).faults).toMatchObject([{ kind: "anchor_missing" }]);
  await expect(night("2026-12-06")).rejects.toThrow(AggregateError);
  expect(await found()).toMatchObject([{ day: "2026-12-06", faults: 1 }]);
});

/** Whoever writes in the tables says what they like of how far the journal knows it. */
const sayAnchored = (anchored: number) =>
  house.sqlAs("owner", "update counter_chain set anchored = $1 where counter_id = $2", [
    anchored,
    purse.counterId,
  ]);

test("put whole in the tables, it is not vouched for by the hourly job: its head is kept nowhere", async () => {
  house.clock.set("2026-12-05T08:00:00Z");
  await sayAnchored(0);
  await recordCounterAnchors(purse.system);
  const { entries } = await purse.system.transaction((tx) => readAuthorityJournal(tx, purse.system));
  expect(entries.map(({ action }) => action)).not.toContain("counters.sealed");
  await expect(night("2026-12-06")).rejects.toThrow(AggregateError);
});

test("whose head the journal keeps since later than its first lines alone, it does not agree either, whoever verifies it", async () => {
  house.clock.set("2026-12-05T08:00:00Z");
  await sayAnchored(1);
  await recordCounterAnchors(purse.system);
  const auditor = await anAgent(house, purse.town, ["auditor"]);
  await requestVerification(auditor, purse.counterId);
  await verifyAsked(purse.system, { counterId: purse.counterId });
  const [asked] = (await readVerifications(auditor, purse.counterId)).found;
  expect(asked).toMatchObject({ state: "differs", faults: [{ kind: "anchor_missing" }] });
  expect((await verifyCounter(auditor, purse.counterId)).faults).toMatchObject([{ kind: "anchor_missing" }]);
  await expect(night("2026-12-06")).rejects.toThrow(AggregateError);
  await expect(night("2026-12-07")).rejects.toThrow(AggregateError);
});

test("one whose head was kept within the hour agrees for ever, made again from its beginning too", async () => {
  await recordCounterAnchors(purse.system);
  await night("2026-12-05");
  await night("2027-03-01");
  house.clock.set("2027-03-02T08:00:00Z");
  const auditor = await anAgent(house, purse.town, ["auditor"]);
  expect((await verifyCounter(auditor, purse.counterId)).faults).toEqual([]);
  expect(await found()).toMatchObject([{ day: "2027-03-01", faults: 0 }]);
});

test("reads what the journal keeps of counters without opening a line about anybody; one file of a counter is made at a time", async () => {
  await recordCounterAnchors(purse.system);
  const { personId } = holder;
  // Lines about people, which nobody could open.
  await rewriteRows(
    house,
    "journal_entry",
    `update journal_entry set sealed = '\\x00' where person_id = '${personId}'`,
  );
  await expect(purse.system.transaction((tx) => readAuthorityJournal(tx, purse.system))).rejects.toThrow();
  const auditor = await anAgent(house, purse.town, ["auditor"]);
  expect(await verifyCounter(auditor, purse.counterId)).toMatchObject({ anchors: 1, faults: [] });
  const both = await Promise.allSettled([
    exportChain(auditor, purse.counterId),
    exportChain(auditor, purse.counterId),
    exportChain(auditor, purse.counterId),
  ]);
  const why = both.flatMap((one) => (one.status === "rejected" ? [String(one.reason.code)] : []));
  expect(why.length).toBeGreaterThan(0);
  expect(new Set(why)).toEqual(new Set(["counters.file_under_way"]));
  expect(both.length - why.length).toBeGreaterThan(0);
});

test("one counter that does not agree keeps no other from being verified", async () => {
  const other = await aPurse(house, purse.town, {}, purse.canteen);
  await other.holder(500);
  await forgetTheLast();
  await house.sqlAs(
    "owner",
    "update counter_account set balance = 7 where counter_id = $1 and kind = 'cash'",
    [purse.counterId],
  );
  await expect(night("2026-11-30")).rejects.toThrow(AggregateError);
  const nights = await found();
  expect(nights).toHaveLength(2);
  expect(nights.find(({ counterId }) => counterId === other.counterId)).toMatchObject({
    lines: 1,
    faults: 0,
  });
});

test("agents who manage no counter do not read it", async () => {
  const validator = await anAgent(house, purse.town, ["validator"]);
  await expect(listNights(validator)).rejects.toThrow("access.capability_missing");
});
