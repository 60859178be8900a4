import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { parseId } from "../../../../kernel/ids.ts";
import { computeInstalmentShares, findNextInstalment, listNextInstalments } from "./find-next-instalment.ts";
import { computeInstalmentStandings, computeInstalments } from "./plan-rules.ts";

const uuid = (n: number) => `00000000-0000-4000-8000-${String(n).padStart(12, "0")}`;
const invoice = (n: number) => parseId<"invoice">(uuid(n));
const account = (n: number) => parseId<"counterAccount">(uuid(n));
const TODAY = "2026-12-15";

/** What some accounts owe of some invoices, a plan over some of these, and what was paid of it. */
const owing = fc
  .record({
    parts: fc.array(
      fc.record({ account: fc.nat(3), invoice: fc.nat(4), cents: fc.integer({ min: 1, max: 20_000 }) }),
      { minLength: 1, maxLength: 12 },
    ),
    planned: fc.uniqueArray(fc.nat(4), { minLength: 1 }),
    paid: fc.integer({ min: 0, max: 30_000 }),
    count: fc.integer({ min: 2, max: 24 }),
  })
  .map(({ parts, planned, paid, count }) => {
    const held = parts.filter((part) => planned.includes(part.invoice));
    const left = held.reduce((sum, { cents }) => sum + cents, 0);
    // What is left of its invoices is what a plan still asks for: paid is what is no longer there.
    const all = computeInstalments(left + paid, { count, first: "2026-11-20" });
    const plan = {
      endedOn: null,
      invoiceIds: planned.map(invoice),
      instalments: computeInstalmentStandings(all, paid, TODAY),
    };
    const owed = parts.map((part) => ({
      accountId: account(part.account),
      cents: part.cents,
      invoice: { id: invoice(part.invoice) },
    }));
    return { plan, owed, left, held: new Set(held.map((part) => account(part.account))) };
  });

const sumOf = (shares: ReturnType<typeof computeInstalmentShares>) =>
  [...shares.values()].reduce((sum, { cents }) => sum + cents, 0);

describe("what a plan asks for next, whatever was paid, of whichever accounts", () => {
  test("is shared to the cent between the accounts of its invoices, and to no other", () => {
    fc.assert(
      fc.property(owing, ({ plan, owed, held }) => {
        const shares = computeInstalmentShares([plan], owed);
        const next = findNextInstalment(plan);
        expect(sumOf(shares)).toBe(next?.cents ?? 0);
        for (const [accountId, share] of shares) {
          expect(held.has(accountId)).toBe(true);
          const owes = owed.filter(
            (part) => part.accountId === accountId && plan.invoiceIds.includes(part.invoice.id),
          );
          expect(share.cents).toBeLessThanOrEqual(owes.reduce((sum, { cents }) => sum + cents, 0));
          expect(share).toMatchObject({ on: next?.on, isLate: next?.isLate });
        }
      }),
    );
  });

  test("is never more than what is left, is late once its day is over, and nothing once the plan ended", () => {
    fc.assert(
      fc.property(owing, ({ plan, owed, left }) => {
        const next = findNextInstalment(plan);
        if (left === 0) expect(next?.cents ?? 0).toBe(0);
        expect(next?.cents ?? 0).toBeLessThanOrEqual(left);
        if (next) expect(next.isLate).toBe(next.on < TODAY);
        const ended = { ...plan, endedOn: TODAY };
        expect(findNextInstalment(ended)).toBeUndefined();
        expect(computeInstalmentShares([ended], owed).size).toBe(0);
        expect(listNextInstalments([ended]).size).toBe(0);
        expect([...listNextInstalments([plan]).keys()].toSorted()).toEqual(
          next ? plan.invoiceIds.toSorted() : [],
        );
      }),
    );
  });

  test("of two plans that hold one account, is what both ask for, by the sooner day", () => {
    const standing = (on: string, cents: number) => ({ on, cents, paid: 0, state: "due" as const });
    const plan = (n: number, on: string) => ({
      endedOn: null,
      invoiceIds: [invoice(n)],
      instalments: [standing(on, 1_000)],
    });
    const owed = [1, 2].map((n) => ({ accountId: account(1), cents: 5_000, invoice: { id: invoice(n) } }));
    const shares = computeInstalmentShares([plan(1, "2026-12-20"), plan(2, "2027-01-20")], owed);
    expect([...shares.values()]).toEqual([{ cents: 2_000, on: "2026-12-20", isLate: false }]);
  });
});
