import { randomUUID } from "node:crypto";
import fc from "fast-check";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { type AuthorityId, parseId } from "../../../kernel/ids.ts";
import { aTown } from "../../../testing/builders.ts";
import { rewriteRows } from "../../../testing/rewrite-rows.ts";
import { type TestRuntime, testRuntime } from "../../../testing/test-runtime.ts";
import { aPurse, type Holder, type Purse } from "../../ledger/counters/testing/a-purse.ts";
import { readAuthorityJournal } from "../../trust/audit/index.ts";
import { closeTill, readTill, refundMoney } from "./index.ts";
import { type ARegie, aRegie } from "./testing/a-regie.ts";
import { verifyClosings } from "./verify-closings.ts";

// A seal that nobody makes again is a lock without a key.

let house: TestRuntime;
let town: AuthorityId;
let purse: Purse;
let holder: Holder;
let regie: ARegie;

beforeAll(async () => {
  house = await testRuntime();
});
afterAll(() => house?.close());

beforeEach(async () => {
  house.clock.set("2026-11-02T09:00:00Z");
  ({ id: town } = await aTown(house, { slug: `ville-${randomUUID().slice(0, 8)}` }));
  purse = await aPurse(house, town);
  regie = await aRegie(house, town, purse);
  holder = await purse.holder();
});

const take = (amount: number, isCheque = false) =>
  regie.take({
    ...holder,
    amount,
    ...(isCheque ? { cheque: { bank: "Crédit normand", number: "1234567", drawer: "M. Perdrix" } } : {}),
  });
/** Counts what there is, with a word. */
const close = async (reason = "") => {
  const { cash, cheques } = await readTill(regie.mandataire, regie.regieId);
  const id = parseId<"tillClosing">(randomUUID());
  return closeTill(regie.mandataire, { id, regieId: regie.regieId, cash, cheques, reason });
};
const week = (day: string) => {
  house.clock.set(`${day}T03:45:00Z`);
  return verifyClosings(purse.system);
};
/** As whoever holds the database writes in it, past every trigger. */
const ofTown = () => `authority_id = '${town}'`;

test("whatever was taken and given back, the closing has the sums of the till, and its seal is made again the same", async () => {
  const movement = fc.record({
    amount: fc.integer({ min: 1, max: 9_000 }),
    isCheque: fc.boolean(),
    isBack: fc.boolean(),
  });
  const days = fc.array(fc.array(movement, { maxLength: 4 }), { minLength: 1, maxLength: 3 });
  let day = 3;
  await fc.assert(
    fc.asyncProperty(days, async (closings) => {
      for (const movements of closings) {
        house.clock.set(`2026-11-${String(day).padStart(2, "0")}T09:00:00Z`);
        day += 1;
        for (const { amount, isCheque, isBack } of movements) {
          const { id: aboutId } = await take(amount, isCheque);
          const { regieId } = regie;
          const { personId } = holder;
          if (isBack)
            await refundMoney(regie.mandataire, {
              id: parseId<"payment">(randomUUID()),
              ...{ regieId, personId, aboutId, amount, reason: "Trop versé" },
            });
        }
        const till = await readTill(regie.mandataire, regie.regieId);
        const closing = await close("Compté à l’œil ; « ça » tombe juste");
        expect(closing).toMatchObject({
          cashLedger: till.cash,
          chequeLedger: till.cheque,
          cheques: till.cheques,
          payments: till.payments.length,
        });
      }
      await verifyClosings(purse.system);
    }),
    { numRuns: 6 },
  );
});

describe("what was sealed and is no longer the same", () => {
  beforeEach(async () => {
    for (const day of ["2026-11-03", "2026-11-04", "2026-11-05"]) {
      house.clock.set(`${day}T09:00:00Z`);
      await take(2_000);
      await close();
    }
    await week("2026-11-08");
  });

  test("agrees week after week, and the journal says so with the seal of the last", async () => {
    await week("2026-11-15");
    const { entries } = await purse.system.transaction((tx) => readAuthorityJournal(tx, purse.system));
    const told = entries.filter(({ action }) => action === "payments.closings_verified");
    expect(told.map(({ data }) => data)).toMatchObject([
      { number: 3, faults: 0 },
      { number: 3, faults: 0 },
    ]);
  });

  test.each([
    [
      "a payment",
      "payment",
      () => `update payment set account_id = account_id, amount = 1 where ${ofTown()} and serial = 2`,
    ],
    [
      "what was counted",
      "till_closing",
      () =>
        `update till_closing set cash_counted = 1, difference = -1999, reason = 'x' where ${ofTown()} and number = 2`,
    ],
    [
      "a reason",
      "till_closing",
      () => `update till_closing set reason = 'Vu avec Odile' where ${ofTown()} and number = 1`,
    ],
  ])("%s is found", async (_, table, change) => {
    await rewriteRows(house, table, change());
    await expect(week("2026-11-15")).rejects.toMatchObject({ errors: [{ code: "closing_differs" }] });
  });

  test("a closing that is gone is found, whatever the régie says", async () => {
    await rewriteRows(house, "till_closing", `delete from till_closing where ${ofTown()} and number = 3`);
    await expect(week("2026-11-15")).rejects.toMatchObject({
      errors: [{ code: "chain_differs+journal_differs" }],
    });
  });

  test("the last one forgotten and everything made again without it: the journal kept its seal", async () => {
    await rewriteRows(
      house,
      "till_closing",
      `delete from till_closing where ${ofTown()} and number = 3;
       update regie set closings = 2, head = (select seal from till_closing where ${ofTown()} and number = 2) where ${ofTown()}`,
    );
    await expect(week("2026-11-15")).rejects.toMatchObject({ errors: [{ code: "journal_differs" }] });
  });
});
