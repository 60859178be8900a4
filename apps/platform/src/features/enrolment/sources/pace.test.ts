import { afterAll, beforeAll, expect, test } from "vitest";
import { apiParticulierPace } from "../../../infra/state-api/state-api.ts";
import type { SourcePace } from "../../../kernel/state-sources.ts";
import { aTown } from "../../../testing/builders.ts";
import { type TestRuntime, testRuntime } from "../../../testing/test-runtime.ts";
import { reservePace, suspendPace } from "./store/pace.ts";

// Servers share the database, and it alone says whose turn it is.

type Town = Awaited<ReturnType<typeof aTown>>;

let house: TestRuntime;
let towns: readonly [Town, Town];
beforeAll(async () => {
  house = await testRuntime();
  towns = [await aTown(house, { slug: "caen" }), await aTown(house, { slug: "ifs" })];
});
afterAll(() => house.close());

const slow: SourcePace = { perSecond: { token: 0.001, address: 0.001 }, burst: { token: 20, address: 30 } };

const take = (bucket: string, wanted: number, pace = slow, town: 0 | 1 = 0) => {
  const system = house.system(towns[town].id);
  return system.transaction((tx) => reservePace(tx, Buffer.from(bucket), wanted, pace));
};

test("many servers at once get no more than the burst of the token, all of them together", async () => {
  const turns = await Promise.all(Array.from({ length: 30 }, () => take("one", 2)));
  expect(turns.reduce((sum, { granted }) => sum + granted, 0)).toBe(20);
  const refused = turns.find(({ granted }) => granted === 0);
  expect(refused?.waitMs).toBeGreaterThan(900_000);
});

test("two authorities have two tokens, and one address on the Internet", async () => {
  const turns = [await take("two", 20, slow, 0), await take("three", 20, slow, 1)];
  // Twenty of thirty went to the test above.
  expect(turns.map(({ granted }) => granted)).toEqual([10, 0]);
});

test("what a source asked for holds for everybody, until its end", async () => {
  // The tests above left the address empty: at this pace a microsecond fills it, and two transactions are
  // further apart.
  const fast: SourcePace = { perSecond: { token: 1e9, address: 1e9 }, burst: { token: 50, address: 50 } };
  const system = house.system(towns[0].id);
  expect((await take("four", 1, fast)).granted).toBe(1);
  await system.transaction((tx) => suspendPace(tx, Buffer.from("four"), { seconds: 40, everybody: false }));
  const paused = await take("four", 1, fast);
  expect(paused.granted).toBe(0);
  expect(paused.waitMs).toBeGreaterThan(30_000);
  expect((await take("five", 1, fast)).granted).toBe(1);
  await system.transaction((tx) => suspendPace(tx, Buffer.from("four"), { seconds: 20, everybody: true }));
  const other = await take("five", 1, fast);
  expect(other.granted).toBe(0);
  // A shorter pause does not shorten one that holds.
  expect((await take("four", 1, fast)).waitMs).toBeGreaterThan(30_000);
});

test("the pace stays under what the State allows, whatever the second or the minute looked at", () => {
  const { perSecond, burst } = apiParticulierPace;
  expect(perSecond.token + burst.token).toBeLessThanOrEqual(20);
  expect(perSecond.address * 60 + burst.address).toBeLessThanOrEqual(1_000);
});
