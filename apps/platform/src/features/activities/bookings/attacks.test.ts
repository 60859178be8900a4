import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { parseId } from "../../../kernel/ids.ts";
import { anAgent, aPerson, aTown } from "../../../testing/builders.ts";
import { type TestRuntime, testRuntime } from "../../../testing/test-runtime.ts";
import {
  addRepresentation,
  createHousehold,
  validateRepresentation,
} from "../../identity/households/index.ts";
import {
  cancelBooking,
  cancelSession,
  closeActivity,
  closeSession,
  createActivity,
  listBookings,
  readAttendance,
  readBooking,
  recordAttendance,
  refundExcusedBooking,
  updateActivityTerms,
} from "./index.ts";
import { aPool, type Pool } from "./testing/a-pool.ts";

let house: TestRuntime;
let town: Pool["town"];
let other: Pool["town"];

beforeAll(async () => {
  house = await testRuntime();
  ({ id: town } = await aTown(house, { slug: "vire" }));
  ({ id: other } = await aTown(house, { slug: "flers" }));
});
afterAll(() => house?.close());

const aFreshPool = (facts: Parameters<typeof aPool>[2] = {}) => {
  house.clock.set("2026-11-24T08:00:00Z");
  return aPool(house, town, { counter: { paidAfter: true }, ...facts });
};
const refused = (code: string) => ({ code });

async function aMandate(serviceIds: readonly string[], represented: Awaited<ReturnType<typeof aPerson>>) {
  const helper = await aPerson(house, town, {
    validated: { given_name: "Sophie", family_name: "Roussel", birthdate: "1980-01-01" },
  });
  const agent = await anAgent(house, town, ["reception", "validator"], "Basile Rainette");
  await agent.transaction(async (tx) => {
    const id = await addRepresentation(tx, agent, {
      representativeId: helper.personId,
      representedId: represented.personId,
      kind: "mandate",
      until: "2027-06-01",
      scope: serviceIds.map((id) => parseId<"service">(id)),
    });
    await validateRepresentation(agent, { id, evidence: { kind: "mandate" } });
  });
  return helper;
}

describe("somebody else's", () => {
  it("child is booked for by nobody who does not act for them, nor their bookings read or cancelled", async () => {
    const pool = await aFreshPool();
    const [zoe, stranger] = [await aPerson(house, town), await aPerson(house, town)];
    const { personId } = zoe;
    await expect(pool.book(stranger, { personId })).rejects.toMatchObject(
      refused("households.cannot_act_for"),
    );
    const { id } = await pool.book(zoe, { personId });
    await expect(cancelBooking(stranger, { id, seen: "free" })).rejects.toMatchObject(
      refused("households.cannot_act_for"),
    );
    await expect(listBookings(stranger, personId)).rejects.toMatchObject(
      refused("households.cannot_act_for"),
    );
    await expect(readBooking(stranger, { personId: stranger.personId, id })).rejects.toMatchObject(
      refused("bookings.unknown"),
    );
    const seen = await stranger.transaction((tx) =>
      tx.withTables<{ booking: { id: string } }>().selectFrom("booking").select("id").execute(),
    );
    expect(seen).toEqual([]);
  });

  it("mandate, bounded to another service, books nothing here and reads nothing of it", async () => {
    const pool = await aFreshPool();
    const elsewhere = await aFreshPool();
    const madeleine = await aPerson(house, town, {
      validated: { given_name: "Madeleine", family_name: "Roussel", birthdate: "1945-08-17" },
    });
    const { personId } = madeleine;
    await pool.book(madeleine, { personId });
    const helper = await aMandate([elsewhere.purse.canteen.service.serviceId], madeleine);
    await expect(
      pool.book(helper, { personId, sessionId: pool.sessions[1]?.id ?? parseId("") }),
    ).rejects.toMatchObject(refused("households.cannot_act_for"));
    const read = await listBookings(helper, personId);
    expect(read.toCome).toEqual([]);
    expect(read.bookable.map(({ activity }) => activity.id)).not.toContain(pool.activityId);
  });
});

describe("a session", () => {
  it("that began, beyond the horizon, or of another authority is not booked", async () => {
    const pool = await aFreshPool({ aheadDays: 10 });
    const person = await aPerson(house, town);
    const { personId } = person;
    const [, far] = pool.sessions;
    await expect(pool.book(person, { personId, sessionId: far?.id ?? parseId("") })).rejects.toMatchObject(
      refused("bookings.too_early"),
    );
    const away = await aPerson(house, other);
    await expect(pool.book(away, { personId: away.personId })).rejects.toMatchObject(
      refused("bookings.unknown_session"),
    );
    house.clock.set("2026-12-02T13:00:00Z");
    await expect(pool.book(person, { personId })).rejects.toMatchObject(refused("bookings.session_over"));
  });

  it("is not booked twice by one person, nor one form used for two", async () => {
    const pool = await aFreshPool();
    const person = await aPerson(house, town);
    const { personId } = person;
    const id = parseId<"booking">(randomUUID());
    const [first, again] = await Promise.all([
      pool.book(person, { personId, id }),
      pool.book(person, { personId, id }),
    ]);
    expect(again).toEqual(first);
    expect(await pool.lines(person, personId)).toHaveLength(1);
    await expect(pool.book(person, { personId })).rejects.toMatchObject(refused("bookings.already"));
    await expect(
      pool.book(person, { personId, id, sessionId: pool.sessions[1]?.id ?? parseId("") }),
    ).rejects.toMatchObject(refused("bookings.id_reused"));
    house.clock.set("2026-12-02T12:00:00Z");
    await cancelBooking(person, { id, seen: "due" });
    await expect(pool.book(person, { personId })).rejects.toMatchObject(refused("bookings.already"));
  });

  it("full, waits; once the list is served no more, is refused", async () => {
    const pool = await aFreshPool({ capacity: 1 });
    const [one, two] = [await aPerson(house, town), await aPerson(house, town)];
    await pool.book(one, { personId: one.personId });
    house.clock.set("2026-12-02T12:00:00Z");
    await expect(pool.book(two, { personId: two.personId })).rejects.toMatchObject(refused("bookings.full"));
  });

  it("costs what the house says: another price in the form is refused, and takes nothing", async () => {
    const pool = await aFreshPool();
    const person = await aPerson(house, town);
    const { personId } = person;
    for (const seenCents of [1, 0, -450, 449])
      await expect(pool.book(person, { personId, seenCents })).rejects.toMatchObject(
        refused("bookings.price_changed"),
      );
    expect(await pool.lines(person, personId)).toEqual([]);
  });

  it("closed is never rewritten: by no use case, nor in SQL, the owner's role included", async () => {
    const pool = await aFreshPool();
    const person = await aPerson(house, town);
    const { personId } = person;
    const { id, sessionId } = await pool.book(person, { personId });
    house.clock.set("2026-12-02T13:10:00Z");
    await recordAttendance(pool.manager, { id, mark: "absent" });
    await closeSession(pool.manager, sessionId);
    await expect(recordAttendance(pool.manager, { id, mark: "present" })).rejects.toMatchObject(
      refused("bookings.ended"),
    );
    await expect(cancelBooking(person, { id, seen: "free" })).rejects.toMatchObject(
      refused("bookings.ended"),
    );
    for (const change of [
      `update booking set state = 'attended' where id = '${id}'`,
      `update booking set state = 'booked' where id = '${id}'`,
      `update booking set person_id = '${randomUUID()}' where id = '${id}'`,
      `update activity_session set state = 'open', closed_by = null where id = '${sessionId}'`,
      `insert into booking (authority_id, id, session_id, person_id, state, held, sealed) select authority_id, gen_random_uuid(), session_id, person_id, 'cancelled', false, sealed from booking where id = '${id}'`,
    ])
      await expect(house.sqlAs("owner", change)).rejects.toThrow(/ended|outcome|whose/);
    expect(await pool.lines(person, personId)).toHaveLength(2);
  });

  it("takes no more than it has places, in SQL either", async () => {
    const pool = await aFreshPool({ capacity: 1 });
    const [one, two] = [await aPerson(house, town), await aPerson(house, town)];
    await pool.book(one, { personId: one.personId });
    const waiting = await pool.book(two, { personId: two.personId });
    await expect(
      house.sqlAs("owner", `update booking set state = 'booked' where id = '${waiting.id}'`),
    ).rejects.toThrow(/places/);
    await expect(
      house.sqlAs(
        "owner",
        `update activity_session set state = 'cancelled' where id = '${waiting.sessionId}'`,
      ),
    ).rejects.toThrow(/outcome/);
  });
});

describe("an agent", () => {
  it("neither marks nor excuses themselves, who lives with them, nor a namesake", async () => {
    const pool = await aFreshPool();
    const { serviceId } = pool.purse.canteen.service;
    const namesake = await aPerson(house, town, {
      validated: { given_name: "Loutre", family_name: "Sarcelle" },
    });
    const child = await aPerson(house, town, { validated: { given_name: "Perle", family_name: "Huard" } });
    const agent = await anAgent(house, town, ["reception", "validator"], "Basile Rainette");
    await agent.transaction((tx) =>
      createHousehold(tx, agent, {
        members: [
          { personId: namesake.personId, role: "adult", sharePercent: 100 },
          { personId: child.personId, role: "child", sharePercent: 100 },
        ],
      }),
    );
    const booked = [
      await pool.book(namesake, { personId: namesake.personId }),
      await pool.book(child, { personId: child.personId }),
    ];
    house.clock.set("2026-12-02T13:10:00Z");
    for (const { id } of booked)
      await expect(recordAttendance(pool.manager, { id, mark: "present" })).rejects.toMatchObject(
        refused("bookings.own_interest"),
      );
    const colleague = await anAgent(house, town, [{ role: "service_manager", serviceId }], "Maud Pichon");
    for (const { id } of booked) await recordAttendance(colleague, { id, mark: "absent" });
    await closeSession(pool.manager, booked[0]?.sessionId ?? parseId(""));
    for (const { id } of booked)
      await expect(refundExcusedBooking(pool.manager, { id, reason: "Certificat" })).rejects.toMatchObject(
        refused("bookings.own_interest"),
      );
  });

  it("calls off no session that took place, nor one where they would gain", async () => {
    const pool = await aFreshPool();
    const namesake = await aPerson(house, town, {
      validated: { given_name: "Loutre", family_name: "Sarcelle" },
    });
    const came = await aPerson(house, town);
    const sessionId = (await pool.book(namesake, { personId: namesake.personId })).sessionId;
    const { id } = await pool.book(came, { personId: came.personId });
    house.clock.set("2026-12-02T19:00:00Z");
    await expect(cancelSession(pool.manager, sessionId)).rejects.toMatchObject(
      refused("bookings.own_interest"),
    );
    const { serviceId } = pool.purse.canteen.service;
    const colleague = await anAgent(house, town, [{ role: "service_manager", serviceId }], "Maud Pichon");
    await recordAttendance(pool.manager, { id, mark: "present" });
    await expect(cancelSession(colleague, sessionId)).rejects.toMatchObject(refused("bookings.session_over"));
    await recordAttendance(pool.manager, { id, mark: "absent" });
    await cancelSession(colleague, sessionId);
    expect((await listBookings(came, came.personId)).past[0]?.booking.state).toBe("called_off");
  });

  it("reads on the list who comes: neither the reason of a price, nor that of an excuse", async () => {
    const pool = await aFreshPool();
    const person = await aPerson(house, town);
    const { id, sessionId } = await pool.book(person, { personId: person.personId });
    house.clock.set("2026-12-02T13:10:00Z");
    await recordAttendance(pool.manager, { id, mark: "absent" });
    await closeSession(pool.manager, sessionId);
    await refundExcusedBooking(pool.desk, { id, reason: "Certificat médical" });
    const list = JSON.stringify((await readAttendance(pool.manager, sessionId)).people);
    expect(list).not.toContain("Certificat");
    expect(list).not.toContain("Prix unique");
  });

  it("of another service, another authority or without the role changes nothing of it", async () => {
    const pool = await aFreshPool();
    const person = await aPerson(house, town);
    const { id, sessionId } = await pool.book(person, { personId: person.personId });
    house.clock.set("2026-12-02T13:10:00Z");
    const elsewhere = await aPool(house, other, { first: "2026-12-09", until: "2026-12-09" });
    const activity = await pool.activity();
    for (const [who, code] of [
      [
        await anAgent(house, town, [{ role: "service_manager", serviceId: parseId(randomUUID()) }]),
        "access.capability_missing",
      ],
      [await anAgent(house, town, ["validator", "authority_administrator"]), "access.capability_missing"],
      [person, "access.capability_missing"],
    ] as const) {
      await expect(closeSession(who, sessionId)).rejects.toMatchObject(refused(code));
      await expect(updateActivityTerms(who, { ...activity, price: { cents: 1 } })).rejects.toMatchObject(
        refused(code),
      );
      await expect(closeActivity(who, activity)).rejects.toMatchObject(refused(code));
    }
    await expect(closeSession(elsewhere.manager, sessionId)).rejects.toMatchObject(
      refused("bookings.unknown_session"),
    );
    await expect(recordAttendance(elsewhere.manager, { id, mark: "present" })).rejects.toMatchObject(
      refused("bookings.unknown"),
    );
    await expect(refundExcusedBooking(elsewhere.desk, { id, reason: "Certificat" })).rejects.toMatchObject(
      refused("bookings.unknown"),
    );
    await expect(refundExcusedBooking(person, { id, reason: "Certificat" })).rejects.toMatchObject(
      refused("access.capability_missing"),
    );
  });

  it("excuses neither what was attended nor what was cancelled in time, and says why", async () => {
    const pool = await aFreshPool();
    const [came, left] = [await aPerson(house, town), await aPerson(house, town)];
    const one = await pool.book(came, { personId: came.personId });
    const two = await pool.book(left, { personId: left.personId });
    await cancelBooking(left, { id: two.id, seen: "free" });
    house.clock.set("2026-12-02T13:10:00Z");
    await recordAttendance(pool.manager, { id: one.id, mark: "present" });
    await closeSession(pool.manager, one.sessionId);
    for (const { id } of [one, two])
      await expect(refundExcusedBooking(pool.desk, { id, reason: "Certificat" })).rejects.toMatchObject(
        refused("bookings.not_excusable"),
      );
    await expect(refundExcusedBooking(pool.desk, { id: one.id, reason: "  " })).rejects.toMatchObject(
      refused("bookings.reason_needed"),
    );
    await expect(
      refundExcusedBooking(pool.desk, { id: one.id, reason: "\u202etacifitreC" }),
    ).rejects.toMatchObject(refused("bookings.characters"));
  });

  it("sets no activity on a counter of another service, closed, or not in euros", async () => {
    const pool = await aFreshPool();
    const elsewhere = await aFreshPool({
      counter: { unit: "token", paidAfter: false },
      price: { cents: 0 },
    }).catch((error: unknown) => error);
    expect(elsewhere).toMatchObject(refused("bookings.counter_not_fit"));
    const another = await aFreshPool();
    const activity = await pool.activity();
    await expect(
      createActivity(pool.manager, {
        ...activity,
        id: parseId(randomUUID()),
        counterId: another.purse.counterId,
      }),
    ).rejects.toMatchObject(refused("bookings.counter_not_fit"));
    await expect(
      createActivity(pool.manager, { ...activity, id: parseId(randomUUID()), capacity: 0, place: "" }),
    ).rejects.toMatchObject({
      code: "bookings.activity_not_valid",
      fields: [{ field: "place" }, { field: "capacity" }],
    });
  });
});

it("a dump joins no booking with a line of the ledger", async () => {
  const pool = await aFreshPool();
  const person = await aPerson(house, town);
  await pool.book(person, { personId: person.personId });
  const [row] = await house.sqlAs<Record<string, unknown>>(
    "owner",
    "select * from booking where person_id = $1",
    [person.personId],
  );
  const lines = await house.sqlAs<Record<string, unknown>>(
    "owner",
    "select * from counter_transfer where counter_id = $1",
    [pool.purse.counterId],
  );
  const ids = (rows: readonly Record<string, unknown>[]) =>
    rows
      .flatMap(Object.values)
      .filter((value) => typeof value === "string" && value !== town && /^[0-9a-f-]{36}$/.test(value));
  const shared = ids([row ?? {}]).filter((id) => ids(lines).includes(id));
  expect(ids([row ?? {}])).toHaveLength(3);
  expect(shared).toEqual([]);
});
