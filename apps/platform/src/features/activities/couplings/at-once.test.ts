import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, describe, expect, test, vi } from "vitest";
import { toCivilDate } from "../../../kernel/civil-date.ts";
import { aPublishedTariff } from "../../../testing/tariffs.ts";
import { findLiveGrant, withdrawGrantInTransaction } from "../../consent/consent/index.ts";
import {
  acceptCoupling,
  createCouplingAgreement,
  endCoupling,
  listManagedCouplings,
  submitCoupling,
  withdrawCoupling,
} from "./index.ts";
import { computeCouplingSubject, toCouplingsSystem } from "./member.ts";
import { createAgreementRow, lockCouplingAnswers } from "./store/agreements.ts";
import { createCouplingRow } from "./store/couplings.ts";
import { openCouplingTables } from "./store/tables.ts";
import { aCoupledTown, type CoupledTown, standingOf } from "./testing/a-coupling.ts";

// Two gestures at once, or one sent twice: one of them counts, and what is said of it is true.

let town: CoupledTown;

beforeAll(async () => {
  town = await aCoupledTown();
});
afterAll(() => town?.house.close());

const isWaiting = async () => {
  const rows = await town.house.sqlAs(
    "owner",
    "select from pg_locks where not granted and pid in (select pid from pg_stat_activity where datname = current_database())",
  );
  return rows.length > 0;
};

describe("at once", () => {
  test("a yes, and the no to a service that it rests on: whichever comes first, nothing lives without the service", async () => {
    const { bus, library, pool, house } = town;
    const id = await town.living();
    for (let time = 0; time < 8; time += 1) {
      const leo = await town.holder(bus, library, pool);
      const [said] = await Promise.allSettled([
        createCouplingAgreement(leo, { id, personId: leo.personId }),
        town.leave(leo, library),
      ]);
      if (said.status === "rejected") expect(said.reason).toMatchObject({ code: "couplings.not_held" });
      expect((await house.drain()).failed).toBe(0);
      await town.open(leo, library);
      // Back in the library, nothing begins again by itself: one says yes again.
      expect(await standingOf(leo, id)).toBe("open");
    }
  });

  test("a yes waits for the no to a service that is being written, and is answered that it is missing", async () => {
    const { bus, library, pool } = town;
    const id = await town.living();
    const leo = await town.holder(bus, library, pool);
    const { personId } = leo;
    const about = { personId, serviceId: library.service.id };
    const grant = await findLiveGrant(leo, about);
    const [left, gate] = [Promise.withResolvers<void>(), Promise.withResolvers<void>()];
    const leaving = leo.transaction(async (tx) => {
      await withdrawGrantInTransaction(tx, leo, { personId, grantId: grant?.id ?? expect.fail() });
      left.resolve();
      await gate.promise;
    });
    await left.promise;
    const said: string[] = [];
    const yes = createCouplingAgreement(leo, { id, personId }).then(
      () => said.push("yes"),
      ({ code }) => said.push(code),
    );
    await vi.waitFor(async () => expect(said.length > 0 || (await isWaiting())).toBe(true), 60_000);
    gate.resolve();
    await leaving;
    await yes;
    expect(said).toEqual(["couplings.not_held"]);
  });

  test("a no that comes while a yes is being written waits for it, and ends it", async () => {
    const { bus, library, pool, house } = town;
    const id = await town.living();
    const leo = await town.holder(bus, library, pool);
    const { personId } = leo;
    const [begun, gate] = [Promise.withResolvers<void>(), Promise.withResolvers<void>()];
    const system = toCouplingsSystem(house.system(town.caen));
    // The yes of another window, as far as its row, not committed yet.
    const yes = system.transaction(async (tx) => {
      await lockCouplingAnswers(tx, town.caen, personId);
      const agreement = {
        authority_id: town.caen,
        id: randomUUID(),
        coupling_id: id,
        subject: computeCouplingSubject(system, id, personId),
        from_day: toCivilDate(system.now()),
        ended_on: null,
        end_reason: null,
        told_last_day: null,
        sealed: Buffer.from("sealed"),
      };
      expect(await createAgreementRow(tx, agreement)).toBe(true);
      begun.resolve();
      await gate.promise;
    });
    await begun.promise;
    let said = false;
    const no = withdrawCoupling(leo, { id, personId }).then(() => {
      said = true;
    });
    await vi.waitFor(async () => expect(said || (await isWaiting())).toBe(true), 60_000);
    gate.resolve();
    await Promise.all([yes, no]);
    expect(await standingOf(leo, id)).toBe("open");
  });

  test("two last days are announced: the nearest stays, and the other service is answered, or went before", async () => {
    const { bus, library } = town;
    for (let time = 0; time < 5; time += 1) {
      const id = await town.living();
      const said = await Promise.allSettled([
        endCoupling(bus.manager, { id, serviceId: bus.service.id, lastDay: "2026-12-24" }),
        endCoupling(library.manager, { id, serviceId: library.service.id, lastDay: "2027-01-31" }),
      ]);
      for (const one of said)
        if (one.status === "rejected") expect(one.reason).toMatchObject({ code: "couplings.ends_before" });
      const ends = (await listManagedCouplings(bus.manager)).find((offer) => offer.id === id)?.endsOn;
      expect(ends).toBe("2026-12-24");
    }
  });
});

describe("a proposal", () => {
  test("sent again with other terms is refused, and says that the first ones stay", async () => {
    const { pool } = town;
    const terms = town.terms();
    await submitCoupling(pool.manager, terms);
    await submitCoupling(pool.manager, { ...terms, needed: terms.needed.toReversed() });
    for (const other of [
      { ...terms, off: { percent: 10 } },
      { ...terms, endsOn: "2027-03-31" },
      { ...terms, name: { fr: "Autre chose", en: "Something else" } },
    ])
      await expect(submitCoupling(pool.manager, other)).rejects.toMatchObject({
        code: "couplings.proposed_otherwise",
      });
    const [kept] = (await listManagedCouplings(pool.manager)).filter(({ id }) => id === terms.id);
    expect(kept).toMatchObject({ off: { percent: 50 }, endsOn: null });
  });

  test("ties a tariff to the service that has it, and takes no service more once one answered, against the use cases", async () => {
    const { pool, bus, library, caen, approver } = town;
    const tariffId = await aPublishedTariff({ manager: bus.manager, approver }, bus.service.id, {
      ...{ fr: "Ticket de bus", en: "Bus ticket", grid: "1,60 €" },
    });
    const stolen = town.terms({ tariffId });
    await expect(pool.manager.transaction((tx) => createCouplingRow(tx, caen, stolen))).rejects.toThrow(
      "an offer reduces a tariff of the service that gives it",
    );
    const terms = town.terms({ needed: [bus.service.id] });
    await submitCoupling(pool.manager, terms);
    await acceptCoupling(bus.manager, { id: terms.id, serviceId: bus.service.id });
    const more = {
      authority_id: caen,
      coupling_id: terms.id,
      service_id: library.service.id,
      gives: false,
      accepted_on: null,
      accepted_by: null,
    };
    await expect(
      pool.manager.transaction((tx) =>
        openCouplingTables(tx).insertInto("coupling_service").values(more).execute(),
      ),
    ).rejects.toThrow("an offer that a service answered keeps its services");
  });
});
