import { afterAll, beforeAll, expect, test } from "vitest";
import { anAgent } from "../../../testing/builders.ts";
import { listAgents } from "../../access/access/index.ts";
import {
  acceptCoupling,
  approveCoupling,
  type CouplingId,
  declineCoupling,
  findWaitingStart,
  listManagedCouplings,
  listWaitingCouplings,
  listWhoAnswers,
  submitCoupling,
} from "./index.ts";
import { aCoupledTown, type CoupledTown } from "./testing/a-coupling.ts";

// An offer that waits for a yes: whoever may give it is told once, and has it before them; nobody else.

let town: CoupledTown;
beforeAll(async () => {
  town = await aCoupledTown();
});
afterAll(() => town?.house.close());

const waitingFor = async (context: CoupledTown["approver"]) =>
  (await listWaitingCouplings(context)).map(({ coupling: { id }, since }) => ({ id, since }));
/**
 * What was written about it so far: to whom, and what it asks. Whoever manages every service, or approves, is
 * told too.
 */
const letters = async () => {
  await town.house.drain();
  return town.house.mails.flatMap(({ to, subject }) => {
    const [, asked] = /Offre couplée\s«.*»\s: (.*) – /.exec(subject) ?? [];
    return asked === undefined ? [] : [`${to} ${asked}`];
  });
};
const addressOf = async ({ actor }: CoupledTown["approver"]) => {
  if (actor.kind !== "staff") throw new TypeError("an agent is expected");
  const { staffId } = actor;
  const system = town.house.system(town.caen);
  const agents = await system.transaction((tx) => listAgents(tx, system));
  return agents.find(({ id }) => id === staffId)?.email ?? "";
};
const found = async (id: CouplingId) => {
  const coupling = (await listManagedCouplings(town.pool.manager)).find((one) => one.id === id);
  if (!coupling) throw new TypeError("an offer is expected");
  return coupling;
};

test("is told to each manager it waits for, then, all of them having said yes, to who approves; said twice, told once", async () => {
  const { house, pool, bus, library, approver } = town;
  house.clock.set("2026-11-24T08:00:00Z");
  const terms = town.terms();
  const { id } = terms;
  await submitCoupling(pool.manager, terms);
  await submitCoupling(pool.manager, terms);
  const first = await letters();
  for (const { manager } of [bus, library])
    expect(first).toContain(`${await addressOf(manager)} votre réponse est attendue`);
  expect(new Set(first).size).toBe(first.length);
  const theirs = await Promise.all([pool.manager, approver].map(addressOf));
  expect(first.filter((one) => theirs.some((address) => one.startsWith(address)))).toEqual([]);
  expect(await waitingFor(bus.manager)).toEqual([{ id, since: "2026-11-24" }]);
  expect(await waitingFor(library.manager)).toEqual([{ id, since: "2026-11-24" }]);
  for (const other of [pool.manager, approver]) expect(await waitingFor(other)).toEqual([]);
  const names = await listWhoAnswers(pool.manager, await found(id));
  expect(names).toEqual(expect.arrayContaining(["Responsable Bus", "Responsable Médiathèque"]));
  expect(names).not.toContain("Responsable Piscine");

  house.clock.set("2026-11-26T08:00:00Z");
  await acceptCoupling(bus.manager, { id, serviceId: bus.service.id });
  expect(await letters()).toEqual(first);
  expect(findWaitingStart(await found(id), "2026-11-26")).toBe("2026-11-24");
  house.clock.set("2026-11-27T08:00:00Z");
  await acceptCoupling(library.manager, { id, serviceId: library.service.id });
  await acceptCoupling(library.manager, { id, serviceId: library.service.id });
  const last = (await letters()).slice(first.length);
  expect(last).toContain(`${await addressOf(approver)} à approuver`);
  expect(new Set(last).size).toBe(last.length);
  expect(last.every((one) => one.endsWith("à approuver"))).toBe(true);
  expect(await waitingFor(approver)).toEqual([{ id, since: "2026-11-27" }]);
  expect(await waitingFor(bus.manager)).toEqual([]);
  expect(await listWhoAnswers(pool.manager, await found(id))).toContain("Élie Roussel");

  await approveCoupling(approver, { id });
  expect(await waitingFor(approver)).toEqual([]);
  expect(await listWhoAnswers(pool.manager, await found(id))).toEqual([]);
  expect(await letters()).toHaveLength(first.length + last.length);
});

test("waits for no approver who counts for one with who accepted, is nobody's once declined, and is no desk agent's to know", async () => {
  const { house, caen, pool, bus, library } = town;
  house.clock.set("2026-12-01T08:00:00Z");
  const namesake = await anAgent(house, caen, ["authority_administrator"], "Responsable Piscine");
  const startsOn = "2026-12-01";
  const terms = town.terms({ needed: [bus.service.id], startsOn });
  await submitCoupling(pool.manager, terms);
  await acceptCoupling(bus.manager, { id: terms.id, serviceId: bus.service.id });
  expect(await waitingFor(namesake)).toEqual([]);
  const names = await listWhoAnswers(pool.manager, await found(terms.id));
  expect([names.includes("Élie Roussel"), names.includes("Responsable Piscine")]).toEqual([true, false]);
  const reception = await anAgent(house, caen, ["reception"], "Paul Vison");
  expect(await waitingFor(reception)).toEqual([]);
  const other = town.terms({ needed: [library.service.id], startsOn });
  await submitCoupling(pool.manager, other);
  await declineCoupling(library.manager, { id: other.id, serviceId: library.service.id });
  expect(await waitingFor(library.manager)).toEqual([]);
});
