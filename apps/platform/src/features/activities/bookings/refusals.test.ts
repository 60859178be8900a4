import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { parseId } from "../../../kernel/ids.ts";
import { aPerson, aTown } from "../../../testing/builders.ts";
import { type TestRuntime, testRuntime } from "../../../testing/test-runtime.ts";
import { listAccounts } from "../../ledger/counters/index.ts";
import {
  addSessions,
  bookingsContribution,
  cancelBooking,
  closeSession,
  listBookings,
  readBooking,
  recordAttendance,
} from "./index.ts";
import { aPool, type Pool, PRICE } from "./testing/a-pool.ts";

let house: TestRuntime;
let town: Pool["town"];

beforeAll(async () => {
  house = await testRuntime();
  ({ id: town } = await aTown(house, { slug: "honfleur" }));
});
afterAll(() => house?.close());

const aFreshPool = (facts: Parameters<typeof aPool>[2] = {}) => {
  house.clock.set("2026-11-24T08:00:00Z");
  return aPool(house, town, facts);
};
const born = (birthdate: string) =>
  aPerson(house, town, { validated: { given_name: "Zoé", family_name: "Abricot", birthdate } });

describe("the reason of a price", () => {
  it("is read by the adult whose price it is, though an agent booked; of a child, by nobody but who booked", async () => {
    const pool = await aFreshPool({ counter: { paidAfter: true } });
    const [zoe, child] = [await born("1988-03-14"), await born("2014-03-14")];
    const why = async (who: typeof zoe, by = who) => {
      const { id } = await pool.book(pool.desk, { personId: who.personId, id: parseId(randomUUID()) });
      return (await readBooking(by, { personId: who.personId, id })).booking.words.why.fr;
    };
    expect(await why(zoe)).toBe("Prix unique, le même pour tous.");
    expect(await why(child)).toBe("Le prix est expliqué à qui a réservé.");
    const [booked] = (await listBookings(pool.desk, zoe.personId)).toCome;
    expect(booked?.booking.words.why.fr).toBe("Le prix est expliqué à qui a réservé.");
    const told = await zoe.transaction((tx) => bookingsContribution.exportPerson?.(tx, zoe, zoe.personId));
    expect(JSON.stringify(told)).toContain("Prix unique, le même pour tous.");
  });

  it("stays hidden to somebody of age of what was booked when they were a child", async () => {
    const pool = await aFreshPool({ counter: { paidAfter: true } });
    const young = await born("2008-11-30");
    const { id } = await pool.book(pool.desk, { personId: young.personId });
    house.clock.set("2026-12-01T08:00:00Z");
    const { booking } = await readBooking(young, { personId: young.personId, id });
    expect(booking.words.why.fr).toBe("Le prix est expliqué à qui a réservé.");
  });
});

describe("a booking that is refused", () => {
  it("for another price, or once it is over, opens no account", async () => {
    const pool = await aFreshPool({ counter: { paidAfter: true } });
    const person = await aPerson(house, town);
    const { personId } = person;
    await expect(pool.book(person, { personId, seenCents: PRICE - 1 })).rejects.toMatchObject({
      code: "bookings.price_changed",
    });
    house.clock.set("2026-12-02T14:00:00Z");
    await expect(pool.book(person, { personId })).rejects.toMatchObject({ code: "bookings.session_over" });
    expect(await listAccounts(person, personId)).toEqual([]);
  });

  it("by a counter that money would not change is told so, and sends nobody to top up", async () => {
    const pool = await aFreshPool({ counter: { debitMax: PRICE - 1 }, capacity: 1 });
    const { person, personId } = await pool.purse.holder(1_000);
    await expect(pool.book(person, { personId })).rejects.toMatchObject({ code: "bookings.counter_refuses" });
    expect((await listBookings(person, personId)).toCome).toEqual([]);
  });

  it("with one form for two sessions at once is one booking, and a refusal that says so", async () => {
    const pool = await aFreshPool();
    const { person, personId } = await pool.purse.holder(1_000);
    const id = parseId<"booking">(randomUUID());
    const asked = pool.sessions
      .slice(0, 2)
      .map((session) => pool.book(person, { personId, id, sessionId: session.id }));
    const done = await Promise.allSettled(asked);
    expect(done.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
    const [refused] = done.flatMap((one) => (one.status === "rejected" ? [one.reason] : []));
    expect(refused).toMatchObject({ code: "bookings.id_reused" });
    expect(await pool.lines(person, personId)).toHaveLength(2);
  });

  it("with the form of a booking that was cancelled since holds no place, and says so", async () => {
    const pool = await aFreshPool();
    const { person, personId } = await pool.purse.holder(1_000);
    const id = parseId<"booking">(randomUUID());
    await pool.book(person, { personId, id });
    expect((await pool.book(person, { personId, id })).state).toBe("booked");
    await cancelBooking(person, { id, seen: "free" });
    await expect(pool.book(person, { personId, id })).rejects.toMatchObject({ code: "bookings.id_reused" });
    expect((await listBookings(person, personId)).toCome).toEqual([]);
  });
});

it("erasing somebody while their sessions are closed waits for each, and leaves nothing held", async () => {
  const system = house.system(town);
  for (let round = 0; round < 3; round++) {
    const fresh = await aFreshPool();
    const { person, personId } = await fresh.purse.holder(10_000);
    const made = [];
    for (const session of fresh.sessions)
      made.push(await fresh.book(person, { personId, sessionId: session.id, id: parseId(randomUUID()) }));
    house.clock.set("2026-12-16T13:10:00Z");
    for (const { id } of made) await recordAttendance(fresh.manager, { id, mark: "present" });
    const closings = fresh.sessions.toReversed().map(({ id }) => closeSession(fresh.manager, id));
    await Promise.all([
      ...closings,
      system.transaction((tx) => bookingsContribution.erasePerson(tx, system, personId)),
    ]);
    const held = await house.sqlAs("owner", "select 1 from counter_hold where counter_id = $1", [
      fresh.purse.counterId,
    ]);
    expect(held).toEqual([]);
    expect(await house.sqlAs("owner", "select 1 from booking where person_id = $1", [personId])).toEqual([]);
  }
});

it("what may be booked is priced sixty sessions or so at a time, whole days, and all of them are reached", async () => {
  const pool = await aFreshPool({ aheadDays: 366, until: "2027-11-17" });
  for (const starts of ["08:00", "10:00"])
    await addSessions(pool.manager, {
      activityId: pool.activityId,
      first: "2026-12-02",
      until: "2027-11-17",
      starts,
      ends: starts.replace("00", "45"),
    });
  const { person, personId } = await pool.purse.holder(1_000);
  const seen: string[] = [];
  let from: string | undefined;
  for (let pages = 0; pages < 5; pages++) {
    const { bookable, next } = await listBookings(person, personId, { from });
    const mine = bookable.find(({ activity }) => activity.id === pool.activityId)?.sessions ?? [];
    expect(bookable.reduce((sum, { sessions }) => sum + sessions.length, 0)).toBeLessThan(90);
    seen.push(...mine.map(({ session }) => session.id));
    if (next === null) break;
    from = next;
  }
  expect(seen).toHaveLength(3 * 51);
  expect(new Set(seen).size).toBe(seen.length);
});
