import { randomUUID } from "node:crypto";
import fc from "fast-check";
import { Client } from "pg";
import { afterAll, beforeAll, beforeEach, expect, test, vi } from "vitest";
import { anAgent, aTown } from "../../../../testing/builders.ts";
import { type TestRuntime, testRuntime } from "../../../../testing/test-runtime.ts";
import { debit, debitAccountInTransaction, readBalance, reserve, verifyCounter } from "../index.ts";
import { aCaller, aPurse, type Holder, type Purse } from "../testing/a-purse.ts";

// What a parent set is one more limit of an account: it refuses the line that passes it, whatever is asked
// with it.

let house: TestRuntime;
let purse: Purse;

beforeAll(async () => {
  house = await testRuntime();
  const { id } = await aTown(house, { slug: "saint-lo" });
  purse = await aPurse(house, id, { parentsBound: true });
});
afterAll(() => house?.close());
// A Friday.
beforeEach(() => house.clock.set("2026-11-27T08:00:00Z"));

const bound = (
  { accountId }: Holder,
  dayMost: number | null,
  weekMost: number | null,
  { counterId } = purse,
) =>
  house.sqlAs("owner", "insert into counter_bound values ($1, $2, $3, $4, $5, '2026-11-24')", [
    ...[purse.town, counterId, accountId, dayMost, weekMost],
  ]);

const buys = ({ subject }: Holder, amount: number, { system, canteen, counterId } = purse) =>
  debit(system, canteen, { counterId, subject, amount, key: randomUUID(), label: "Goûter" });

const outcomesOf = async (asked: readonly Promise<unknown>[]) =>
  (await Promise.allSettled(asked)).map((answer) =>
    answer.status === "fulfilled" ? "done" : (answer.reason as { code: string }).code,
  );

/** The statements that moved something, by their names. */
async function sentFor(asked: () => readonly Promise<unknown>[]) {
  const sent = vi.spyOn(Client.prototype, "query");
  try {
    const outcomes = await outcomesOf(asked());
    const names = sent.mock.calls.map(([query]) => String(Reflect.get(Object(query), "name")));
    return { outcomes, names: names.filter((name) => name.startsWith("counters_move")) };
  } finally {
    sent.mockRestore();
  }
}

test("of two hundred and fifty-six debits at once, the one above its bound is refused alone, and costs no statement more", async () => {
  const [rich, child] = [await purse.holder(10_000), await purse.holder(10_000)];
  const wave = (last: number) => () =>
    Array.from({ length: 256 }, (_, index) => (index === 100 ? buys(child, last) : buys(rich, 1)));
  const before = await sentFor(wave(300));
  expect(before.outcomes.every((outcome) => outcome === "done")).toBe(true);
  await bound(child, 500, null);
  const { outcomes, names } = await sentFor(wave(201));
  expect(outcomes.flatMap((outcome, index) => (outcome === "done" ? [] : [[index, outcome]]))).toEqual([
    [100, "counters.insufficient_balance"],
  ]);
  // Two halves, one written while the other is worked out: none is sent line by line.
  expect(names).toEqual(["counters_move_all", "counters_move_all"]);
  expect(before.names).toEqual(names);
});

test("a hundred and twenty debits, half of them above a bound, are one statement", async () => {
  const [rich, child] = [await purse.holder(10_000), await purse.holder(10_000)];
  await bound(child, null, 300);
  const { outcomes, names } = await sentFor(() =>
    Array.from({ length: 120 }, (_, index) => buys(index % 2 === 0 ? child : rich, 100)),
  );
  expect(names).toEqual(["counters_move_all"]);
  const odd = outcomes.filter((_, index) => index % 2 === 1);
  expect(odd.every((outcome) => outcome === "done")).toBe(true);
  // The first three of the child, in the order asked.
  const even = outcomes.filter((_, index) => index % 2 === 0);
  expect(even.slice(0, 3)).toEqual(["done", "done", "done"]);
  expect(new Set(even.slice(3))).toEqual(new Set(["counters.insufficient_balance"]));
});

test("above the bound the answer is the same whatever is there: nobody reads a shared balance by asking for too much", async () => {
  for (const holds of [100, 10_000]) {
    const child = await purse.holder(holds);
    await bound(child, 500, null);
    for (const amount of [501, 5_000, 20_000])
      await expect(buys(child, amount)).rejects.toMatchObject({ code: "counters.insufficient_balance" });
  }
});

test("a service is told one thing where the bound is passed or the balance too small: what others take from a child is not followed by asking", async () => {
  const other = await aCaller(house, purse.town, "Piscine");
  const services = [purse.canteen, other].map(({ service }) => service.serviceId);
  const shared = await aPurse(house, purse.town, { parentsBound: true, services }, purse.canteen);
  const [poor, rich] = [await shared.holder(100), await shared.holder(10_000)];
  for (const child of [poor, rich]) await bound(child, 500, null, shared);
  const asks = () => outcomesOf([buys(poor, 450, shared), buys(rich, 501, shared)]);
  const enough = ({ subject }: Holder, amount: number) =>
    readBalance(shared.system, shared.canteen, { counterId: shared.counterId, subject, amount });
  const said = ["counters.insufficient_balance", "counters.insufficient_balance"];
  expect(await asks()).toEqual(said);
  expect(await enough(rich, 500)).toEqual({ enough: true });
  for (const child of [poor, rich]) await buys(child, 60, shared);
  expect(await asks()).toEqual(said);
  // What may be taken is what is answered: a yes and a refusal beside it would tell the bound.
  expect([await enough(rich, 500), await enough(rich, 440)]).toEqual([{ enough: false }, { enough: true }]);
  // The house, which answers the person, is told which it is.
  const { counterId, system, canteen } = shared;
  const within = { counterId, subject: rich.subject, amount: 450, key: randomUUID(), label: "Goûter" };
  await expect(
    system.transaction((tx) => debitAccountInTransaction(tx, system, canteen, within)),
  ).rejects.toMatchObject({
    code: "counters.over_bound",
  });
});

test("a service that sees the balance reads what one debit may take: the bound and the most of a debit are counted", async () => {
  const alone = await aPurse(house, purse.town, { parentsBound: true, debitMax: 300 }, purse.canteen);
  const child = await alone.holder(5_000);
  const { system, canteen, counterId } = alone;
  const available = () => readBalance(system, canteen, { counterId, subject: child.subject });
  expect(await available()).toMatchObject({ balance: 5_000, available: 300 });
  await bound(child, 500, null, alone);
  await buys(child, 280, alone);
  expect(await available()).toMatchObject({ balance: 4_720, available: 220 });
  await expect(buys(child, 221, alone)).rejects.toMatchObject({ code: "counters.insufficient_balance" });
  await buys(child, 220, alone);
  expect(await available()).toMatchObject({ balance: 4_500, available: 0 });
});

test("two hundred and fifty-six debits at once from two servers stop exactly at the bound", async () => {
  const child = await purse.holder(100_000);
  await bound(child, 1_000, 1_000);
  // Another server has a queue of its own: only the database is between them.
  const elsewhere = { ...purse, system: { ...purse.system, statement: purse.system.statement.bind(null) } };
  const outcomes = await outcomesOf(
    Array.from({ length: 256 }, (_, index) => buys(child, 10, index % 2 === 0 ? purse : elsewhere)),
  );
  expect(outcomes.filter((outcome) => outcome === "done")).toHaveLength(100);
  expect(outcomes.filter((outcome) => outcome === "counters.insufficient_balance")).toHaveLength(156);
  const auditor = await anAgent(house, purse.town, ["auditor"]);
  expect(await verifyCounter(auditor, purse.counterId)).toMatchObject({ faults: [] });
});

test("with bounds too, a batch answers what the same lines would have been answered one by one", async () => {
  const most = fc.option(fc.integer({ min: 0, max: 900 }));
  const line = fc.record({
    kind: fc.constantFrom("debit" as const, "reserve" as const),
    who: fc.nat({ max: 1 }),
    amount: fc.integer({ min: 1, max: 400 }),
  });
  const story = fc.record({
    bounds: fc.array(fc.tuple(most, most), { minLength: 2, maxLength: 2 }),
    // Of the day before, which the week counts.
    before: fc.array(line, { maxLength: 4 }),
    lines: fc.array(line, { minLength: 2, maxLength: 20 }),
  });
  await fc.assert(
    fc.asyncProperty(story, async ({ bounds, before, lines }) => {
      const told = [];
      for (const isTogether of [false, true]) {
        const own = await aPurse(house, purse.town, { parentsBound: true }, purse.canteen);
        const holders = [await own.holder(1_500), await own.holder(800)];
        for (const [index, [day, week]] of bounds.entries()) {
          const holder = holders[index];
          if (holder && (day !== null || week !== null)) await bound(holder, day, week, own);
        }
        const ask = ({ kind, who, amount }: (typeof lines)[number]) => {
          const subject = holders[who]?.subject ?? "";
          const asked = { counterId: own.counterId, subject, amount, key: randomUUID() };
          const until = new Date("2026-12-20T08:00:00Z");
          return kind === "debit"
            ? debit(own.system, own.canteen, asked)
            : reserve(own.system, own.canteen, { ...asked, until });
        };
        const answered = (one: (typeof lines)[number]) =>
          ask(one).then(
            ({ balance }) => balance,
            (error: unknown) => String(error),
          );
        house.clock.set("2026-11-26T08:00:00Z");
        const alone: unknown[] = [];
        for (const one of before) alone.push(await answered(one));
        house.clock.set("2026-11-27T08:00:00Z");
        if (isTogether) alone.push(...(await Promise.all(lines.map(answered))));
        else for (const one of lines) alone.push(await answered(one));
        told.push(alone);
      }
      expect(told[1]).toEqual(told[0]);
    }),
    { numRuns: 15, endOnFailure: true },
  );
}, 120_000);
