import { randomUUID } from "node:crypto";
import fc from "fast-check";
import { afterAll, beforeAll, expect, test } from "vitest";
import { AppError } from "../../../kernel/errors.ts";
import { anAgent, aTown } from "../../../testing/builders.ts";
import { type TestRuntime, testRuntime } from "../../../testing/test-runtime.ts";
import {
  type CounterId,
  cancelReservation,
  credit,
  debit,
  postReservation,
  readBalance,
  refundServiceTransfer,
  reserve,
  type ServiceCaller,
  type TransferResult,
  verifyCounter,
} from "./index.ts";
import { aCaller, aPurse, type Holder, type Purse } from "./testing/a-purse.ts";
import { expireAccounts } from "./testing/expire-accounts.ts";

/** Within the thirty days of a reservation, by the clock of the stories. */
const holdEnd = () => new Date(house.clock.now().getTime() + 20 * 86_400_000);

let house: TestRuntime;
let town: Purse["town"];
let canteen: ServiceCaller;

beforeAll(async () => {
  house = await testRuntime();
  ({ id: town } = await aTown(house, { slug: "saint-lo" }));
  canteen = await aCaller(house, town, "Cantine");
});
afterAll(() => house?.close());

const FLOOR = -500;
const CEILING = 2_000;

const who = fc.nat({ max: 2 });
const amount = fc.integer({ min: 1, max: 900 });
/** `about` is read among what was done before. */
const operation = fc.oneof(
  fc.record({
    kind: fc.constantFrom("debit", "credit", "reserve"),
    who,
    amount,
    times: fc.integer({ min: 1, max: 3 }),
  }),
  fc.record({
    kind: fc.constantFrom("post", "void", "reverse"),
    about: fc.nat(),
    amount: fc.option(amount),
    times: fc.integer({ min: 1, max: 3 }),
  }),
);
type Operation = typeof operation extends fc.Arbitrary<infer One> ? One : never;

interface Story {
  readonly purse: Purse;
  readonly holders: readonly Holder[];
  readonly done: TransferResult[];
}

/** As often as it says, all at once: what became of it, once. */
async function run({ purse, holders, done }: Story, one: Operation): Promise<void> {
  const { system, counterId } = purse;
  const key = randomUUID();
  const until = holdEnd();
  const ask = (): Promise<TransferResult> => {
    if ("who" in one) {
      const subject = holders[one.who]?.subject ?? "";
      const asked = { counterId, subject, key, amount: one.amount };
      if (one.kind === "debit") return debit(system, canteen, asked);
      if (one.kind === "credit") return credit(system, canteen, asked);
      return reserve(system, canteen, { ...asked, until });
    }
    const about = done[one.about % Math.max(1, done.length)];
    if (!about)
      return Promise.resolve({ id: key as TransferResult["id"], again: true, amount: 0, balance: 0 });
    const asked = { counterId, about: about.id, key, amount: one.amount ?? undefined };
    if (one.kind === "post") return postReservation(system, canteen, asked);
    if (one.kind === "void") return cancelReservation(system, canteen, asked);
    return refundServiceTransfer(system, canteen, asked);
  };
  const answers = await Promise.allSettled(Array.from({ length: one.times }, ask));
  const fulfilled = answers.flatMap((answer) => (answer.status === "fulfilled" ? [answer.value] : []));
  for (const answer of answers)
    if (answer.status === "rejected") expect(answer.reason).toBeInstanceOf(AppError);
  // Done once at most: what was refused may be done by a retry, once money came in between.
  expect(new Set(fulfilled.map(({ id }) => id)).size).toBeLessThanOrEqual(1);
  expect(fulfilled.filter(({ again }) => !again).length).toBeLessThanOrEqual(1);
  const [first] = fulfilled;
  if (first && first.amount > 0) done.push(first);
}

interface Account {
  readonly id: string;
  readonly kind: string;
  readonly balance: number;
  readonly reserved: number;
  readonly sum: number;
  readonly held: number;
  readonly lowest: number;
}

const accountsOf = (purse: Purse) =>
  house.sqlAs<Account>(
    "owner",
    `select a.id, a.kind, a.balance::int, a.reserved::int,
       (select coalesce(sum(case when t.credit_id = a.id then t.amount else -t.amount end), 0)::int from counter_transfer t
        where t.counter_id = a.counter_id and a.id in (t.credit_id, t.debit_id) and t.kind not in ('reserve', 'void', 'end')) as sum,
       (select coalesce(sum(h.amount), 0)::int from counter_hold h where h.account_id = a.id) as held,
       (select coalesce(min(t.balance), 0)::int from counter_transfer t where t.holder_id = a.id) as lowest
     from counter_account a where a.counter_id = $1`,
    [purse.counterId],
  );

async function aStory(): Promise<Story> {
  const purse = await aPurse(house, town, { floor: FLOOR, ceiling: CEILING, servicesCredit: true }, canteen);
  const holders = [await purse.holder(1_000), await purse.holder(), await purse.holder(300)];
  return { purse, holders, done: [] };
}

async function holdsTrue(purse: Purse, refunds: number): Promise<void> {
  const accounts = await accountsOf(purse);
  expect(accounts.reduce((sum, { balance }) => sum + balance, 0)).toBe(0);
  for (const { balance, sum, reserved, held, lowest, kind } of accounts) {
    expect(balance).toBe(sum);
    expect(reserved).toBe(held);
    if (kind !== "holder") continue;
    expect(lowest).toBeGreaterThanOrEqual(FLOOR);
    expect(balance - reserved).toBeGreaterThanOrEqual(FLOOR);
    // A refund of what was taken always passes: the ceiling bounds what is put in.
    expect(balance).toBeLessThanOrEqual(CEILING + refunds);
  }
  const auditor = await anAgent(house, town, ["auditor"]);
  expect(await verifyCounter(auditor, purse.counterId)).toMatchObject({ faults: [] });
}

test("whatever is asked, in whatever order, alone or at once, and again: sums are zero, balances are their lines, limits hold", async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(fc.array(operation, { maxLength: 12 }), { maxLength: 6 }), async (waves) => {
      const story = await aStory();
      for (const wave of waves) await Promise.all(wave.map((one) => run(story, one)));
      const refunds = waves
        .flat()
        .reduce((sum, one) => sum + (one.kind === "reverse" ? (one.amount ?? 900) : 0), 0);
      await holdsTrue(story.purse, refunds);
    }),
    { numRuns: 25, endOnFailure: true },
  );
  // What is refused is a true answer too: it must not be the only one.
  const [held] = await house.sqlAs<{ count: number }>(
    "owner",
    "select count(*)::int as count from counter_transfer where kind = 'reserve'",
  );
  expect(held?.count).toBeGreaterThan(0);
}, 300_000);

test("a batch answers what the same lines would have been answered one by one", async () => {
  const simple = fc.record({
    kind: fc.constantFrom("debit" as const, "credit" as const, "reserve" as const),
    who,
    amount,
  });
  await fc.assert(
    fc.asyncProperty(fc.array(simple, { minLength: 2, maxLength: 30 }), async (lines) => {
      const [one, other] = [await aStory(), await aStory()];
      const ask = ({ purse, holders }: Story, line: (typeof lines)[number], index: number) => {
        const asked = {
          counterId: purse.counterId,
          subject: holders[line.who]?.subject ?? "",
          amount: line.amount,
          // Keys are the caller's, whatever the counter.
          key: `${purse.counterId}:${index}`,
        };
        const until = holdEnd();
        const asking = {
          debit: () => debit(purse.system, purse.canteen, asked),
          credit: () => credit(purse.system, purse.canteen, asked),
          reserve: () => reserve(purse.system, purse.canteen, { ...asked, until }),
        };
        return asking[line.kind]().then(
          ({ balance }) => balance,
          (error: unknown) => String(error),
        );
      };
      const alone: unknown[] = [];
      for (const [index, line] of lines.entries()) alone.push(await ask(one, line, index));
      const together = await Promise.all(lines.map((line, index) => ask(other, line, index)));
      expect(together).toEqual(alone);
    }),
    { numRuns: 15, endOnFailure: true },
  );
}, 300_000);

test("an amount is enough exactly when a debit then takes it", async () => {
  const counter = fc.record({
    floor: fc.constantFrom(0, FLOOR),
    debitMax: fc.option(amount),
    held: fc.integer({ min: 0, max: 1_000 }),
    reserved: fc.option(amount),
    life: fc.constantFrom("lasts" as const, "expired" as const, "closed" as const),
    asked: fc.array(amount, { minLength: 1, maxLength: 4 }),
  });
  const pool = await aCaller(house, town, "Piscine");
  await fc.assert(
    fc.asyncProperty(counter, async ({ floor, debitMax, held, reserved, life, asked }) => {
      const services = [canteen.service.serviceId, pool.service.serviceId];
      const purse = await aPurse(house, town, { floor, debitMax, services }, canteen);
      const { subject } = await purse.holder(held);
      const { system, counterId } = purse;
      const target = { counterId, subject };
      const until = holdEnd();
      if (reserved !== null)
        await reserve(system, canteen, { ...target, until, amount: reserved, key: randomUUID() }).catch(
          expectRefusal,
        );
      await endings[life](counterId);
      for (const amount of asked) {
        const told = await readBalance(system, canteen, { ...target, amount });
        const taken = await debit(system, canteen, { ...target, amount, key: randomUUID() }).then(
          () => true,
          expectRefusal,
        );
        expect(told).toEqual({ enough: taken });
      }
    }),
    { numRuns: 40, endOnFailure: true },
  );
}, 300_000);

/**
 * A refusal in words, not a failure of ours.
 * @returns whether it passed
 */
function expectRefusal(error: unknown): false {
  expect(error).toBeInstanceOf(AppError);
  return false;
}

const endings = {
  lasts: async () => {},
  expired: (counterId: CounterId) => expireAccounts(house, counterId, "2020-01-01"),
  closed: (counterId: CounterId) =>
    house.sqlAs("owner", "update counter set closed_on = '2020-01-01' where id = $1", [counterId]),
};

test("two hundred and fifty-six debits at once on one account are exact, from two servers", async () => {
  const story = await aStory();
  const { purse, holders } = story;
  const [holder] = holders;
  if (!holder) throw new Error("the story has no holder");
  await purse.byHouse({ kind: "credit", accountId: holder.accountId, amount: 1_000 });
  // Another server has a queue of its own: only the database is between them.
  const elsewhere = { ...purse.system, statement: purse.system.statement.bind(null) };
  const asked = Array.from({ length: 256 }, (_, index) =>
    debit(index % 2 === 0 ? purse.system : elsewhere, purse.canteen, {
      counterId: purse.counterId,
      subject: holder.subject,
      amount: 10,
      key: `debit-${index}`,
    }),
  );
  const answers = await Promise.allSettled(asked);
  const done = answers.flatMap((answer) => (answer.status === "fulfilled" ? [answer.value.balance] : []));
  // 2,000 and 500 of arrears: 250 meals at 10, and six refusals.
  expect(done.toSorted((left, right) => Number(right) - Number(left))).toEqual(
    Array.from({ length: 250 }, (_, index) => 1_990 - 10 * index),
  );
  for (const answer of answers)
    if (answer.status === "rejected")
      expect(answer.reason).toMatchObject({ code: "counters.insufficient_balance" });
  await holdsTrue(purse, 0);
});
