import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, expect, test } from "vitest";
import { parseId } from "../../../kernel/ids.ts";
import { aTown } from "../../../testing/builders.ts";
import { type TestRuntime, testRuntime } from "../../../testing/test-runtime.ts";
import { listCounters } from "../../ledger/counters/index.ts";
import { definePass, listPasses } from "./index.ts";
import { aYouthPass, type YouthPass } from "./testing/a-youth-pass.ts";

let house: TestRuntime;
let pass: YouthPass;

beforeAll(async () => {
  house = await testRuntime();
  const town = await aTown(house, { slug: "caen" });
  pass = await aYouthPass(house, town.id);
});
afterAll(() => house?.close());

const days = { startsOn: "2027-09-01", endsOn: "2028-08-31" };
const anOffer = (id = parseId<"passOffer">(randomUUID())) => ({
  ...{ id, name: { fr: "Bowling", en: "Bowling" }, sharePercent: null, ...days },
  ...{ category: "sport" as const, amountCents: 400, uses: 2 },
});
const aPass = (offers: readonly ReturnType<typeof anOffer>[], id = parseId<"pass">(randomUUID())) => ({
  ...{ id, serviceId: pass.serviceId, name: { fr: "Pass 2027", en: "Pass 2027" }, ...days },
  ...{ feeCents: 0, feeCounterId: null, rule: null, ruleOn: null, offers },
});
const counters = () => pass.mayor.transaction((tx) => listCounters(tx, pass.mayor));
const passes = () => listPasses(pass.mayor);

test("a pass that cannot be written leaves no counter of an offer behind", async () => {
  const before = { counters: (await counters()).length, passes: (await passes()).length };
  // The second offer is another pass's already: the database refuses it, once the first has its counter.
  await expect(definePass(pass.mayor, aPass([anOffer(), anOffer(pass.seats)]))).rejects.toThrow();
  expect(await passes()).toHaveLength(before.passes);
  expect(await counters()).toHaveLength(before.counters);
});

test("the same pass again, with other offers, changes nothing", async () => {
  const first = aPass([anOffer()]);
  await definePass(pass.mayor, first);
  const known = { counters: await counters(), passes: await passes() };
  await definePass(pass.mayor, { ...first, offers: [anOffer(), anOffer()] });
  expect({ counters: await counters(), passes: await passes() }).toEqual(known);
});
