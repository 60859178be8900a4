import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { moduleJobs } from "../../app.ts";
import { closeSession, listBookings, recordAttendance } from "../../features/activities/bookings/index.ts";
import {
  acceptCoupling,
  approveCoupling,
  type CouplingId,
  createCouplingAgreement,
  listCouplingReductions,
  listEntitled,
  submitCoupling,
  withdrawCoupling,
} from "../../features/activities/couplings/index.ts";
import {
  aCoupledTown,
  aRun,
  type CoupledTown,
  type Run,
  standingOf,
} from "../../features/activities/couplings/testing/a-coupling.ts";
import { showPrivateOffers } from "../../features/authorities/authorities/index.ts";
import { getMonthPreview, listInvoices } from "../../features/billing/invoices/index.ts";
import { issueMonth } from "../../features/billing/invoices/testing/issue-month.ts";
import { parseId } from "../../kernel/ids.ts";
import { anAgent } from "../../testing/builders.ts";
import type { Someone } from "../../testing/consents.ts";
import { aPublishedTariff } from "../../testing/tariffs.ts";
import { aPoolWithOffers } from "../testing/a-pool-with-offers.ts";

// What a coupled offer takes off is read on the invoice, with the reason; a private partner gives one, or
// counts for one, where the town shows partners.

let town: CoupledTown;

beforeAll(async () => {
  town = await aCoupledTown(moduleJobs);
});
afterAll(() => town?.house.close());

describe("a pool that is paid afterwards", () => {
  test("invoices half price, says why on the line, and keeps the price of what was booked before the offer was stopped", async () => {
    const { bus, library, pool, house } = town;
    const couplingId = await town.living();
    const leo = await town.holder(bus, library, pool);
    const mine = { id: couplingId, personId: leo.personId };
    await createCouplingAgreement(leo, mine);
    const { seriesId, mayor, sessions, books } = await aPoolWithOffers(town);
    for (const id of sessions) await books(leo, id, 225);
    await swim(leo, sessions[0] ?? expect.fail(), "2026-12-02");
    // Stopped, with a session booked: its price stays (ADR 0113).
    house.clock.set("2026-12-03T09:00:00Z");
    await withdrawCoupling(leo, mine);
    await swim(leo, sessions[1] ?? expect.fail(), "2026-12-09");
    house.clock.set("2027-01-04T08:00:00Z");
    const preview = await getMonthPreview(mayor, { seriesId, month: "2026-12" });
    expect(JSON.stringify(preview)).not.toContain("price_differs");
    await issueMonth(mayor, { seriesId, month: "2026-12" });
    const [issued] = await listInvoices(leo, leo.personId);
    const lines = (issued ?? expect.fail()).content.lines;
    expect(lines.map(({ day, cents, quantity }) => ({ day, cents, quantity }))).toEqual([
      { day: "2026-12-02", cents: 225, quantity: 1 },
      { day: "2026-12-09", cents: 225, quantity: 1 },
    ]);
    const [during, after] = lines.map(({ why }) => why?.reason.fr ?? "");
    const reduced =
      /Avec l’offre couplée « La piscine à moitié prix », 50 % de moins, soit 2,25\s€ de réduction : il reste 2,25\s€\./;
    expect(during).toMatch(reduced);
    expect(after).toMatch(reduced);
    expect(after).toMatch(/Elle était en cours quand ce prix a été fixé/);
    expect(during).not.toMatch(/quand ce prix/);
  });
});

describe("a private partner", () => {
  let cinema: Run;
  beforeAll(async () => {
    town.house.clock.set("2026-11-24T08:00:00Z");
    cinema = await aRun(
      town,
      { fr: "Cinéma Le Drakkar", en: "Le Drakkar cinema" },
      { partner: { name: "Le Drakkar", kind: "business" } },
    );
  });

  test("is named by no offer where the town shows no partner", async () => {
    await shows(false);
    await expect(
      submitCoupling(town.pool.manager, town.terms({ needed: [cinema.service.id] })),
    ).rejects.toMatchObject({ code: "couplings.not_valid" });
  });

  test("counts as a service that is held: its manager accepts, and it learns nothing", async () => {
    await shows(true);
    const { pool, approver } = town;
    const terms = town.terms({ needed: [cinema.service.id] });
    await submitCoupling(pool.manager, terms);
    await acceptCoupling(cinema.manager, { id: terms.id, serviceId: cinema.service.id });
    await approveCoupling(approver, { id: terms.id });
    const leo = await town.holder(pool, cinema);
    await createCouplingAgreement(leo, { id: terms.id, personId: leo.personId });
    expect(await namesOf(leo)).toEqual(["La piscine à moitié prix"]);
    expect(await entitledOf(cinema)).toBe(0);
    expect(await entitledOf(pool)).toBe(1);
  });

  test("gives an offer of its own: told that somebody is entitled, and not what else they hold; hidden again, nobody new says yes", async () => {
    await shows(true);
    const { pool, bus, approver } = town;
    const seat = { fr: "Place de cinéma", en: "Cinema seat", grid: "8 €" };
    const tariffId = await aPublishedTariff({ manager: cinema.manager, approver }, cinema.service.id, seat);
    const id: CouplingId = parseId<"coupling">(randomUUID());
    await submitCoupling(cinema.manager, {
      ...town.terms({ id, tariffId, off: { cents: 200 }, needs: "any" }),
      ...{ giverId: cinema.service.id, needed: [pool.service.id, bus.service.id] },
      name: { fr: "Le cinéma à 6 €", en: "The cinema at €6" },
    });
    for (const { manager, service } of [pool, bus])
      await acceptCoupling(manager, { id, serviceId: service.id });
    await approveCoupling(approver, { id });
    const [leo, late] = [await town.holder(cinema, bus), await town.holder(cinema, bus)];
    await createCouplingAgreement(leo, { id, personId: leo.personId });
    const { entitled } = await listEntitled(applicationOf(cinema), { limit: 10 });
    expect(entitled).toEqual([expect.objectContaining({ tariff: "place-de-cinema", off: { cents: 200 } })]);
    expect(JSON.stringify(entitled)).not.toContain(bus.service.id);
    await shows(false);
    await expect(createCouplingAgreement(late, { id, personId: late.personId })).rejects.toMatchObject({
      code: "couplings.not_living",
    });
    expect(await standingOf(late, id)).toBeUndefined();
    expect(await standingOf(leo, id)).toBe("agreed");
  });
});

async function shows(shown: boolean): Promise<void> {
  await showPrivateOffers(await anAgent(town.house, town.caen, ["authority_administrator"]), { shown });
}

const applicationOf = ({ service: { id: serviceId } }: Run) =>
  town.house.as(
    { kind: "client", clientId: parseId<"client">(randomUUID()), serviceId, offeredBy: null },
    town.caen,
  );

const entitledOf = async (run: Run) =>
  (await listEntitled(applicationOf(run), { limit: 10 })).entitled.length;

async function namesOf(who: Someone): Promise<readonly (string | undefined)[]> {
  const system = town.house.system(town.caen);
  const reductions = await system.transaction((tx) =>
    listCouplingReductions(tx, system, { personId: who.personId, reached: "all" }),
  );
  return reductions.map(({ name }) => name?.fr);
}

async function swim(who: Someone, sessionId: Parameters<typeof closeSession>[1], day: string): Promise<void> {
  const { house, pool } = town;
  const booked = (await listBookings(who, who.personId)).toCome.find(
    ({ booking }) => booking.sessionId === sessionId,
  );
  if (!booked) throw new TypeError("it was booked");
  house.clock.set(`${day}T13:30:00Z`);
  await recordAttendance(pool.manager, { id: booked.booking.id, mark: "present" });
  house.clock.set(`${day}T14:30:00Z`);
  await closeSession(pool.manager, sessionId);
}
