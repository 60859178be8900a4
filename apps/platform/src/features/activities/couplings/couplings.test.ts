import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { parseId } from "../../../kernel/ids.ts";
import type { Someone } from "../../../testing/consents.ts";
import {
  buildPeopleFactsReader,
  computeTariffPrice,
  formatTariffEuros,
  formatTariffStep,
  listTariffs,
  selectFactsForDay,
} from "../../catalogue/tariffs/index.ts";
import { readPersonJournal } from "../../trust/audit/index.ts";
import {
  acceptCoupling,
  approveCoupling,
  couplingsContribution,
  createCouplingAgreement,
  declineCoupling,
  endCoupling,
  listCouplingReductions,
  listEntitled,
  listManagedCouplings,
  listOwnCouplings,
  revokeCoupling,
  submitCoupling,
  withdrawCoupling,
} from "./index.ts";
import { toCouplingsSystem } from "./member.ts";
import { aCoupledTown, type CoupledTown, standingOf } from "./testing/a-coupling.ts";

// Who holds the bus and the library gets the pool at half price, where they and each service said yes.

let town: CoupledTown;

beforeAll(async () => {
  town = await aCoupledTown();
});
afterAll(() => town?.house.close());
beforeEach(() => town.house.clock.set("2026-11-24T08:00:00Z"));

/** What an entrance to the pool costs somebody on a day, and the last reason. */
async function entrance(who: Someone, day: string) {
  const system = toCouplingsSystem(who);
  return system.transaction(async (tx) => {
    const facts = await (await buildPeopleFactsReader(system))(who.personId);
    const reductions = await listCouplingReductions(tx, system, { personId: who.personId, reached: "all" });
    const tariff = (await listTariffs(system, day)).find(({ id }) => id === town.tariffId);
    if (!tariff) throw new Error("a tariff is published");
    const ofDay = selectFactsForDay({ ...facts, reductions }, day);
    const priced = computeTariffPrice(tariff, ofDay, day);
    if (priced.outcome !== "priced") throw new Error("there is a price");
    const last = priced.steps.at(-1);
    return { cents: priced.cents, why: last ? formatTariffStep(last, "fr", ofDay.reductions) : "" };
  });
}

const journalOf = async (who: Someone) => {
  const { entries } = await readPersonJournal(who, who.personId);
  return entries.flatMap(({ action, data }) => couplingsContribution.journal[action]?.(data).fr ?? []);
};

describe("an offer of three services", () => {
  test("lives once a manager of each accepted and another agent approved; declined before, it never does", async () => {
    const { pool, bus, library } = town;
    const terms = town.terms();
    const { id } = terms;
    await submitCoupling(pool.manager, terms);
    await submitCoupling(pool.manager, terms);
    const leo = await town.holder(bus, library, pool);
    expect(await standingOf(leo, id)).toBeUndefined();
    await acceptCoupling(bus.manager, { id, serviceId: bus.service.id });
    expect(await standingOf(leo, id)).toBeUndefined();
    await expect(createCouplingAgreement(leo, { id, personId: leo.personId })).rejects.toMatchObject({
      code: "couplings.not_living",
    });
    await expect(approveCoupling(town.approver, { id })).rejects.toMatchObject({
      code: "couplings.not_accepted",
    });
    await acceptCoupling(library.manager, { id, serviceId: library.service.id });
    expect(await standingOf(leo, id)).toBeUndefined();
    await approveCoupling(town.approver, { id });
    await approveCoupling(town.approver, { id });
    expect(await standingOf(leo, id)).toBe("open");
    await expect(
      declineCoupling(library.manager, { id, serviceId: library.service.id }),
    ).rejects.toMatchObject({ code: "couplings.lives" });
    const other = town.terms();
    await submitCoupling(pool.manager, other);
    await declineCoupling(bus.manager, { id: other.id, serviceId: bus.service.id });
    await expect(
      acceptCoupling(library.manager, { id: other.id, serviceId: library.service.id }),
    ).rejects.toMatchObject({ code: "couplings.closed" });
    await expect(approveCoupling(town.approver, { id: other.id })).rejects.toMatchObject({
      code: "couplings.closed",
    });
    const seen = await listManagedCouplings(bus.manager);
    expect(seen.map((one) => one.id)).toEqual(expect.arrayContaining([id, other.id]));
  });

  test("says what is missing, then gives half price from the yes on, with the reason", async () => {
    const { bus, library, pool } = town;
    const id = await town.living();
    const leo = await town.holder(bus, pool);
    const [short] = (await listOwnCouplings(leo, leo.personId)).filter((one) => one.coupling.id === id);
    expect(short).toMatchObject({ standing: "short", tariff: { fr: "Entrée piscine" } });
    expect(short?.missing.map(({ title }) => title.fr)).toEqual(["Médiathèque"]);
    await expect(createCouplingAgreement(leo, { id, personId: leo.personId })).rejects.toMatchObject({
      code: "couplings.not_held",
    });
    await town.open(leo, library);
    expect(await entrance(leo, "2026-11-24")).toMatchObject({ cents: 450 });
    await createCouplingAgreement(leo, { id, personId: leo.personId });
    await createCouplingAgreement(leo, { id, personId: leo.personId });
    expect(await standingOf(leo, id)).toBe("agreed");
    const half = await entrance(leo, "2026-11-24");
    expect(half.cents).toBe(225);
    expect(half.why).toBe(
      `Avec l’offre couplée « La piscine à moitié prix », 50 % de moins, soit ${formatTariffEuros(225, "fr")} de réduction : il reste ${formatTariffEuros(225, "fr")}.`,
    );
    expect(await entrance(leo, "2026-11-23")).toMatchObject({ cents: 450 });
    expect(await journalOf(leo)).toEqual([
      "Oui à l’offre couplée « La piscine à moitié prix » : le service qui la donne sait que vous y avez droit, et rien d’autre.",
    ]);
  });

  test("withdrawn, it stops the same day; a line of a day before keeps its price; said again, it begins again", async () => {
    const { bus, library, pool } = town;
    const id = await town.living();
    const leo = await town.holder(bus, library, pool);
    const mine = { id, personId: leo.personId };
    await createCouplingAgreement(leo, mine);
    town.house.clock.set("2026-12-03T08:00:00Z");
    await withdrawCoupling(leo, mine);
    await withdrawCoupling(leo, mine);
    expect(await entrance(leo, "2026-12-02")).toMatchObject({ cents: 225 });
    expect(await entrance(leo, "2026-12-03")).toMatchObject({ cents: 450 });
    expect(await standingOf(leo, id)).toBe("open");
    await createCouplingAgreement(leo, mine);
    expect(await entrance(leo, "2026-12-03")).toMatchObject({ cents: 225 });
    const told = await leo.transaction((tx) => couplingsContribution.exportPerson(tx, leo, leo.personId));
    expect(told).toEqual({
      offres_couplees: [
        {
          offre: "La piscine à moitié prix",
          depuis: "2026-11-24",
          terminee_le: "2026-12-03",
          pourquoi: "à votre demande",
        },
        { offre: "La piscine à moitié prix", depuis: "2026-12-03", terminee_le: null, pourquoi: null },
      ],
    });
  });

  test("ends by itself the day a service is left: the price at once, the person is told, what came before stays", async () => {
    const { bus, library, pool } = town;
    const id = await town.living();
    const leo = await town.holder(bus, library, pool);
    await createCouplingAgreement(leo, { id, personId: leo.personId });
    town.house.clock.set("2026-12-03T08:00:00Z");
    await town.leave(leo, bus);
    // Before any job ran.
    expect(await entrance(leo, "2026-12-03")).toMatchObject({ cents: 450 });
    expect((await town.house.drain()).failed).toBe(0);
    expect(await entrance(leo, "2026-12-03")).toMatchObject({ cents: 450 });
    expect(await entrance(leo, "2026-12-02")).toMatchObject({ cents: 225 });
    expect(await standingOf(leo, id)).toBe("short");
    expect((await journalOf(leo))[0]).toContain("prend fin : un des services qu’il faut n’est plus ouvert");
    // Back on the bus, nothing begins again by itself.
    await town.open(leo, bus);
    expect(await entrance(leo, "2026-12-03")).toMatchObject({ cents: 450 });
    expect(await standingOf(leo, id)).toBe("open");
  });

  test("ends by itself the day a subscription is suspended, of the giving service or of a needed one; confirmed again, one says yes again", async () => {
    const { bus, library, pool } = town;
    const id = await town.living();
    for (const suspended of [library, pool]) {
      town.house.clock.set("2026-11-24T08:00:00Z");
      const leo = await town.holder(bus, library, pool);
      const mine = { id, personId: leo.personId };
      await createCouplingAgreement(leo, mine);
      town.house.clock.set("2026-12-03T08:00:00Z");
      await town.term(leo, suspended, "lapsed");
      expect(await entrance(leo, "2026-12-02")).toMatchObject({ cents: 225 });
      expect(await entrance(leo, "2026-12-03")).toMatchObject({ cents: 450 });
      expect(await standingOf(leo, id)).toBe("short");
      expect((await journalOf(leo))[0]).toContain("prend fin : un des services qu’il faut n’est plus ouvert");
      town.house.clock.set("2026-12-10T08:00:00Z");
      await town.term(leo, suspended, "renewed");
      expect(await entrance(leo, "2026-12-10")).toMatchObject({ cents: 450 });
      await createCouplingAgreement(leo, mine);
      expect(await entrance(leo, "2026-12-09")).toMatchObject({ cents: 450 });
      expect(await entrance(leo, "2026-12-10")).toMatchObject({ cents: 225 });
    }
  });

  test("any of several services is enough, and one of them may be left", async () => {
    const { bus, library, pool } = town;
    const id = await town.living({ needs: "any" });
    const leo = await town.holder(bus, library, pool);
    await createCouplingAgreement(leo, { id, personId: leo.personId });
    await town.leave(leo, bus);
    await town.house.drain();
    expect(await entrance(leo, "2026-11-24")).toMatchObject({ cents: 225 });
    await town.leave(leo, library);
    await town.house.drain();
    expect(await entrance(leo, "2026-11-24")).toMatchObject({ cents: 450 });
  });

  test("each service alone announces its last day, thirty days away: who holds it is told, and keeps it until then", async () => {
    const { bus, library, pool } = town;
    const id = await town.living();
    const leo = await town.holder(bus, library, pool);
    await createCouplingAgreement(leo, { id, personId: leo.personId });
    const end = (lastDay: string) =>
      endCoupling(library.manager, { id, serviceId: library.service.id, lastDay });
    await expect(end("2026-12-23")).rejects.toMatchObject({ code: "couplings.too_soon" });
    await end("2026-12-24");
    await end("2026-12-24");
    await expect(end("2026-12-31")).rejects.toMatchObject({ code: "couplings.ends_before" });
    expect((await town.house.drain()).failed).toBe(0);
    expect(await journalOf(leo)).toContain(
      "Le dernier jour de l’offre couplée « La piscine à moitié prix » vous est annoncé : jeudi 24 décembre 2026.",
    );
    expect(await entrance(leo, "2026-12-24")).toMatchObject({ cents: 225 });
    expect(await entrance(leo, "2026-12-25")).toMatchObject({ cents: 450 });
    town.house.clock.set("2026-12-25T08:00:00Z");
    expect(await standingOf(leo, id)).toBe("over");
  });

  test("an approver stops it the same day: nobody says yes any more, who holds it is told and keeps it for thirty days", async () => {
    const { bus, library, pool, approver } = town;
    const id = await town.living();
    const [leo, late] = [await town.holder(bus, library, pool), await town.holder(bus, library, pool)];
    await createCouplingAgreement(leo, { id, personId: leo.personId });
    await expect(revokeCoupling(pool.manager, { id })).rejects.toMatchObject({
      code: "access.capability_missing",
    });
    await revokeCoupling(approver, { id });
    await revokeCoupling(approver, { id });
    expect((await town.house.drain()).failed).toBe(0);
    expect(await standingOf(late, id)).toBeUndefined();
    await expect(createCouplingAgreement(late, { id, personId: late.personId })).rejects.toMatchObject({
      code: "couplings.not_living",
    });
    expect(await standingOf(leo, id)).toBe("agreed");
    expect(await journalOf(leo)).toContain(
      "Le dernier jour de l’offre couplée « La piscine à moitié prix » vous est annoncé : jeudi 24 décembre 2026.",
    );
    expect(await entrance(leo, "2026-12-24")).toMatchObject({ cents: 225 });
    expect(await entrance(leo, "2026-12-25")).toMatchObject({ cents: 450 });
  });

  test("two offers are never added, unless both say so; nothing goes below zero", async () => {
    const { bus, library, pool } = town;
    const leo = await town.holder(bus, library, pool);
    const { personId } = leo;
    const add = async (facts: Parameters<typeof town.living>[0]) => {
      const id = await town.living(facts);
      await createCouplingAgreement(leo, { id, personId });
      return id;
    };
    await add({ stacks: true });
    const euro = await add({ off: { cents: 100 } });
    expect((await entrance(leo, "2026-11-24")).cents).toBe(225);
    await withdrawCoupling(leo, { id: euro, personId });
    await add({ off: { cents: 100 }, stacks: true });
    expect((await entrance(leo, "2026-11-24")).cents).toBe(125);
    await add({ off: { cents: 900 } });
    expect((await entrance(leo, "2026-11-24")).cents).toBe(0);
  });

  test("its end reaches who may be told, whoever cannot be; and one row that does not open hides no other from the application", async () => {
    const { bus, library, pool, house } = town;
    const id = await town.living();
    const holders = [
      await town.holder(bus, library, pool),
      await town.holder(bus, library, pool),
      await town.holder(bus, library, pool),
    ];
    for (const who of holders) await createCouplingAgreement(who, { id, personId: who.personId });
    const ofPool = house.as(
      {
        kind: "client",
        clientId: parseId<"client">(randomUUID()),
        serviceId: pool.service.id,
        offeredBy: null,
      },
      town.caen,
    );
    const entitled = async () => (await listEntitled(ofPool, { limit: 100 })).entitled.length;
    const before = await entitled();
    const broken = [...holders].sort((one, other) => (one.personId < other.personId ? -1 : 1))[0];
    if (!broken) throw new TypeError("three hold it");
    await house.sqlAs(
      "owner",
      "update element set value_sealed = value_sealed || '\\x00'::bytea where person_id = $1 and name = 'given_name'",
      [broken.personId],
    );
    await endCoupling(library.manager, { id, serviceId: library.service.id, lastDay: "2026-12-24" });
    await house.drain();
    const told = async (who: Someone) =>
      (await journalOf(who)).filter((line) => line.includes("vous est annoncé")).length;
    for (const who of holders) expect(await told(who)).toBe(who === broken ? 0 : 1);
    await house.sqlAs(
      "owner",
      `alter table coupling_agreement disable trigger coupling_agreement_guard;
       update coupling_agreement set sealed = sealed || '\\x00'::bytea where id = (select id from coupling_agreement where coupling_id = '${id}' order by id limit 1);
       alter table coupling_agreement enable trigger coupling_agreement_guard`,
    );
    expect(await entitled()).toBe(before - 1);
  });
});
