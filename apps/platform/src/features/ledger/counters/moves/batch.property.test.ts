import { randomUUID } from "node:crypto";
import fc from "fast-check";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { recoverRefusal } from "../../../../kernel/recover-refusal.ts";
import { anAgent, aTown } from "../../../../testing/builders.ts";
import { type TestRuntime, testRuntime } from "../../../../testing/test-runtime.ts";
import {
  applyServiceTransfers,
  credit,
  debit,
  type LineAnswer,
  type LineAsked,
  reserve,
  type ServiceCaller,
  type TransferResult,
  verifyCounter,
} from "../index.ts";
import { aCaller, aPurse, type Holder, type Purse } from "../testing/a-purse.ts";
import { expireAccounts } from "../testing/expire-accounts.ts";

// Many lines in one call are what they are one by one.

let house: TestRuntime;
let town: Purse["town"];
let canteen: ServiceCaller;
let pool: ServiceCaller;

beforeAll(async () => {
  house = await testRuntime();
  ({ id: town } = await aTown(house, { slug: "saint-lo" }));
  canteen = await aCaller(house, town, "Cantine");
  pool = await aCaller(house, town, "Piscine");
});
afterAll(() => house?.close());

const amount = fc.integer({ min: 1, max: 900 });
const facts = fc.record({
  floor: fc.constantFrom(0, -500),
  ceiling: fc.constantFrom(null, 2_000),
  debitMax: fc.constantFrom(null, 700),
  servicesCredit: fc.boolean(),
  isShared: fc.boolean(),
  isOnCards: fc.boolean(),
  bound: fc.constantFrom(null, 400),
  life: fc.constantFrom("lasts", "lasts", "lasts", "expired", "closed"),
});
type Facts = typeof facts extends fc.Arbitrary<infer One> ? One : never;

interface Story {
  readonly purse: Purse;
  readonly by: ServiceCaller;
  readonly holders: readonly Holder[];
}

/** What cards carry of each account. */
const CARRIED = 150;

async function aStory({ isShared, isOnCards, bound, life, ...limits }: Facts): Promise<Story> {
  const services = [canteen, ...(isShared ? [pool] : [])].map(({ service }) => service.serviceId);
  const parentsBound = bound !== null;
  const purse = await aPurse(house, town, { ...limits, parentsBound, services }, canteen);
  const { counterId } = purse;
  const holders = [await purse.holder(1_000), await purse.holder(), await purse.holder(300)];
  if (bound !== null)
    await house.sqlAs("owner", "insert into counter_bound values ($1, $2, $3, $4, null, '2026-11-24')", [
      ...[town, counterId, holders[0]?.accountId, bound],
    ]);
  if (life === "expired") await expireAccounts(house, counterId, "2020-01-01");
  const set = (what: string) => house.sqlAs("owner", `update counter set ${what} where id = $1`, [counterId]);
  if (life === "closed") await set("closed_on = '2020-01-01'");
  if (isOnCards) await set("on_cards = true");
  return { purse, by: { ...canteen, carriedOf: async () => CARRIED }, holders };
}

/** The last of `who` has no account; an amount of zero moves nothing. */
const line = fc.record({
  key: fc.nat({ max: 60 }),
  kind: fc.constantFrom("debit" as const, "credit" as const, "reserve" as const),
  who: fc.nat({ max: 3 }),
  amount: fc.oneof({ weight: 9, arbitrary: amount }, { weight: 1, arbitrary: fc.constantFrom(0, 0.5) }),
});
type Line = typeof line extends fc.Arbitrary<infer One> ? One : never;
const call = fc.uniqueArray(line, { minLength: 1, maxLength: 40, selector: ({ key }) => key });

/** Within the thirty days of a reservation, by the clock of the stories. */
const holdEnd = () => new Date(house.clock.now().getTime() + 20 * 86_400_000);
const asLine = ({ purse, holders }: Story, { key, kind, who, amount }: Line): LineAsked => ({
  // Keys are the caller's, whatever the counter.
  key: `${purse.counterId}:${key}`,
  kind,
  subject: holders[who]?.subject ?? "nobody",
  amount,
  label: "Cantine, 12 mars",
  ...(kind === "reserve" ? { until: holdEnd() } : {}),
});

function alone(
  { purse, by }: Story,
  { kind, until = holdEnd(), ...rest }: LineAsked,
): Promise<TransferResult> {
  const { system, counterId } = purse;
  const asked = { ...rest, counterId };
  if (kind === "debit") return debit(system, by, asked);
  return kind === "credit" ? credit(system, by, asked) : reserve(system, by, { ...asked, until });
}

const told = (answer: LineAnswer) => {
  if ("refused" in answer) return answer.refused.code;
  const { again, amount, balance } = answer;
  return { again, amount, balance };
};

const together = async ({ purse, by }: Story, lines: readonly LineAsked[]) =>
  (await applyServiceTransfers(purse.system, by, { counterId: purse.counterId, lines })).map(told);

async function verifies({ purse }: Story): Promise<void> {
  const auditor = await anAgent(house, town, ["auditor"]);
  expect(await verifyCounter(auditor, purse.counterId)).toMatchObject({ faults: [] });
}

test("any lines, in calls one after the other, are answered as they are one by one on an equal purse, whatever its limits", async () => {
  await fc.assert(
    fc.asyncProperty(facts, fc.array(call, { minLength: 1, maxLength: 3 }), async (limits, calls) => {
      const [one, other] = [await aStory(limits), await aStory(limits)];
      for (const lines of calls) {
        const wanted: unknown[] = [];
        for (const line of lines)
          wanted.push(
            told(
              await recoverRefusal(
                "4xx",
                () => alone(one, asLine(one, line)),
                (refused) => ({ refused }),
              ),
            ),
          );
        expect(
          await together(
            other,
            lines.map((line) => asLine(other, line)),
          ),
        ).toEqual(wanted);
      }
    }),
    { numRuns: 40, endOnFailure: true },
  );
  // What is refused is a true answer too: it must not be the only one.
  const [held] = await house.sqlAs<{ count: number }>(
    "owner",
    "select count(*)::int as count from counter_transfer where kind = 'reserve'",
  );
  expect(held?.count).toBeGreaterThan(0);
}, 300_000);

const LASTS: Facts = {
  floor: 0,
  ceiling: null,
  debitMax: null,
  servicesCredit: true,
  isShared: false,
  isOnCards: false,
  bound: null,
  life: "lasts",
};
const meals = ({ holders }: Story, count: number, more: Partial<LineAsked> = {}) =>
  Array.from(
    { length: count },
    (_, index): LineAsked => ({
      key: `meal-${index}-${more.amount ?? 1}`,
      kind: "debit",
      subject: holders[0]?.subject ?? "",
      amount: 1,
      ...more,
    }),
  );
const balances = (answers: readonly LineAnswer[]) =>
  answers.map((answer) => ("refused" in answer ? answer.refused.code : answer.balance));

describe("five hundred lines", () => {
  test("are done in their order, while others move the same account", async () => {
    const story = await aStory(LASTS);
    const { purse, by } = story;
    const { system, counterId } = purse;
    const calls = Array.from({ length: 4 }, (_, at) =>
      applyServiceTransfers(system, by, {
        counterId,
        lines: meals(story, 500, { amount: 1 }).map((line) => ({ ...line, key: `${at} ${line.key}` })),
      }),
    );
    const till = meals(story, 50).map((line, index) =>
      debit(system, by, { ...line, counterId, key: `till-${index}` }),
    );
    const answers = (await Promise.all(calls)).map(balances);
    await Promise.allSettled(till);
    // 1,000 for 2,050 lines: each call sees the balance go down only, then nothing is left.
    for (const told of answers) {
      const done = told.filter((one) => typeof one === "number");
      expect(done).toEqual(done.toSorted((left, right) => Number(right) - Number(left)));
      expect(told.slice(done.length).every((one) => one === "counters.insufficient_balance")).toBe(true);
    }
    await verifies(story);
  });

  test("one more, or one key twice, and none is done", async () => {
    const story = await aStory(LASTS);
    const { purse, by } = story;
    const { system, counterId } = purse;
    const many = applyServiceTransfers(system, by, { counterId, lines: meals(story, 501) });
    await expect(many).rejects.toMatchObject({ code: "counters.too_many_lines", status: 422 });
    const [first, second, third] = meals(story, 3);
    if (!(first && second && third)) throw new Error("three meals");
    for (const amount of [1, 2]) {
      const lines = [first, second, { ...third, key: first.key, amount }];
      await expect(applyServiceTransfers(system, by, { counterId, lines })).rejects.toMatchObject({
        code: "counters.key_twice",
        status: 422,
        fields: [{ field: "transfers.2.key" }],
      });
    }
    expect(await together(story, [first])).toEqual([{ again: false, amount: 1, balance: 999 }]);
  });

  test("a key that a till used alone is the same debit in a call, and the other way round", async () => {
    const story = await aStory(LASTS);
    const { purse, by } = story;
    const [first, second] = meals(story, 2);
    if (!(first && second)) throw new Error("two meals");
    await alone(story, first);
    expect(await together(story, [first, second])).toEqual([
      { again: true, amount: 1, balance: 999 },
      { again: false, amount: 1, balance: 998 },
    ]);
    expect(await alone(story, second)).toMatchObject({ again: true, balance: 998 });
    const lines = [{ ...second, amount: 2 }];
    const [reused] = await applyServiceTransfers(purse.system, by, { counterId: purse.counterId, lines });
    expect(reused).toMatchObject({ refused: { code: "counters.key_reused" } });
  });

  test("beside cards, leave what these carry", async () => {
    const story = await aStory({ ...LASTS, isOnCards: true });
    const answers = await together(
      story,
      meals(story, 20, { amount: 50 }).map((line, index) => ({ ...line, key: `${index}` })),
    );
    // 1,000 less the 150 that cards carry: seventeen meals.
    expect(answers.filter((one) => one === "counters.insufficient_balance")).toHaveLength(3);
    expect(answers[16]).toEqual({ again: false, amount: 50, balance: 150 });
  });
});

test("where the database fails in the middle, the call fails; sent again, each line is done once", async () => {
  const story = await aStory(LASTS);
  const { purse, by } = story;
  const { system, counterId } = purse;
  const lines = meals(story, 250).map((line, index) => (index === 150 ? { ...line, amount: 13 } : line));
  await house.sqlAs(
    "owner",
    `create function meal_fails() returns trigger language plpgsql as
       $$ begin if new.amount = 13 and new.kind = 'debit' then raise exception 'no room on the disk' using errcode = '53100'; end if; return new; end $$;
     create trigger meal_fails before insert on counter_transfer for each row execute function meal_fails()`,
  );
  try {
    await expect(applyServiceTransfers(system, by, { counterId, lines })).rejects.toMatchObject({
      code: "53100",
    });
  } finally {
    await house.sqlAs("owner", "drop trigger meal_fails on counter_transfer; drop function meal_fails()");
  }
  const answers = await applyServiceTransfers(system, by, { counterId, lines });
  // What came before the one that failed: nothing behind it was done before it.
  const again = answers.filter((answer) => !("refused" in answer) && answer.again);
  expect(again).toHaveLength(150);
  const [left] = await together(story, meals(story, 1, { key: randomUUID() }));
  expect(left).toMatchObject({ balance: 1_000 - 249 - 13 - 1 });
  await verifies(story);
});
