import fc from "fast-check";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { aPerson, aTown } from "../../../testing/builders.ts";
import { type TestRuntime, testRuntime } from "../../../testing/test-runtime.ts";
import { computeCarriedByCards } from "../../cards/terminals/index.ts";
import { defineCountersJobs } from "../../ledger/counters/index.ts";
import { listBookings, updateActivityTerms } from "./index.ts";
import { hasAge } from "./rules.ts";
import { aPool, type Pool } from "./testing/a-pool.ts";

// A course for adults is not offered to a child of six, and cannot be booked for them either.

let house: TestRuntime;
let town: Pool["town"];
beforeAll(async () => {
  house = await testRuntime([defineCountersJobs(computeCarriedByCards)]);
  ({ id: town } = await aTown(house, { slug: "bayeux" }));
  house.clock.set("2026-11-24T08:00:00Z");
});
afterAll(() => house?.close());

const born = (birthdate: string) => aPerson(house, town, { validated: { given_name: "Zoé", birthdate } });

describe("an activity for some ages", () => {
  it("is shown to who has the age on the day of the session, and refused to others", async () => {
    const pool = await aPool(house, town, { ages: { from: 16, to: 64 }, price: { cents: 0 } });
    const offered = async (birthdate: string) => {
      const who = await born(birthdate);
      return { who, count: (await listBookings(who, who.personId)).bookable[0]?.sessions.length ?? 0 };
    };
    const [child, old, adult] = [
      await offered("2020-05-20"),
      await offered("1950-01-01"),
      await offered("1988-03-14"),
    ];
    expect([child.count, old.count, adult.count]).toEqual([0, 0, pool.sessions.length]);
    // Sixteen years old between the first session, of 2 December, and the second.
    expect((await offered("2010-12-05")).count).toBe(pool.sessions.length - 1);
    for (const { who } of [child, old])
      await expect(pool.book(who, { personId: who.personId })).rejects.toThrow("bookings.not_of_age");
    expect(await pool.book(adult.who, { personId: adult.who.personId })).toMatchObject({ state: "booked" });
  });

  it("is open to whose birth date is not known; bounds out of order are refused by their field", async () => {
    const pool = await aPool(house, town, { ages: { from: 16, to: null }, price: { cents: 0 } });
    const unknown = await aPerson(house, town);
    expect(await pool.book(unknown, { personId: unknown.personId })).toMatchObject({ state: "booked" });
    const { id, revision, ...terms } = await pool.activity();
    const change = updateActivityTerms(pool.manager, { ...terms, id, revision, ages: { from: 60, to: 16 } });
    await expect(change).rejects.toMatchObject({ fields: [{ field: "max_age" }] });
  });

  it("has both bounds included, whatever they are", () => {
    const age = fc.integer({ min: 0, max: 100 });
    fc.assert(
      fc.property(age, age, age, (years, one, other) => {
        const ages = { from: Math.min(one, other), to: Math.max(one, other) };
        const birthdate = `${2026 - years}-03-01`;
        expect(hasAge({ ages }, birthdate, "2026-12-01")).toBe(years >= ages.from && years <= ages.to);
      }),
    );
  });
});
