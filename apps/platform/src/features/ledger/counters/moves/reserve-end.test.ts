import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, expect, test } from "vitest";
import { aTown } from "../../../../testing/builders.ts";
import { type TestRuntime, testRuntime } from "../../../../testing/test-runtime.ts";
import { computeCarriedByCards } from "../../../cards/terminals/index.ts";
import { applyServiceTransfers, defineCountersJobs, MOST_HOLD_DAYS, readBalance, reserve } from "../index.ts";
import { aPurse, type Purse } from "../testing/a-purse.ts";

let house: TestRuntime;
let purse: Purse;

beforeAll(async () => {
  house = await testRuntime([defineCountersJobs(computeCarriedByCards)]);
  house.clock.set("2026-11-29T08:00:00Z");
  const { id } = await aTown(house, { slug: "saint-lo", name: "Saint-Lô" });
  purse = await aPurse(house, id);
});
afterAll(() => house?.close());

test("a reservation ends within thirty days and not before it begins: alone or among many, it is refused otherwise, and holds nothing", async () => {
  const holder = await purse.holder(1_000);
  const { counterId, canteen, system } = purse;
  const hold = { counterId, subject: holder.subject, amount: 100 };
  const heldFor = () => readBalance(system, canteen, { counterId, subject: holder.subject });
  const at = (days: number) => new Date(Date.parse("2026-11-29T08:00:00Z") + days * 86_400_000);
  const refused = { code: "counters.end_not_valid" };
  for (const until of [at(0), at(-1), new Date(at(MOST_HOLD_DAYS).getTime() + 1), new Date(Number.NaN)]) {
    await expect(reserve(system, canteen, { ...hold, until, key: randomUUID() })).rejects.toMatchObject(
      refused,
    );
    const [answer] = await applyServiceTransfers(system, canteen, {
      counterId,
      lines: [{ kind: "reserve", subject: holder.subject, amount: 100, until, key: randomUUID() }],
    });
    expect(answer).toMatchObject({ refused });
  }
  expect(await heldFor()).toMatchObject({ reserved: 0 });
  await reserve(system, canteen, { ...hold, until: at(MOST_HOLD_DAYS), key: randomUUID() });
  expect(await heldFor()).toMatchObject({ reserved: 100 });
});
