import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, expect, test } from "vitest";
import { asId } from "../../kernel/ids.ts";
import type { Someone } from "../../testing/consents.ts";
import { holdForService, listAccounts, openAccount } from "../counters/index.ts";
import { agreeCoupling, type CouplingId, withdrawCoupling } from "../couplings/index.ts";
import { aCoupledTown, type CoupledTown } from "../couplings/testing/a-coupling.ts";
import { getPersonKey } from "../keys/index.ts";
import { callOffSession, closeSession, excuseBooking, markAttendance } from "./index.ts";
import { heldUntil } from "./rules.ts";
import { sealBooking } from "./sealed-words.ts";
import { insertBooking } from "./store/bookings.ts";
import { aPool, outcomeOf, type Pool } from "./testing/a-pool.ts";

// A booking whose price was held a line for each offer: its outcome ends all of its lines.

let town: CoupledTown;
let half: CouplingId;

beforeAll(async () => {
  town = await aCoupledTown();
  half = await town.living();
});
afterAll(() => town?.house.close());

async function bookedInParts() {
  const { house, caen, bus, library } = town;
  house.clock.set("2026-11-24T08:00:00Z");
  const pool = await aPool(house, caen, { first: "2026-12-30", until: "2026-12-30" });
  const who = await town.holder(bus, library, town.pool);
  const { personId } = who;
  await agreeCoupling(who, { id: half, personId });
  const { counterId, canteen, system } = pool.purse;
  const accountId = await openAccount(who, { personId, counterId });
  await pool.purse.byHouse({ kind: "credit", accountId, amount: 450 });
  const session = await pool.session();
  const id = asId<"booking">(randomUUID());
  const words = {
    ...{ cents: 450, why: { fr: "Entier.", en: "Whole." }, later: [{ id: half, cents: 225 }] },
    ...{ bookedAt: house.clock.now(), byId: personId, freeUntil: session.startsAt },
  };
  await system.transaction(async (tx) => {
    const key = await getPersonKey(tx, system, personId);
    await insertBooking(tx, {
      ...{ authority_id: caen, id, session_id: session.id, person_id: personId, state: "booked" },
      ...{ mark: null, held: true, excused: false, sealed: sealBooking(key, id, words) },
    });
    for (const line of [id, `${id}:${half}`])
      await holdForService(tx, system, {
        ...{ counterId, service: canteen.service, caller: "bookings", key: `${line}:hold`, personId },
        ...{ amount: 225, until: heldUntil(session), carried: null, label: "Piscine" },
      });
  });
  return { pool, who, id, sessionId: session.id };
}

async function accountOf({ pool, who }: { readonly pool: Pool; readonly who: Someone }) {
  const accounts = await listAccounts(who, who.personId);
  return accounts.find(({ counter }) => counter.id === pool.purse.counterId);
}

test("the offer still under way, its line is let go of; called off, both are", async () => {
  const kept = await bookedInParts();
  expect(await accountOf(kept)).toMatchObject({ balance: 450, reserved: 450 });
  town.house.clock.set("2026-12-30T13:10:00Z");
  await markAttendance(kept.pool.manager, { id: kept.id, mark: "present" });
  await closeSession(kept.pool.manager, kept.sessionId);
  expect(await accountOf(kept)).toMatchObject({ balance: 225, reserved: 0 });
  expect((await outcomeOf(kept.who, kept.who.personId, kept.id))?.words.cents).toBe(225);
  const off = await bookedInParts();
  await callOffSession(off.pool.manager, off.sessionId);
  expect(await accountOf(off)).toMatchObject({ balance: 450, reserved: 0 });
});

test("the offer left, both lines are taken; excused, both are given back", async () => {
  const left = await bookedInParts();
  await withdrawCoupling(left.who, { id: half, personId: left.who.personId });
  town.house.clock.set("2026-12-30T13:10:00Z");
  await markAttendance(left.pool.manager, { id: left.id, mark: "absent" });
  await closeSession(left.pool.manager, left.sessionId);
  expect(await accountOf(left)).toMatchObject({ balance: 0, reserved: 0 });
  await excuseBooking(left.pool.manager, { id: left.id, reason: "Certificat médical" });
  expect(await accountOf(left)).toMatchObject({ balance: 450, reserved: 0 });
});
