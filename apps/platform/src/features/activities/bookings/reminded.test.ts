import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { parseId } from "../../../kernel/ids.ts";
import { anAgent, aPerson, aTown } from "../../../testing/builders.ts";
import { type TestRuntime, testRuntime } from "../../../testing/test-runtime.ts";
import { createAccount } from "../../access/access/index.ts";
import { computeCarriedByCards } from "../../cards/terminals/index.ts";
import { addRepresentation, validateRepresentation } from "../../identity/households/index.ts";
import { createDeclaration, createPerson, validateElement } from "../../identity/identity/index.ts";
import { defineCountersJobs } from "../../ledger/counters/index.ts";
import { notificationsJobs } from "../../messaging/notifications/index.ts";
import { readPersonJournal } from "../../trust/audit/index.ts";
import { type BookingId, cancelBooking } from "./index.ts";
import { notifyUpcomingBookings } from "./notify-upcoming-bookings.ts";
import { aPool, type Pool } from "./testing/a-pool.ts";

// Lessons of Wednesday 2 December at two, cancelled for nothing until ten.

let house: TestRuntime;
let town: Pool["town"];
const BOOKED = "2026-11-24T08:00:00Z";
/** Ten past ten, the day before, in Paris. */
const EVE = "2026-12-01T09:10:00Z";

beforeAll(async () => {
  house = await testRuntime([defineCountersJobs(computeCarriedByCards), notificationsJobs]);
  ({ id: town } = await aTown(house, { slug: "bayeux" }));
});
afterAll(() => house?.close());

const aFreshPool = (facts: Parameters<typeof aPool>[2] = {}) => {
  house.clock.set(BOOKED);
  return aPool(house, town, { counter: { paidAfter: true }, ...facts });
};

async function anEmail(personId: Parameters<typeof createAccount>[2]["personId"]): Promise<string> {
  const email = `${randomUUID()}@courriel.example`;
  const system = house.system(town);
  await system.transaction((tx) => createAccount(tx, system, { personId, email }));
  return email;
}

async function somebody() {
  const person = await aPerson(house, town, { validated: { given_name: "Karim", family_name: "Benali" } });
  return { person, personId: person.personId, email: await anEmail(person.personId) };
}

/** What this address was told once the job ran at this hour. */
async function toldAt(hour: string, email: string): Promise<readonly string[]> {
  house.clock.set(hour);
  await notifyUpcomingBookings(house.system(town));
  await house.drain();
  return house.mails
    .filter(({ to, subject }) => to === email && subject.includes("rappel"))
    .map(({ text }) => text.replace(/\s+/g, " "));
}

describe("a booking", () => {
  it("is reminded of once, the day before, with the hour until which it is cancelled for nothing; the journal tells it", async () => {
    const pool = await aFreshPool();
    const { person, personId, email } = await somebody();
    await pool.book(person, { personId });
    expect(await toldAt("2026-12-01T08:50:00Z", email)).toEqual([]);
    const [said = "", ...more] = await toldAt(EVE, email);
    expect(more).toEqual([]);
    expect(said).toContain("Piscine, mercredi 2 décembre 2026 à 14 h 00.");
    expect(said).toMatch(
      /annulez avant le mercredi 2 décembre 2026 à 10 h 00 : rien ne sera dû\. Après cette heure, le prix est pris\./,
    );
    expect(said).toContain("/bayeux/espace/reservations");
    // The job runs each hour, and again after it died: two servers at once are one.
    await Promise.all([
      notifyUpcomingBookings(house.system(town)),
      notifyUpcomingBookings(house.system(town)),
    ]);
    expect(await toldAt("2026-12-02T08:00:00Z", email)).toHaveLength(1);
    const journal = await readPersonJournal(person, personId);
    expect(JSON.stringify(journal).match(/bookings\.reminded/g)).toHaveLength(1);
  });

  it("is never reminded of at night, nor once cancelling costs the price", async () => {
    const early = await aFreshPool({ cancelHours: 10 });
    const { person, personId, email } = await somebody();
    // Free until four in the morning of the day.
    await early.book(person, { personId });
    for (const night of [
      "2026-12-01T03:10:00Z",
      "2026-12-01T06:59:00Z",
      "2026-12-01T19:00:00Z",
      "2026-12-02T02:50:00Z",
    ])
      expect(await toldAt(night, email), night).toEqual([]);
    expect(await toldAt("2026-12-02T07:30:00Z", email)).toEqual([]);
    const late = await somebody();
    house.clock.set(BOOKED);
    await early.book(late.person, { personId: late.personId });
    expect(await toldAt("2026-12-01T07:05:00Z", late.email)).toHaveLength(1);
  });

  it("that was cancelled, that waits, or that was booked the day before, is reminded of to nobody", async () => {
    const pool = await aFreshPool({ capacity: 2 });
    const [gone, stays, waits] = [await somebody(), await somebody(), await somebody()];
    const { id } = await pool.book(gone.person, { personId: gone.personId });
    await pool.book(stays.person, { personId: stays.personId });
    await cancelBooking(gone.person, { id: id as BookingId, seen: "free" });
    house.clock.set("2026-11-30T20:00:00Z");
    const fresh = await somebody();
    await pool.book(fresh.person, { personId: fresh.personId });
    await pool.book(waits.person, { personId: waits.personId });
    expect(await toldAt(EVE, stays.email)).toHaveLength(1);
    for (const one of [gone, waits, fresh]) expect(await toldAt(EVE, one.email)).toEqual([]);
  });

  it("of a child is reminded of to the parent, who reads of whom; who has no address gets no letter", async () => {
    const pool = await aFreshPool();
    const parent = await somebody();
    const agent = await anAgent(house, town, ["reception", "validator"]);
    const childId = parseId<"person">(randomUUID());
    await agent.transaction(async (tx) => {
      await createPerson(tx, agent, { id: childId, createdBy: parent.personId });
      for (const [name, value] of [
        ["given_name", "Zoé"],
        ["birthdate", "2018-09-02"],
      ] as const) {
        await createDeclaration(tx, agent, { personId: childId, name, value, saidBy: parent.personId });
        const evidence = { kind: "family_record_book" } as const;
        await validateElement(tx, agent, { personId: childId, name, method: "original_seen", evidence });
      }
      const link = {
        representativeId: parent.personId,
        representedId: childId,
        kind: "parental_authority",
      } as const;
      const id = await addRepresentation(tx, agent, link);
      await validateRepresentation(agent, { id, evidence: { kind: "family_record_book" } });
    });
    await pool.book(parent.person, { personId: childId });
    const offline = await aPerson(house, town, { validated: { given_name: "Madeleine" } });
    await pool.book(pool.desk, { personId: offline.personId });
    const letters = () =>
      house.sqlAs("owner", "select id from message where person_id = $1 and channel = 'letter'", [
        offline.personId,
      ]);
    const [said = ""] = await toldAt(EVE, parent.email);
    expect(said).toContain("pour la réservation de Zoé");
    expect(said).toContain(`/bayeux/espace/reservations?pour=${childId}`);
    expect(await letters()).toEqual([]);
  });

  it("that does not open keeps back no other of its session, and the job says so", async () => {
    const pool = await aFreshPool({ capacity: 2 });
    const [broken, sound] = [await somebody(), await somebody()];
    const { id } = await pool.book(broken.person, { personId: broken.personId });
    await pool.book(sound.person, { personId: sound.personId });
    await house.sqlAs("owner", "alter table booking disable trigger user");
    await house.sqlAs("owner", "update booking set sealed = $2 where id = $1", [id, Buffer.alloc(64)]);
    await house.sqlAs("owner", "alter table booking enable trigger user");
    house.clock.set(EVE);
    await expect(notifyUpcomingBookings(house.system(town))).rejects.toThrow("could not be reminded of");
    await house.drain();
    const reminded = house.mails.filter(
      ({ to, subject }) => to === sound.email && subject.includes("rappel"),
    );
    expect(reminded).toHaveLength(1);
  });
});
