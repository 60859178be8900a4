import { randomUUID } from "node:crypto";
import fc from "fast-check";
import { afterAll, beforeAll, expect, test } from "vitest";
import { toCivilDate } from "../../../kernel/civil-date.ts";
import { aTown } from "../../../testing/builders.ts";
import { type TestRuntime, testRuntime } from "../../../testing/test-runtime.ts";
import { type Balance, debit, readBalance, reserve, type ServiceCaller } from "./index.ts";
import { saveBoundRow } from "./store/bounds.ts";
import { aCaller, aPurse, type Purse } from "./testing/a-purse.ts";

let house: TestRuntime;
let town: Purse["town"];
let canteen: ServiceCaller;

beforeAll(async () => {
  house = await testRuntime();
  ({ id: town } = await aTown(house, { slug: "avranches" }));
  canteen = await aCaller(house, town, "Cantine");
});
afterAll(() => house?.close());

const amount = fc.integer({ min: 1, max: 900 });
const maybe = fc.option(amount);

const facts = fc.record({
  paid: amount,
  held: fc.option(fc.integer({ min: 1, max: 300 })),
  floor: fc.constantFrom(0, -200),
  debitMax: maybe,
  ofDay: maybe,
  ofWeek: maybe,
  carried: fc.option(fc.integer({ min: 1, max: 400 })),
});

test("what may be taken is taken, and a cent more is refused, whatever limits it", async () => {
  await fc.assert(
    fc.asyncProperty(facts, async ({ paid, held, floor, debitMax, ofDay, ofWeek, carried }) => {
      const purse = await aPurse(house, town, { floor, debitMax, parentsBound: true }, canteen);
      const { counterId, system } = purse;
      if (carried !== null)
        await house.sqlAs("owner", "update counter set on_cards = true where id = $1", [counterId]);
      const { accountId, subject } = await purse.holder(paid);
      const by = { ...canteen, carriedOf: async () => carried ?? 0 };
      const asked = (cents: number) => ({ counterId, subject, key: randomUUID(), amount: cents });
      if (held !== null && held <= Math.min(paid - (carried ?? 0), debitMax ?? paid))
        await reserve(system, by, {
          ...asked(held),
          until: new Date(house.clock.now().getTime() + 3_600_000),
        });
      if (ofDay !== null || ofWeek !== null)
        await system.transaction((tx) =>
          saveBoundRow(tx, {
            authority_id: town,
            counter_id: counterId,
            account_id: accountId,
            day_most: ofDay,
            week_most: ofWeek,
            set_on: toCivilDate(system.now()),
          }),
        );
      const { available } = (await readBalance(system, by, { counterId, subject })) as Balance;
      await expect(debit(system, by, asked(available + 1))).rejects.toMatchObject({
        code: expect.stringMatching(/^counters\.(insufficient_balance|over_debit_max)$/),
      });
      if (available > 0) await debit(system, by, asked(available));
    }),
    { numRuns: 40 },
  );
});
