import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { parseId } from "../../../kernel/ids.ts";
import { anAgent, aPerson, aTown } from "../../../testing/builders.ts";
import { type TestRuntime, testRuntime } from "../../../testing/test-runtime.ts";
import { computeCarriedByCards } from "../../cards/terminals/index.ts";
import {
  defineCountersJobs,
  getCounter,
  listAccounts,
  updateCounterDefinition,
} from "../../ledger/counters/index.ts";
import { aCaller } from "../../ledger/counters/testing/a-purse.ts";
import { closeLate } from "./end-session.ts";
import {
  addSessions,
  cancelBooking,
  cancelSession,
  closeSession,
  listBookings,
  readAttendance,
  recordAttendance,
  refundExcusedBooking,
  updateActivityTerms,
} from "./index.ts";
import { aPool, outcomeOf, type Pool, PRICE } from "./testing/a-pool.ts";
import { assignAllWaitingPlaces } from "./waiting-list.ts";

let house: TestRuntime;
let town: Pool["town"];
const MORNING = "2026-11-24T08:00:00Z";

beforeAll(async () => {
  house = await testRuntime([defineCountersJobs(computeCarriedByCards)]);
  ({ id: town } = await aTown(house, { slug: "bayeux" }));
});
afterAll(() => house?.close());

const aFreshPool = (facts: Parameters<typeof aPool>[2] = {}) => {
  house.clock.set(MORNING);
  return aPool(house, town, facts);
};
const kindsOf = (lines: Awaited<ReturnType<Pool["lines"]>>) =>
  lines.map(({ kind, amount }) => `${kind} ${amount}`);

describe("a place at a session", () => {
  it("is booked online: the price is held, then taken once the person came", async () => {
    const pool = await aFreshPool();
    const { person, personId } = await pool.purse.holder(1_000);
    const before = await listBookings(person, personId);
    expect(before.bookable[0]?.sessions[0]).toMatchObject({ left: 10, price: { cents: PRICE } });
    const booking = await pool.book(person, { personId });
    expect(booking).toMatchObject({ state: "booked", held: true });
    const [account] = await listAccounts(person, personId);
    expect(account).toMatchObject({ balance: 1_000, reserved: PRICE, takeable: 550 });
    house.clock.set("2026-12-02T13:10:00Z");
    await recordAttendance(pool.manager, { id: booking.id, mark: "present" });
    await closeSession(pool.manager, booking.sessionId);
    await closeSession(pool.manager, booking.sessionId);
    expect(await outcomeOf(person, personId, booking.id)).toMatchObject({ state: "attended" });
    const lines = await pool.lines(person, personId);
    expect(kindsOf(lines)).toEqual(["credit 1000", `reserve ${PRICE}`, `post ${PRICE}`]);
    expect(lines.at(-1)?.label).toBe("Piscine, mercredi 2 décembre, venue");
  });

  it("is booked at the desk for somebody offline, and says by whom", async () => {
    const pool = await aFreshPool();
    const { person, personId } = await pool.purse.holder(1_000);
    const booking = await pool.book(pool.desk, { personId });
    expect((await outcomeOf(person, personId, booking.id))?.words.by).toBe("Basile Rainette");
  });

  it("cancelled until the hour that was said, nothing is due; the place is free again", async () => {
    const pool = await aFreshPool({ capacity: 1 });
    const { person, personId } = await pool.purse.holder(1_000);
    const { id } = await pool.book(person, { personId });
    house.clock.set("2026-12-02T09:00:00Z");
    expect(await cancelBooking(person, { id, seen: "free" })).toBe("cancelled");
    expect(await cancelBooking(person, { id, seen: "free" })).toBe("cancelled");
    expect(kindsOf(await pool.lines(person, personId))).toEqual([
      "credit 1000",
      `reserve ${PRICE}`,
      `void ${PRICE}`,
    ]);
    expect((await pool.book(person, { personId })).state).toBe("booked");
  });

  it("cancelled a second after that hour, the price is due", async () => {
    const pool = await aFreshPool();
    const { person, personId } = await pool.purse.holder(1_000);
    const { id } = await pool.book(person, { personId });
    house.clock.set("2026-12-02T09:00:01Z");
    expect(await cancelBooking(pool.desk, { id, seen: "due" })).toBe("late");
    const lines = await pool.lines(person, personId);
    expect(kindsOf(lines)).toEqual(["credit 1000", `reserve ${PRICE}`, `post ${PRICE}`]);
    expect(lines.at(-1)?.label).toBe("Piscine, mercredi 2 décembre, annulée trop tard");
  });

  it("cancelled with words that are no longer true is not cancelled: what it costs is read again first", async () => {
    const pool = await aFreshPool();
    const { person, personId } = await pool.purse.holder(1_000);
    const { id } = await pool.book(person, { personId });
    const changed = { code: "bookings.outcome_changed" };
    await expect(cancelBooking(person, { id, seen: "due" })).rejects.toMatchObject(changed);
    house.clock.set("2026-12-02T09:00:01Z");
    await expect(cancelBooking(person, { id, seen: "free" })).rejects.toMatchObject(changed);
    expect(await outcomeOf(person, personId, id)).toMatchObject({ state: "booked" });
    expect(kindsOf(await pool.lines(person, personId))).toEqual(["credit 1000", `reserve ${PRICE}`]);
    expect(await cancelBooking(person, { id, seen: "due" })).toBe("late");
  });

  it("keeps the price and the hours with which it was booked", async () => {
    const pool = await aFreshPool();
    const { person, personId } = await pool.purse.holder(1_000);
    const { id } = await pool.book(person, { personId });
    const activity = await pool.activity();
    await updateActivityTerms(pool.manager, { ...activity, price: { cents: 900 }, cancelHours: 48 });
    house.clock.set("2026-12-02T08:00:00Z");
    expect(await cancelBooking(person, { id, seen: "free" })).toBe("cancelled");
  });

  it("missed, the price is due; excused with a reason, it is given back, and the outcome stays", async () => {
    const pool = await aFreshPool();
    const { person, personId } = await pool.purse.holder(1_000);
    const { id, sessionId } = await pool.book(person, { personId });
    house.clock.set("2026-12-02T13:10:00Z");
    await recordAttendance(pool.manager, { id, mark: "absent" });
    await closeSession(pool.manager, sessionId);
    await refundExcusedBooking(pool.desk, { id, reason: "Certificat médical du 2 décembre" });
    await refundExcusedBooking(pool.desk, { id, reason: "Certificat médical du 2 décembre" });
    expect(await outcomeOf(person, personId, id)).toMatchObject({
      state: "missed",
      excused: true,
      words: { excuse: "Certificat médical du 2 décembre" },
    });
    const lines = await pool.lines(person, personId);
    expect(kindsOf(lines)).toEqual(["credit 1000", `reserve ${PRICE}`, `post ${PRICE}`, `reverse ${PRICE}`]);
    expect(lines[2]?.label).toBe("Piscine, mercredi 2 décembre, manquée");
    expect(lines.at(-1)?.balance).toBe(1_000);
  });

  it("called off by the house: nothing is due, and everybody is told", async () => {
    const pool = await aFreshPool();
    const { person, personId } = await pool.purse.holder(1_000);
    const { id, sessionId } = await pool.book(person, { personId });
    await cancelSession(pool.manager, sessionId);
    expect(await outcomeOf(person, personId, id)).toMatchObject({ state: "called_off" });
    expect((await pool.lines(person, personId)).at(-1)).toMatchObject({ kind: "void" });
    const [told] = await house.sqlAs<{ channel: string }>(
      "owner",
      "select channel from message where person_id = $1",
      [personId],
    );
    expect(told?.channel).toBe("letter");
  });

  it("whose list nobody closed is due a day later, and says so", async () => {
    const pool = await aFreshPool();
    const { person, personId } = await pool.purse.holder(1_000);
    const { id } = await pool.book(person, { personId });
    const system = house.system(town);
    house.clock.set("2026-12-03T13:59:00Z");
    await closeLate(system);
    expect(await outcomeOf(person, personId, id)).toMatchObject({ state: "booked" });
    house.clock.set("2026-12-03T14:00:00Z");
    await closeLate(system);
    expect(await outcomeOf(person, personId, id)).toMatchObject({ state: "unmarked" });
    expect(await pool.session()).toMatchObject({ state: "closed", closedBy: "job" });
    expect((await pool.lines(person, personId)).at(-1)?.label).toBe("Piscine, mercredi 2 décembre, réservée");
  });

  it("free of charge holds and takes nothing", async () => {
    const pool = await aFreshPool({ price: { cents: 0 } });
    const { person, personId } = await pool.purse.holder();
    const { id, held } = await pool.book(person, { personId });
    expect(held).toBe(false);
    house.clock.set("2026-12-02T12:00:00Z");
    expect(await cancelBooking(person, { id, seen: "free" })).toBe("late");
    expect(await pool.lines(person, personId)).toEqual([]);
  });
});

describe("the counter that pays", () => {
  it("paid before, refuses what it has not, and nothing is booked", async () => {
    const pool = await aFreshPool();
    const { person, personId } = await pool.purse.holder(PRICE - 1);
    await expect(pool.book(person, { personId })).rejects.toMatchObject({ code: "bookings.not_enough" });
    expect((await listBookings(person, personId)).toCome).toEqual([]);
  });

  it("paid afterwards, refuses nobody for a debt, and opens at the first booking", async () => {
    const pool = await aFreshPool({ counter: { paidAfter: true } });
    const person = await aPerson(house, town);
    const { personId } = person;
    const { id } = await pool.book(person, { personId });
    house.clock.set("2026-12-02T12:00:00Z");
    expect(await cancelBooking(person, { id, seen: "due" })).toBe("late");
    expect((await pool.lines(person, personId)).at(-1)?.balance).toBe(-PRICE);
  });
});

it("a series in the hour that summer time skips, or on no day of the calendar, is refused, not broken", async () => {
  const pool = await aFreshPool();
  const { activityId } = pool;
  for (const wrong of [
    { first: "2027-03-28", until: "2027-03-28", starts: "02:30", ends: "03:15" },
    { first: "2027-02-30", until: "2027-03-28", starts: "14:00", ends: "15:00" },
    { first: "2027-03-03", until: "2027-03-03", starts: "25:00", ends: "26:00" },
    // Eight thousand years of weeks are not counted.
    { first: "2027-01-01", until: "9999-12-31", starts: "10:00", ends: "11:00" },
  ])
    await expect(addSessions(pool.manager, { activityId, ...wrong })).rejects.toMatchObject({
      code: "bookings.sessions_not_valid",
    });
});

describe("the waiting list", () => {
  it("gives a place that came free to the first, who is told; to the next, when the first has not enough", async () => {
    const pool = await aFreshPool({ capacity: 1 });
    const { purse } = pool;
    const holder = await purse.holder(1_000);
    const [poor, rich, last] = [await purse.holder(10), await purse.holder(1_000), await purse.holder(1_000)];
    const first = await pool.book(holder.person, holder);
    const turns = [];
    for (const one of [poor, rich, last]) turns.push(await pool.book(one.person, { personId: one.personId }));
    expect(turns.map(({ state, held }) => ({ state, held }))).toEqual(
      Array(3).fill({ state: "waiting", held: false }),
    );
    expect((await listBookings(last.person, last.personId)).toCome[0]?.turn).toBe(3);
    await cancelBooking(holder.person, { id: first.id, seen: "free" });
    const became = [];
    for (const [index, one] of [poor, rich, last].entries())
      became.push((await outcomeOf(one.person, one.personId, turns[index]?.id ?? first.id))?.state);
    expect(became).toEqual(["unserved", "booked", "waiting"]);
    const told = await house.sqlAs("owner", "select 1 from message where person_id = any($1)", [
      [poor.personId, rich.personId],
    ]);
    expect(told).toHaveLength(2);
    expect(await pool.lines(poor.person, poor.personId)).toHaveLength(1);
  });

  it("of somebody whom a parent's bound refuses keeps back no other, nor whoever gives a place back", async () => {
    const pool = await aFreshPool({ capacity: 1, counter: { parentsBound: true } });
    const [first, bounded, next] = [
      await pool.purse.holder(1_000),
      await pool.purse.holder(1_000),
      await pool.purse.holder(1_000),
    ];
    const { id } = await pool.book(first.person, { personId: first.personId });
    const turns = [];
    for (const one of [bounded, next]) turns.push(await pool.book(one.person, { personId: one.personId }));
    const [account] = await listAccounts(bounded.person, bounded.personId);
    await house.sqlAs("owner", "insert into counter_bound values ($1, $2, $3, 0, null, '2026-11-24')", [
      ...[town, pool.purse.counterId, account?.accountId],
    ]);
    await cancelBooking(first.person, { id, seen: "free" });
    await assignAllWaitingPlaces(house.system(town));
    const states = [];
    for (const [index, one] of [bounded, next].entries())
      states.push((await outcomeOf(one.person, one.personId, turns[index]?.id ?? id))?.state);
    expect(states).toEqual(["unserved", "booked"]);
  });

  it("is served no more once a place can no longer be given back for nothing", async () => {
    const pool = await aFreshPool({ capacity: 1 });
    const [one, other] = [await pool.purse.holder(1_000), await pool.purse.holder(1_000)];
    const { id } = await pool.book(one.person, { personId: one.personId });
    const waiting = await pool.book(other.person, { personId: other.personId });
    house.clock.set("2026-12-02T10:00:00Z");
    await cancelBooking(one.person, { id, seen: "due" });
    await assignAllWaitingPlaces(house.system(town));
    expect(await outcomeOf(other.person, other.personId, waiting.id)).toMatchObject({ state: "waiting" });
    // Whoever comes and asks may have the place that is free, knowing that it is due.
    const third = await pool.purse.holder(1_000);
    expect((await pool.book(third.person, { personId: third.personId })).state).toBe("booked");
    house.clock.set("2026-12-02T13:10:00Z");
    const { people } = await readAttendance(pool.manager, pool.sessions[0]?.id ?? waiting.sessionId);
    for (const { booking } of people)
      if (booking.state === "booked")
        await recordAttendance(pool.manager, { id: booking.id, mark: "present" });
    await closeSession(pool.manager, waiting.sessionId);
    expect(await outcomeOf(other.person, other.personId, waiting.id)).toMatchObject({ state: "unserved" });
  });

  it("of a service that its counter knows no more keeps back no other, nor a place given back", async () => {
    const [gone, other] = [await aFreshPool({ capacity: 1 }), await aFreshPool({ capacity: 1 })];
    const waiting = [];
    for (const pool of [gone, other]) {
      const [holder, next] = [await pool.purse.holder(1_000), await pool.purse.holder(1_000)];
      const { id } = await pool.book(holder.person, { personId: holder.personId });
      const turn = await pool.book(next.person, { personId: next.personId });
      waiting.push({ holder, next, id, turn });
    }
    const mayor = await anAgent(house, town, ["authority_administrator"]);
    const counter = await mayor.transaction((tx) => getCounter(tx, mayor, gone.purse.counterId));
    const [library] = [await aCaller(house, town, "Bibliothèque")];
    await updateCounterDefinition(mayor, { ...counter, services: [library.service.serviceId] });
    for (const { holder, id } of waiting) await cancelBooking(holder.person, { id, seen: "free" });
    await assignAllWaitingPlaces(house.system(town));
    const states = [];
    for (const { next, turn } of waiting)
      states.push((await outcomeOf(next.person, next.personId, turn.id))?.state);
    expect(states).toEqual(["unserved", "booked"]);
  });

  it("thirty bookings of ten places at once give ten, each once, and twenty turns in their order", async () => {
    const pool = await aFreshPool();
    const people = [];
    for (let one = 0; one < 30; one++) people.push(await pool.purse.holder(1_000));
    const asked = people.map(
      ({ person, personId }) =>
        () =>
          pool.book(person, { personId, id: parseId<"booking">(randomUUID()) }),
    );
    const booked = await Promise.all(asked.map((ask) => ask()));
    expect(booked.filter(({ state }) => state === "booked")).toHaveLength(10);
    expect(booked.filter(({ state }) => state === "waiting")).toHaveLength(20);
    const held = await house.sqlAs("owner", "select 1 from counter_hold where counter_id = $1", [
      pool.purse.counterId,
    ]);
    expect(held).toHaveLength(10);
  });
});

describe("the list of a session", () => {
  it("is read by who manages the service, by name, and leaves a line", async () => {
    const pool = await aFreshPool({ counter: { paidAfter: true } });
    const zoe = await aPerson(house, town, { validated: { given_name: "Zoé", family_name: "Abricot" } });
    const ali = await aPerson(house, town, { validated: { given_name: "Ali", family_name: "Zénith" } });
    for (const one of [zoe, ali]) await pool.book(one, { personId: one.personId });
    const { people } = await readAttendance(pool.manager, pool.sessions[0]?.id ?? parseId(""));
    expect(people.map(({ name }) => name)).toEqual(["Ali Zénith", "Zoé Abricot"]);
    const stranger = await anAgent(house, town, ["validator"], "Odile Baudroie");
    await expect(readAttendance(stranger, pool.sessions[0]?.id ?? parseId(""))).rejects.toMatchObject({
      code: "access.capability_missing",
    });
  });

  it("is not closed before the session, nor while somebody is not marked", async () => {
    const pool = await aFreshPool();
    const { person, personId } = await pool.purse.holder(1_000);
    const { id, sessionId } = await pool.book(person, { personId });
    await expect(recordAttendance(pool.manager, { id, mark: "absent" })).rejects.toMatchObject({
      code: "bookings.not_over",
    });
    await expect(closeSession(pool.manager, sessionId)).rejects.toMatchObject({ code: "bookings.not_over" });
    house.clock.set("2026-12-02T13:30:00Z");
    await expect(closeSession(pool.manager, sessionId)).rejects.toMatchObject({
      code: "bookings.unmarked_left",
    });
  });
});
