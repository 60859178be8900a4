import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { parseId } from "../../../kernel/ids.ts";
import type { TransferId } from "../../ledger/counters/index.ts";
import {
  type Billed,
  type Brought,
  type Consumed,
  computeKeptMoney,
  computeLeftByAccount,
  computeLinesSum,
  computeMonthEnd,
  computeStandings,
  isOver,
  type Money,
  selectLinesToInvoice,
  splitMoney,
} from "./rules.ts";

const uuid = (n: number) => `00000000-0000-4000-8000-${String(n).padStart(12, "0")}`;
const transfer = (n: number): TransferId => parseId<"counterTransfer">(uuid(n));
const account = (n: number) => parseId<"counterAccount">(uuid(n));
const invoiceId = (n: number) => parseId<"invoice">(uuid(n));
const day = (n: number) =>
  `2026-${String(9 + Math.floor(n / 28)).padStart(2, "0")}-${String((n % 28) + 1).padStart(2, "0")}`;

/** Ninety days of meals, some given back in part or whole, some days later. */
const history = fc
  .array(
    fc.record({
      at: fc.nat(83),
      amount: fc.integer({ min: 1, max: 900 }),
      back: fc.option(fc.record({ after: fc.nat(40), part: fc.double({ min: 0.01, max: 1, noNaN: true }) })),
    }),
    { maxLength: 40 },
  )
  .map((meals) =>
    meals.flatMap(({ at, amount, back }, index): readonly Consumed[] => {
      const meal = { id: transfer(index * 2), amount, day: day(at), backOf: null };
      if (!back) return [meal];
      const returned = Math.max(1, Math.floor(amount * back.part));
      return [
        meal,
        {
          id: transfer(index * 2 + 1),
          amount: returned,
          day: day(Math.min(111, at + back.after)),
          backOf: meal.id,
        },
      ];
    }),
  );

const net = (lines: readonly Consumed[]) =>
  lines.reduce((sum, { amount, backOf }) => sum + (backOf === null ? amount : -amount), 0);

describe("month after month, whatever was consumed and given back", () => {
  test("invoices less credit notes are what was consumed, each line once", () => {
    fc.assert(
      fc.property(history, (all) => {
        const done = new Set<TransferId>();
        let invoiced = 0;
        let credited = 0;
        for (const month of ["2026-09", "2026-10", "2026-11", "2026-12"]) {
          // Nobody knows yet what will be given back later.
          const known = all.filter(({ day: on }) => on <= computeMonthEnd(month));
          const { lines, back } = selectLinesToInvoice(known, { month, done });
          for (const { id } of [...lines, ...back]) {
            expect(done.has(id)).toBe(false);
            done.add(id);
          }
          expect(net(lines)).toBeGreaterThanOrEqual(0);
          expect(back.every(({ backOf }) => backOf !== null)).toBe(true);
          invoiced += net(lines);
          credited -= net(back);
        }
        expect(invoiced - credited).toBe(net(all));
      }),
    );
  });

  test("a month invoiced twice says nothing the second time", () => {
    fc.assert(
      fc.property(history, (all) => {
        const month = "2026-11";
        const first = selectLinesToInvoice(all, { month, done: new Set() });
        const done = new Set([...first.lines, ...first.back].map(({ id }) => id));
        const again = selectLinesToInvoice(all, { month, done });
        expect(again.lines).toEqual([]);
        expect(again.back.every(({ id }) => !done.has(id))).toBe(true);
      }),
    );
  });

  test("what was forgotten in its month comes in the next one", () => {
    const [meal] = [{ id: transfer(1), amount: 350, day: "2026-09-03", backOf: null }];
    expect(selectLinesToInvoice([meal], { month: "2026-11", done: new Set() }).lines).toEqual([meal]);
    expect(selectLinesToInvoice([meal], { month: "2026-08", done: new Set() }).lines).toEqual([]);
  });
});

const billed = fc
  .array(
    fc.record({
      accounts: fc.array(fc.tuple(fc.nat(2), fc.integer({ min: 1, max: 9_000 })), {
        minLength: 1,
        maxLength: 4,
      }),
      credit: fc.double({ min: 0, max: 1, noNaN: true }),
    }),
    { minLength: 1, maxLength: 6 },
  )
  .map((all) =>
    all.map(({ accounts, credit }, index): Billed => {
      const lines = accounts.map(([of, cents]) => ({ accountId: account(of), cents }));
      const creditedLines = lines.map((line) => ({ ...line, cents: Math.floor(line.cents * credit) }));
      return {
        id: invoiceId(index + 100),
        number: `CANTINE-2026-${String(index + 1).padStart(6, "0")}`,
        issuedOn: `2026-${String(index + 3).padStart(2, "0")}-01`,
        dueOn: `2026-${String(index + 4).padStart(2, "0")}-01`,
        totalCents: computeLinesSum(lines),
        lines,
        creditedLines,
      };
    }),
  );
const received = fc
  .tuple(...[0, 1, 2].map(() => fc.integer({ min: -100, max: 20_000 })))
  .map((amounts) => new Map(amounts.map((amount, index) => [account(index), amount] as const)));

/** What payments were brought for; some of invoices that are not there. */
const brought = fc.array(
  fc.record({
    accountId: fc.nat(2).map(account),
    cents: fc.integer({ min: 1, max: 12_000 }),
    invoiceId: fc.nat(6).map((n) => invoiceId(n + 100)),
  }),
  { maxLength: 8 },
);

/** As it was before anybody said what for. */
function oldestFirst(invoices: readonly Billed[], received: Money["received"]) {
  return computeLeftByAccount(invoices, { received, brought: [] });
}

const leftOn = (left: ReturnType<typeof computeLeftByAccount>, of: string) =>
  [...left.values()].reduce((sum, one) => sum + (one.get(parseId<"counterAccount">(of)) ?? 0), 0);

describe("money pays first what it was brought for", () => {
  test("an account is paid as much as before, whatever was said of its money, and no invoice more than it is worth", () => {
    fc.assert(
      fc.property(billed, received, brought, (invoices, money, said) => {
        const left = computeLeftByAccount(invoices, { received: money, brought: said });
        const before = oldestFirst(invoices, money);
        for (const id of money.keys()) expect(leftOn(left, id)).toBe(leftOn(before, id));
        for (const { id } of invoices)
          for (const cents of left.get(id)?.values() ?? []) expect(cents).toBeGreaterThanOrEqual(0);
      }),
    );
  });

  test("without a word of what for, the answer is the former one: the oldest first", () => {
    fc.assert(
      fc.property(billed, received, (invoices, money) => {
        const left = oldestFirst(invoices, money);
        for (const [accountId, cents] of money) {
          let rest = Math.max(0, cents);
          for (const { id, lines, creditedLines } of invoices) {
            const of = (some: Billed["lines"]) =>
              computeLinesSum(some.filter((one) => one.accountId === accountId));
            const worth = of(lines) - of(creditedLines);
            const part = Math.min(rest, worth);
            rest -= part;
            expect(left.get(id)?.get(accountId) ?? 0).toBe(worth - part);
          }
        }
      }),
    );
  });

  test("a debit that is kept makes its invoice paid, whatever else is owed, and whatever else was brought", () => {
    fc.assert(
      fc.property(billed, fc.nat(5), received, brought, (invoices, nth, money, said) => {
        const chosen = invoices[nth % invoices.length];
        if (!chosen) throw new TypeError("an invoice is expected");
        const owed = [...(oldestFirst(invoices, new Map()).get(chosen.id) ?? [])];
        const debit = owed.map(([accountId, cents]): Brought => ({ accountId, cents, invoiceId: chosen.id }));
        // All that was brought came in, and this debit too.
        const more = new Map([...money].map(([id, cents]) => [id, Math.max(0, cents)]));
        for (const { accountId, cents } of [...said, ...debit])
          more.set(accountId, (more.get(accountId) ?? 0) + cents);
        const kept = computeLeftByAccount(invoices, { received: more, brought: [...said, ...debit] });
        expect([...(kept.get(chosen.id)?.values() ?? [])].every((cents) => cents === 0)).toBe(true);
      }),
    );
  });

  test("given back, money counts for nothing; in part, what it pays first stays", () => {
    const parts = [
      { invoiceId: invoiceId(1), cents: 300 },
      { invoiceId: invoiceId(2), cents: 70 },
    ];
    const cents = 400;
    expect(computeKeptMoney({ cents, parts }, 0)).toEqual(parts);
    // What was of nobody goes back first.
    expect(computeKeptMoney({ cents, parts }, 30)).toEqual(parts);
    expect(computeKeptMoney({ cents, parts }, 50)).toEqual([parts[0], { ...parts[1], cents: 50 }]);
    expect(computeKeptMoney({ cents, parts }, 200)).toEqual([{ ...parts[0], cents: 200 }]);
    expect(computeKeptMoney({ cents, parts }, 400)).toEqual([]);
  });

  test("what is brought for an invoice pays it, never more than its worth; the rest pays the oldest", () => {
    const of = (id: number, cents: number): Billed => ({
      id: invoiceId(id),
      issuedOn: `2026-0${id}-01`,
      number: `CANTINE-2026-00000${id}`,
      dueOn: "2026-12-31",
      totalCents: cents,
      lines: [{ accountId: account(0), cents }],
      creditedLines: [],
    });
    const invoices = [of(1, 300), of(2, 50), of(3, 70), of(4, 40)];
    const leftOf = (came: number, ...said: readonly (readonly [number, number])[]) => {
      const named = said.map(([id, cents]) => ({ accountId: account(0), invoiceId: invoiceId(id), cents }));
      const left = computeLeftByAccount(invoices, {
        received: new Map([[account(0), came]]),
        brought: named,
      });
      return invoices.map(({ id }) => left.get(id)?.get(account(0)));
    };
    expect(leftOf(80)).toEqual([220, 50, 70, 40]);
    expect(leftOf(80, [3, 70], [4, 10])).toEqual([300, 50, 0, 30]);
    expect(leftOf(60, [4, 60])).toEqual([280, 50, 70, 0]);
    // Less is there than was brought.
    expect(leftOf(30, [3, 70])).toEqual([300, 50, 40, 40]);
  });
});

type Event = "invoice" | "nobody" | "payer" | "debit" | "credit";
const years = fc.array(
  fc.record({
    what: fc.constantFrom<Event>("invoice", "invoice", "nobody", "payer", "payer", "debit", "credit"),
    of: fc.nat(2).map(account),
    also: fc.nat(2).map(account),
    payer: fc.nat(1),
    nth: fc.nat(20),
    cents: fc.integer({ min: 1, max: 9_000 }),
  }),
  { maxLength: 25 },
);

/** What happens on the counters of two who pay, as it is noted when it comes. */
class Years {
  readonly invoices: (Billed & { readonly payer: number })[] = [];
  readonly received = new Map<ReturnType<typeof account>, number>();
  readonly brought: Brought[] = [];

  left() {
    return computeLeftByAccount(this.invoices, { received: this.received, brought: this.brought });
  }

  happens({ what, of, also, payer, nth, cents }: typeof years extends fc.Arbitrary<(infer E)[]> ? E : never) {
    if (what === "invoice") return this.#issue(payer, [of, also], cents);
    const chosen = this.invoices[nth % Math.max(1, this.invoices.length)];
    if (what === "credit") {
      const line = chosen?.creditedLines.length === 0 ? chosen.lines[0] : undefined;
      if (chosen && line) this.invoices[this.invoices.indexOf(chosen)] = { ...chosen, creditedLines: [line] };
      return;
    }
    const left = this.left();
    const open = this.invoices.map(({ id, payer: who }) => ({ id, who, left: left.get(id)?.get(of) ?? 0 }));
    const named =
      what === "payer"
        ? splitMoney(
            open.filter(({ who }) => who === payer),
            cents,
          )
        : what === "debit"
          ? open.filter(({ id }) => id === chosen?.id).map((one) => ({ one, cents }))
          : [];
    for (const { one, cents: part } of named)
      this.brought.push({ accountId: of, invoiceId: one.id, cents: part });
    this.received.set(of, (this.received.get(of) ?? 0) + cents);
  }

  #issue(payer: number, accountIds: readonly ReturnType<typeof account>[], cents: number) {
    const index = this.invoices.length;
    const lines = accountIds.map((accountId) => ({ accountId, cents }));
    this.invoices.push({
      id: invoiceId(index + 100),
      payer,
      number: `CANTINE-2026-${String(index + 1).padStart(6, "0")}`,
      issuedOn: "2026-09-01",
      dueOn: "2026-12-31",
      totalCents: computeLinesSum(lines),
      lines,
      creditedLines: [],
    });
  }
}

test("whatever comes, in years, an invoice that follows, money, and a credit note never leave more to pay of an invoice that was there; an invoice that is paid stays paid", () => {
  fc.assert(
    fc.property(years, (events) => {
      const town = new Years();
      for (const event of events) {
        const before = town.left();
        town.happens(event);
        const after = town.left();
        for (const [id, parts] of before)
          for (const [accountId, cents] of parts)
            expect(after.get(id)?.get(accountId)).toBeLessThanOrEqual(cents);
      }
    }),
  );
});

describe("what is left to pay", () => {
  test("no cent is counted twice, none is made up, and money paid never leaves the account that it came into", () => {
    fc.assert(
      fc.property(billed, received, brought, (invoices, money, said) => {
        const found = computeStandings(invoices, { received: money, brought: said }, "2026-06-15");
        const paid = [...found.values()].reduce((sum, one) => sum + one.paid, 0);
        const came = [...money.values()].reduce((sum, one) => sum + Math.max(0, one), 0);
        expect(paid).toBeLessThanOrEqual(came);
        for (const { id, totalCents } of invoices) {
          const one = found.get(id);
          expect((one?.paid ?? 0) + (one?.left ?? 0) + (one?.credited ?? 0)).toBe(totalCents);
          expect(one?.left).toBeGreaterThanOrEqual(0);
        }
      }),
    );
  });

  test("more money never leaves more to pay, and the oldest invoice is paid first", () => {
    fc.assert(
      fc.property(billed, received, brought, (invoices, money, said) => {
        const more = new Map([...money].map(([id, amount]) => [id, amount + 500] as const));
        const [less, after] = [
          computeStandings(invoices, { received: money, brought: said }, "2026-06-15"),
          computeStandings(invoices, { received: more, brought: said }, "2026-06-15"),
        ];
        for (const { id } of invoices)
          expect(after.get(id)?.left).toBeLessThanOrEqual(less.get(id)?.left ?? 0);
      }),
    );
    const one = (id: number, issuedOn: string): Billed => ({
      id: invoiceId(id),
      number: `CANTINE-2026-00000${id}`,
      issuedOn,
      dueOn: "2026-12-31",
      totalCents: 1_000,
      lines: [{ accountId: account(0), cents: 1_000 }],
      creditedLines: [],
    });
    const stands = computeStandings(
      [one(2, "2026-11-02"), one(1, "2026-10-02")],
      { received: new Map([[account(0), 1_400]]), brought: [] },
      "2026-11-24",
    );
    expect(stands.get(parseId<"invoice">(uuid(1)))).toEqual({
      state: "paid",
      credited: 0,
      paid: 1_000,
      left: 0,
    });
    expect(stands.get(parseId<"invoice">(uuid(2)))).toEqual({
      state: "partly",
      credited: 0,
      paid: 400,
      left: 600,
    });
  });
});

test("a month is over once its last day is past", () => {
  expect([computeMonthEnd("2026-02"), computeMonthEnd("2028-02"), computeMonthEnd("2026-12")]).toEqual([
    "2026-02-28",
    "2028-02-29",
    "2026-12-31",
  ]);
  expect(isOver("2026-11", "2026-11-30")).toBe(false);
  expect(isOver("2026-11", "2026-12-01")).toBe(true);
});
